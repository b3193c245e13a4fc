package io.plimsoll.streams.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.detectors.check.Checks;
import io.plimsoll.detectors.check.CustomaryMethods;
import io.plimsoll.detectors.check.PsiCheck;
import io.plimsoll.streams.grafana.Repository;
import io.plimsoll.streams.monitor.Policy;
import io.plimsoll.streams.rig.ContinuousIntegration;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The README's table: in how many days the known causes of four streams are found, and how many quiet days see a false alarm,
 * beside what is commonly used on the same daily windows of the same features. Segments and predictions are left out, for the
 * others have none.
 */
class DetectionTableTest {

    private static final String BEGIN = "<!-- detection table -->";
    private static final String END = "<!-- end of the detection table -->";

    @ParameterizedTest(name = "{0}")
    @MethodSource("streams")
    void shouldFindTheKnownCausesAsTheTableSays(String name, SharedStream stream, List<Cause> causes)
            throws IOException {
        List<String> rows =
                MethodsOnStream.of(stream, causes, featuresOnly(stream)).rows();

        rows.forEach(System.out::println);
        assertThat(rows)
                .isEqualTo(table().stream()
                        .filter(row -> row.startsWith("| " + name + " |"))
                        .toList());
    }

    /** The two short ones in a build, under {@code -Pbenchmark} all four: a minute. */
    static Stream<Arguments> streams() {
        Stream<Arguments> quick = Stream.of(
                Arguments.of("adult", SharedStream.ADULT, List.of()),
                Arguments.of("credit", SharedStream.CREDIT, Cause.ofCredit()));
        Stream<Arguments> others = Stream.of(
                Arguments.of("carloan", SharedStream.CARLOAN, Cause.ofCarloan()),
                Arguments.of("elec2", SharedStream.ELEC2.ignoring("day", "period"), Cause.ofElec2()));
        return Integer.getInteger("plimsoll.simulation.seeds", 2) > 2 ? Stream.concat(quick, others) : quick;
    }

    @Test
    void shouldNameTheMethodsThatAreCompared() throws IOException {
        assertThat(table().get(0))
                .isEqualTo("| stream | found after days; false alarms | Plimsoll | "
                        + String.join(" | ", CustomaryMethods.NAMES) + " |");
    }

    /** What a reader is told is what the test above found. */
    @Test
    void shouldStandInTheReadme() throws IOException {
        String readme = Files.readString(Repository.path("README.md"));
        if (!readme.contains(BEGIN)) {
            leaveOut("the README has no table between " + BEGIN + " and " + END);
        }

        String told = readme.substring(readme.indexOf(BEGIN) + BEGIN.length(), readme.indexOf(END));

        assertThat(told.strip().lines().toList()).isEqualTo(table());
    }

    private static List<String> table() throws IOException {
        try (InputStream file = DetectionTableTest.class.getResourceAsStream("detection-table.md")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .strip()
                    .lines()
                    .toList();
        }
    }

    private static void leaveOut(String message) {
        throw ContinuousIntegration.missing(message);
    }

    /**
     * The index alone decides, as it does by default, and of a model that decides nothing no outcomes are judged: what else is
     * told costs time and alarms nobody here.
     */
    private static Policy featuresOnly(SharedStream stream) {
        Checks standard = Checks.STANDARD;
        Policy policy = stream.policy(
                Duration.ofDays(1),
                Duration.ofDays(1),
                Optional.empty(),
                new Checks(
                        List.of(PsiCheck.STANDARD),
                        standard.missing(),
                        standard.unseen(),
                        standard.range(),
                        standard.wrongType(),
                        standard.duplicates(),
                        standard.latency(),
                        standard.volume()));
        return new Policy(
                policy.model(),
                Policy.Task.REGRESSION,
                Optional.empty(),
                List.of(),
                policy.window(),
                policy.scan(),
                policy.lateness(),
                policy.horizon(),
                policy.mature(),
                policy.features(),
                policy.derive(),
                List.of(),
                policy.checks(),
                policy.budget(),
                policy.alerting(),
                policy.reporting());
    }
}
