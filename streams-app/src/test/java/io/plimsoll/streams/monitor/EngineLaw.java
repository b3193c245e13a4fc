package io.plimsoll.streams.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.detectors.check.Finding;
import io.plimsoll.detectors.check.Severity;
import io.plimsoll.detectors.tally.PairTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The law that holds the house together: the same events give the same last reports, bit for bit, however they are spread
 * over partitions, interleaved and committed; where no event is late, also the same incidents and decisions. Every host of the
 * engine keeps to it: it extends this class.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class EngineLaw {

    private static final int EVENTS = 1_200;

    /** One event so late that every pane before it is final when it closes: it moves all watermarks to the end. */
    private static final long LAST_PANE = 100;

    private static final Monitors MONITORS = SampleModel.always(SampleModel.monitor(SampleModel.deciding()));
    private static final List<Event> LATE = traffic(1, 4 * SampleModel.HOUR);
    private static final List<Event> PUNCTUAL = traffic(2, 0);
    private static final LastReports EXPECTED_OF_LATE = LastReports.ofBacktest(MONITORS, LATE);
    private static final LastReports EXPECTED_OF_PUNCTUAL = LastReports.ofBacktest(MONITORS, PUNCTUAL);

    /**
     * Runs the engine over events and then moves all watermarks to the end of the last one's pane.
     *
     * @param monitors what is in force, the same all the time
     * @param events in the order in which they were published; events of one id belong in one partition
     * @param partitions over how many partitions they are spread
     * @param commitEvery after how many events a partition commits
     * @param seed of the interleaving
     * @param closes is given every close
     */
    protected abstract void run(
            Monitors monitors, List<Event> events, int partitions, int commitEvery, long seed, Consumer<Close> closes);

    /** Over how many partitions events are spread, and after how many of them each commits: all of them, unless a host is slow. */
    protected Stream<Arguments> spreads() {
        return allSpreads();
    }

    static Stream<Arguments> allSpreads() {
        return IntStream.of(1, 4, 7)
                .boxed()
                .flatMap(partitions ->
                        IntStream.of(1, 100, 10_000).mapToObj(commitEvery -> Arguments.of(partitions, commitEvery)));
    }

    @ParameterizedTest(name = "{0} partitions, a commit every {1} events")
    @MethodSource("spreads")
    void shouldGiveTheLastReportsOfTheBacktest(int partitions, int commitEvery) {
        LastReports reports = new LastReports();

        run(MONITORS, LATE, partitions, commitEvery, 1, reports);

        assertSame(reports, EXPECTED_OF_LATE);
    }

    @ParameterizedTest(name = "{0} partitions, a commit every {1} events")
    @MethodSource("spreads")
    void shouldTellPeopleTheSameWhereNoEventIsLate(int partitions, int commitEvery) {
        LastReports reports = new LastReports();

        run(MONITORS, PUNCTUAL, partitions, commitEvery, 2, reports);

        assertSame(reports, EXPECTED_OF_PUNCTUAL);
        assertThat(reports.transitions()).isEqualTo(EXPECTED_OF_PUNCTUAL.transitions());
        assertThat(reports.recommendations()).isEqualTo(EXPECTED_OF_PUNCTUAL.recommendations());
        assertThat(reports.comparisons()).isEqualTo(EXPECTED_OF_PUNCTUAL.comparisons());
    }

    /** Of the last pane only the backtest says that it is final. */
    private static void assertSame(LastReports reports, LastReports expected) {
        assertThat(reports.byPane().keySet()).isEqualTo(expected.byPane().keySet());
        expected.byPane().entrySet().stream()
                .filter(entry -> !entry.getKey().startsWith(LAST_PANE + " "))
                .forEach(entry -> assertThat(reports.byPane().get(entry.getKey()))
                        .as(entry.getKey())
                        .isEqualTo(entry.getValue()));
    }

    /** A law about nothing would hold too. */
    @Test
    void shouldHaveSomethingToAgreeOn() {
        Map<String, LastReports.Last> late = EXPECTED_OF_LATE.byPane();

        assertThat(late).hasSizeGreaterThan(150);
        assertThat(late.values())
                .allMatch(LastReports.Last::isFinal)
                .anyMatch(last -> last.tally().duplicates() > 0)
                .anyMatch(last -> last.tally().outcomes().stream().anyMatch(outcomes -> outcomes.labelled() > 10))
                .anyMatch(last -> last.findings().stream().anyMatch(EngineLaw::isError));
        assertThat(pairs(EXPECTED_OF_LATE, "v1").labelled()).isGreaterThan(50);
        assertThat(pairs(EXPECTED_OF_LATE, "v2").pairs()).isGreaterThan(50);
        assertThat(EXPECTED_OF_PUNCTUAL.comparisons())
                .anyMatch(
                        finding -> finding.n() > 50 && finding.measure().value().isPresent());
        assertThat(EXPECTED_OF_PUNCTUAL.transitions())
                .hasSizeGreaterThan(2)
                .anyMatch(transition -> transition.exemplars().size() == Exemplars.MOST);
        assertThat(EXPECTED_OF_PUNCTUAL.recommendations()).hasSizeGreaterThan(2);
    }

    private static List<Event> traffic(long seed, long latest) {
        List<Event> traffic = SampleModel.traffic(seed, EVENTS, latest);
        traffic.replaceAll(event -> isAtFault(event) ? event.with("colour", "blue") : event);
        traffic.add(SampleModel.event(new Random(seed), "last", "v2", LAST_PANE * SampleModel.HOUR, 0));
        return traffic;
    }

    /** For ten hours every other request of women, and every fifth of men, has a colour that the reference never held. */
    private static boolean isAtFault(Event event) {
        long hour = Math.floorDiv(event.time(), SampleModel.HOUR);
        int share = "female".equals(event.segments().get("gender")) ? 2 : 5;
        return !event.isLabel()
                && hour >= 4
                && hour < 14
                && Math.floorMod(event.id().hashCode(), share) == 0;
    }

    /** All pairs of this champion and its shadow. */
    private static PairTable pairs(LastReports reports, String acting) {
        return reports.byPane().values().stream()
                .flatMap(last -> Optional.ofNullable(last.pairs().get(acting)).stream())
                .reduce((one, other) -> {
                    PairTable sum = one.copy();
                    sum.add(other);
                    return sum;
                })
                .orElseThrow();
    }

    private static boolean isError(Finding finding) {
        return finding.speaks()
                && finding.severity().filter(Severity.ERROR::equals).isPresent();
    }
}
