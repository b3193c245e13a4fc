package io.plimsoll.streams.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.detectors.check.Checks;
import io.plimsoll.detectors.tally.OutcomeSubject;
import io.plimsoll.detectors.tally.PairTable;
import io.plimsoll.streams.monitor.Policy;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What v1 and its shadow v2 answered to the same requests of credit, counted from the files by another program. */
class ShadowPairsTest {

    private static final int YES = OutcomeSubject.POSITIVE;
    private static final int NO = OutcomeSubject.NEGATIVE;

    private final Policy policy = SharedStream.CREDIT.policy(
            Duration.ofDays(1), Duration.ofDays(180), Optional.of(Duration.ZERO), Checks.STANDARD);

    @Test
    void shouldCountTheAnswersOfBothByTheLabelsThatCame() {
        PairTable pairs = ShadowWeeks.pairs(ShadowWeeks.withAllTheLabelsThatCame(policy));

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
}
