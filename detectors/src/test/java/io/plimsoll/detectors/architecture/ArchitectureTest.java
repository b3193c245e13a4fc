package io.plimsoll.detectors.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** Who may know whom, and what keeps the mathematics pure and the same on every platform. */
@AnalyzeClasses(packages = "io.plimsoll.detectors", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] JAVA = {"java..", "org.jspecify.annotations..", "org.apache.commons.math3.."};

    @ArchTest
    static final ArchRule tallyKnowsNobody = classes()
            .that()
            .resideInAPackage("..detectors.tally..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("..detectors.tally..", "java..", "org.jspecify.annotations..", "org.HdrHistogram..");

    @ArchTest
    static final ArchRule statisticKnowsNobody = classes()
            .that()
            .resideInAPackage("..detectors.statistic..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(with("..detectors.statistic.."));

    @ArchTest
    static final ArchRule changeKnowsNobody = classes()
            .that()
            .resideInAPackage("..detectors.change..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(with("..detectors.change.."));

    @ArchTest
    static final ArchRule evidenceKnowsStatisticAndTally = classes()
            .that()
            .resideInAPackage("..detectors.evidence..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(with("..detectors.evidence..", "..detectors.statistic..", "..detectors.tally.."));

    @ArchTest
    static final ArchRule checkKnowsTheOtherFour = classes()
            .that()
            .resideInAPackage("..detectors.check..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(with(
                    "..detectors.check..",
                    "..detectors.change..",
                    "..detectors.evidence..",
                    "..detectors.statistic..",
                    "..detectors.tally.."));

    @ArchTest
    static final ArchRule onlyTallyKnowsHistograms = noClasses()
            .that()
            .resideOutsideOfPackage("..detectors.tally..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.HdrHistogram..");

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("io.plimsoll.detectors.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule classesAreConcepts = noClasses()
            .should()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Constants");

    @ArchTest
    static final ArchRule noClock = noClasses()
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Clock.class, Instant.class, InstantSource.class)
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime");

    @ArchTest
    static final ArchRule noChance = noClasses()
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Random.class, ThreadLocalRandom.class)
            .orShould()
            .callMethod(Math.class, "random");

    /** The results of these differ between platforms by a last bit; those of StrictMath do not. */
    @ArchTest
    static final ArchRule theSameOnEveryPlatform = noClasses()
            .should()
            .callMethod(Math.class, "log", double.class)
            .orShould()
            .callMethod(Math.class, "log10", double.class)
            .orShould()
            .callMethod(Math.class, "log1p", double.class)
            .orShould()
            .callMethod(Math.class, "exp", double.class)
            .orShould()
            .callMethod(Math.class, "expm1", double.class)
            .orShould()
            .callMethod(Math.class, "pow", double.class, double.class)
            .orShould()
            .callMethod(Math.class, "cbrt", double.class)
            .orShould()
            .callMethod(Math.class, "hypot", double.class, double.class)
            .orShould()
            .callMethod(Math.class, "sin", double.class)
            .orShould()
            .callMethod(Math.class, "cos", double.class)
            .orShould()
            .callMethod(Math.class, "tan", double.class)
            .orShould()
            .callMethod(Math.class, "atan2", double.class, double.class);

    private static String[] with(String... packages) {
        return Stream.of(packages, JAVA).flatMap(Stream::of).toArray(String[]::new);
    }
}
