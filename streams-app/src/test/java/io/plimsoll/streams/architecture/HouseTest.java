package io.plimsoll.streams.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

/** Who may know whom in the service. */
@AnalyzeClasses(packages = "io.plimsoll.streams", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {

    private static final String ROOT = "io.plimsoll.streams.";

    @ArchTest
    static final ArchRule MONITOR_KNOWS_NEITHER_KAFKA_NOR_JSON_NOR_FILES = noClasses()
            .that()
            .resideInAPackage(ROOT + "monitor..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka..",
                    "com.fasterxml..",
                    "java.nio.file..",
                    "org.slf4j..",
                    "io.plimsoll.schemas..",
                    ROOT + "topology..",
                    ROOT + "wire..",
                    ROOT + "serde..",
                    ROOT + "config..",
                    ROOT + "ops..",
                    ROOT + "files..",
                    ROOT + "cli..");

    @ArchTest
    static final ArchRule ONLY_THE_TOPOLOGY_KNOWS_KAFKA_STREAMS = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "topology..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka.streams..");

    @ArchTest
    static final ArchRule ONLY_THE_BOX_KNOWS_THE_BROKER = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "embedded..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("kafka..", "org.apache.kafka.server..", "org.apache.kafka.metadata..");

    @ArchTest
    static final ArchRule WIRE_KNOWS_NO_HOST = noClasses()
            .that()
            .resideInAPackage(ROOT + "wire..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", ROOT + "topology..", ROOT + "ops..", ROOT + "cli..");

    @ArchTest
    static final ArchRule NOTHING_KNOWS_THE_COMMAND_LINE = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "cli..", "picocli..");

    /** Delivery knows the messages, the settings and the topics; nothing of how the messages come to be or are shown. */
    @ArchTest
    static final ArchRule FORWARD_KNOWS_ONLY_MESSAGES_AND_SETTINGS = noClasses()
            .that()
            .resideInAPackage(ROOT + "forward..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.plimsoll.streams..")
                    .and(resideOutsideOfPackages(ROOT + "forward..", ROOT + "config..", ROOT + "wire.."))
                    .or(resideInAnyPackage(
                            "io.plimsoll.detectors..",
                            "io.micrometer..",
                            "java.nio.file..",
                            "org.apache.kafka.clients.producer..",
                            "org.apache.kafka.clients.admin..")));

    @ArchTest
    static final ArchRule NOTHING_BUT_THE_COMMAND_LINE_KNOWS_DELIVERY = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "forward..", ROOT + "cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + "forward..");

    /** Nothing else of the service reaches out to others over HTTP. */
    @ArchTest
    static final ArchRule ONLY_DELIVERY_CALLS_OUT = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "forward..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.net.http..");

    @ArchTest
    static final ArchRule NO_ROOM_FOR_ODDS_AND_ENDS =
            noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Constants)");

    @ArchTest
    static final ArchRule NO_WALL_CLOCK_BUT_THE_INJECTED_ONE = noClasses()
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching(ROOT + "(*)..").should().beFreeOfCycles();
}
