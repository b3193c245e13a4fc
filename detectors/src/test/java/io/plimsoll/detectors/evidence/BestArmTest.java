package io.plimsoll.detectors.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.detectors.golden.GoldenFiles;
import io.plimsoll.detectors.statistic.BetaPosterior;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BestArmTest {

    @Test
    void shouldAgreeWithScipyOnTwoArms() {
        for (JsonNode one : GoldenFiles.read("stats_units.json").path("beta_binomial_prob_b_better")) {
            BetaPosterior a = posterior(one, "a");
            BetaPosterior b = posterior(one, "b");

            double[] chances = BestArm.probabilities(List.of(a, b));

            assertThat(chances[1]).isCloseTo(one.path("probability").doubleValue(), within(1e-10));
        }
    }

    private static BetaPosterior posterior(JsonNode one, String arm) {
        return BetaPosterior.of(
                one.path("success_" + arm).longValue(), one.path("n_" + arm).longValue());
    }

    /** By Simpson's rule on 100,000 points, in Python 3.11 with math.lgamma. */
    @Test
    void shouldAgreeWithSimpsonOnThreeArms() {
        List<BetaPosterior> arms =
                List.of(new BetaPosterior(31, 71), new BetaPosterior(41, 61), new BetaPosterior(36, 41));

        double[] chances = BestArm.probabilities(arms);

        assertThat(chances)
                .containsExactly(
                        new double[] {0.004845109615266787, 0.18771934244646127, 0.8074355479383181}, within(1e-11));
    }

    @ParameterizedTest(name = "{0} arms of {1} successes in {2}")
    @CsvSource({"2, 0, 0", "3, 0, 5000", "4, 90000, 100000", "5, 3, 3"})
    void shouldGiveEqualsEqualChances(int arms, long successes, long trials) {
        double[] chances = BestArm.probabilities(Collections.nCopies(arms, BetaPosterior.of(successes, trials)));

        assertThat(Arrays.stream(chances))
                .allSatisfy(chance -> assertThat(chance).isCloseTo(1.0 / arms, within(1e-9)));
    }

    @Test
    void shouldMoveSharesStepByStepAndKeepTheFloor() {
        TrafficShares shares = new TrafficShares(0.05, 0.1);
        double[] current = {0.9, 0.1};

        double[] next = shares.towards(current, new double[] {0.02, 0.98}, new boolean[] {true, true});

        assertThat(next).containsExactly(new double[] {0.8, 0.2}, within(1e-12));
    }

    @Test
    void shouldSettleAtTheFloor() {
        TrafficShares shares = new TrafficShares(0.05, 0.1);
        double[] current = {0.5, 0.5};

        for (int step = 0; step < 10; step++) {
            current = shares.towards(current, new double[] {0.001, 0.999}, new boolean[] {true, true});
        }

        assertThat(current).containsExactly(new double[] {0.05, 0.95}, within(1e-9));
    }

    @Test
    void shouldGiveNoMoreToAnArmWhoseGatesAreNotPassed() {
        double[] current = {0.6, 0.2, 0.2};

        double[] next = TrafficShares.STANDARD.towards(
                current, new double[] {0.1, 0.8, 0.1}, new boolean[] {true, false, true});

        assertThat(next[1]).isLessThanOrEqualTo(0.2);
        assertThat(Arrays.stream(next).sum()).isCloseTo(1, within(1e-9));
    }

    @Test
    void shouldStayWhereNobodyMayGain() {
        double[] current = {0.7, 0.3};

        double[] next = TrafficShares.STANDARD.towards(current, new double[] {0, 1}, new boolean[] {false, false});

        assertThat(next).containsExactly(current, within(1e-9));
    }

    @Test
    void shouldRefuseLimitsThatAreNoShares() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TrafficShares(-0.1, 0.1));
        assertThatIllegalArgumentException().isThrownBy(() -> new TrafficShares(0.1, 1.1));
    }
}
