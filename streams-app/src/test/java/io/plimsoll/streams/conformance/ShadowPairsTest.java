package io.plimsoll.streams.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.detectors.check.Checks;
import io.plimsoll.detectors.tally.OutcomeSubject;
import io.plimsoll.detectors.tally.PairTable;
import io.plimsoll.streams.monitor.Close;
import io.plimsoll.streams.monitor.PaneReport;
import io.plimsoll.streams.monitor.Policy;
import io.plimsoll.streams.monitor.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What v1 and its shadow v2 answered to the same requests of credit, counted from the files by another program. */
class ShadowPairsTest {

    private static final int YES = OutcomeSubject.POSITIVE;
    private static final int NO = OutcomeSubject.NEGATIVE;

    private final Policy policy = SharedStream.CREDIT.policy(
            Duration.ofDays(1), Duration.ofDays(180), Optional.of(Duration.ZERO), Checks.STANDARD);

    @Test
    void shouldCountTheAnswersOfBothByTheLabelsThatCame() {
        PairTable pairs = pairs(ShadowWeeks.withAllTheLabelsThatCame(policy));

        int none = pairs.subject().none();
        assertThat(pairs.pairs()).isEqualTo(5_686);
        assertThat(pairs.count(NO, NO, none)).isEqualTo(1_313);
        assertThat(pairs.count(NO, YES, none)).isEqualTo(1_454);
        assertThat(pairs.count(YES, NO, none)).isEqualTo(2);
        assertThat(pairs.count(YES, NO, NO)).isEqualTo(17);
        assertThat(pairs.count(YES, NO, YES)).isEqualTo(104);
        assertThat(pairs.count(YES, YES, none)).isEqualTo(53);
        assertThat(pairs.count(YES, YES, NO)).isEqualTo(395);
        assertThat(pairs.count(YES, YES, YES)).isEqualTo(2_348);
    }

    @Test
    void shouldFindByTheTruthHowOftenOneAloneIsRight() {
        PairTable pairs = pairs(ShadowWeeks.withTheTruth(policy));

        assertThat(pairs.count(NO, YES, YES) + pairs.count(YES, NO, NO))
                .as("v2 alone is right")
                .isEqualTo(1_018);
        assertThat(pairs.count(NO, YES, NO) + pairs.count(YES, NO, YES))
                .as("v1 alone is right")
                .isEqualTo(559);
        assertThat(pairs.labelled()).isEqualTo(pairs.pairs());
    }

    /** Of all panes, by the last report of each. */
    private static PairTable pairs(List<Close> closes) {
        Map<Long, PaneReport> last = new TreeMap<>();
        closes.stream()
                .flatMap(close -> close.reports().stream())
                .filter(report -> report.series().role() == Role.SHADOW)
                .forEach(report -> last.put(report.pane(), report));
        assertThat(last.values())
                .allSatisfy(report -> assertThat(report.pairs()).containsOnlyKeys("v1"));
        return last.values().stream()
                .map(report -> Objects.requireNonNull(report.pairs().get("v1")).copy())
                .reduce((sum, pairs) -> {
                    sum.add(pairs);
                    return sum;
                })
                .orElseThrow();
    }
}
