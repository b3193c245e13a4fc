package io.plimsoll.streams.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.detectors.check.Finding;
import io.plimsoll.detectors.check.Severity;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link EngineLaw} of models of several classes and of numbers, over the two stages. */
class TaskLawTest {

    private static final int EVENTS = 1_200;
    private static final long LAST_PANE = 100;
    private static final Map<TaskModel, List<Event>> TRAFFIC = new EnumMap<>(TaskModel.class);
    private static final Map<TaskModel, LastReports> EXPECTED = new EnumMap<>(TaskModel.class);

    static {
        for (TaskModel model : TaskModel.values()) {
            List<Event> traffic = model.traffic(1, EVENTS, 4, 4 * TaskModel.HOUR);
            Random random = new Random(1);
            traffic.add(model.answering(
                    Event.of("last", SampleModel.NAME, "v1", LAST_PANE * TaskModel.HOUR),
                    random,
                    model.truth(random),
                    1));
            TRAFFIC.put(model, traffic);
            EXPECTED.put(model, LastReports.ofBacktest(SampleModel.always(model.monitor()), traffic));
        }
    }

    static Stream<Arguments> spreads() {
        return Stream.of(TaskModel.values())
                .flatMap(model ->
                        EngineLaw.allSpreads().map(spread -> Arguments.of(model, spread.get()[0], spread.get()[1])));
    }

    @ParameterizedTest(name = "{0}: {1} partitions, a commit every {2} events")
    @MethodSource("spreads")
    void shouldGiveTheLastReportsOfTheBacktest(TaskModel model, int partitions, int commitEvery) {
        LastReports reports = new LastReports();

        new TwoStagesTest()
                .run(SampleModel.always(model.monitor()), traffic(model), partitions, commitEvery, 1, reports);

        Map<String, LastReports.Last> expected = expected(model).byPane();
        assertThat(reports.byPane().keySet()).isEqualTo(expected.keySet());
        expected.forEach((key, last) -> {
            if (!key.startsWith(LAST_PANE + " ")) {
                assertThat(reports.byPane().get(key)).as(key).isEqualTo(last);
            }
        });
    }

    /** A law about nothing would hold too. */
    @ParameterizedTest
    @EnumSource(TaskModel.class)
    void shouldHaveSomethingToAgreeOn(TaskModel model) {
        Map<String, LastReports.Last> last = expected(model).byPane();

        assertThat(last.values())
                .allMatch(LastReports.Last::isFinal)
                .anyMatch(report -> report.tally().labelled() > 10)
                .anyMatch(report -> report.findings().stream().anyMatch(TaskLawTest::isError));
    }

    @Test
    void shouldCountNoClassesOfNumbersNorErrorsOfClasses() {
        assertThat(expected(TaskModel.NUMBERS).byPane().values())
                .allMatch(report -> report.tally().outcomes().isEmpty());
        assertThat(expected(TaskModel.CLASSES).byPane().values())
                .allMatch(report -> report.tally().errors().isEmpty());
    }

    private static List<Event> traffic(TaskModel model) {
        return Objects.requireNonNull(TRAFFIC.get(model));
    }

    private static LastReports expected(TaskModel model) {
        return Objects.requireNonNull(EXPECTED.get(model));
    }

    private static boolean isError(Finding finding) {
        return finding.severity()
                .filter(severity -> severity.atLeast(Severity.ERROR))
                .isPresent();
    }
}
