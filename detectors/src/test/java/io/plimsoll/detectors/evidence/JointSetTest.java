package io.plimsoll.detectors.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.detectors.statistic.Interval;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The laws of every joint set, and the corners of each. */
class JointSetTest {
    private static final double ALPHA = 0.01;
    private static final double LOG_THRESHOLD = -Math.log(ALPHA);

    static Stream<JointSet> sets() {
        return Stream.of(
                new RatioSet(new Rate(5, 24), new Rate(150, 190)),
                new RatioSet(new Rate(400, 1000), new Rate(300, 1000)),
                new RatioSet(new Rate(0, 10), new Rate(3, 10)),
                new RatioSet(new Rate(10, 10), new Rate(3, 10)),
                new DifferenceSet(new Rate(5, 24), new Rate(150, 190)),
                new DifferenceSet(new Rate(30, 30), new Rate(0, 40)),
                new DifferenceSet(new Rate(0, 30), new Rate(0, 40)),
                new DifferenceSet(new Rate(0.5, 12.5), new Rate(9.25, 40)),
                new PairedSet(3, 17, 400),
                new PairedSet(0, 0, 50),
                new PairedSet(20, 0, 20),
                new PairedSet(12, 3, 15));
    }

    @ParameterizedTest
    @MethodSource("sets")
    void shouldHoldWhatWasObserved(JointSet set) {
        Interval interval = set.interval(ALPHA);

        assertThat(interval.contains(set.estimate())).isTrue();
    }

    @ParameterizedTest
    @MethodSource("sets")
    void shouldEndWhereTheEvidenceReachesTheThreshold(JointSet set) {
        Interval interval = set.interval(ALPHA);

        Stream.of(interval.lower(), interval.upper())
                .filter(end -> set.positionOf(end) > 0 && set.positionOf(end) < 1)
                .forEach(end -> assertThat(set.logE(end)).isCloseTo(LOG_THRESHOLD, within(1e-6)));
    }

    @ParameterizedTest
    @MethodSource("sets")
    void shouldHaveOneEvidenceAtWhatWasObserved(JointSet set) {
        double observed = set.estimate();

        double atObserved = set.logE(observed);

        assertThat(set.logEAgainstAtLeast(observed)).isCloseTo(atObserved, within(1e-9));
        assertThat(set.logEAgainstAtMost(observed)).isCloseTo(atObserved, within(1e-9));
        assertThat(atObserved).isNegative();
    }

    @ParameterizedTest
    @MethodSource("sets")
    void shouldWidenWithConfidence(JointSet set) {
        Interval usual = set.interval(ALPHA);
        Interval surer = set.interval(ALPHA / 100);

        assertThat(surer.lower()).isLessThanOrEqualTo(usual.lower());
        assertThat(surer.upper()).isGreaterThanOrEqualTo(usual.upper());
    }

    @ParameterizedTest
    @MethodSource("sets")
    void shouldRefuteOnlyTheFarSide(JointSet set) {
        Interval interval = set.interval(ALPHA);
        double beyond = interval.upper() + 0.05;

        assertThat(set.logEAgainstAtMost(beyond)).isNotPositive();
        assertThat(set.logEAgainstAtLeast(interval.lower() - 0.05)).isNotPositive();
    }

    @Test
    void shouldRefuteAtLeastExactlyAboveTheInterval() {
        JointSet set = new RatioSet(new Rate(40, 100), new Rate(60, 100));
        Interval interval = set.interval(ALPHA);

        assertThat(set.logEAgainstAtLeast(interval.upper() * 1.01)).isGreaterThan(LOG_THRESHOLD);
        assertThat(set.logEAgainstAtLeast(interval.upper() * 0.99)).isLessThan(LOG_THRESHOLD);
        assertThat(set.logEAgainstAtMost(interval.lower() * 0.99)).isGreaterThan(LOG_THRESHOLD);
        assertThat(set.logEAgainstAtMost(interval.lower() * 1.01)).isLessThan(LOG_THRESHOLD);
    }

    @Test
    void shouldMirrorWhenTheSidesAreExchanged() {
        Rate one = new Rate(40, 100);
        Rate other = new Rate(70, 110);

        Interval ratio = new RatioSet(one, other).interval(ALPHA);
        Interval inverse = new RatioSet(other, one).interval(ALPHA);
        Interval difference = new DifferenceSet(one, other).interval(ALPHA);
        Interval negative = new DifferenceSet(other, one).interval(ALPHA);
        Interval paired = new PairedSet(10, 30, 100).interval(ALPHA);
        Interval swapped = new PairedSet(30, 10, 100).interval(ALPHA);

        assertThat(inverse.lower()).isCloseTo(1 / ratio.upper(), within(1e-12));
        assertThat(negative.lower()).isCloseTo(-difference.upper(), within(1e-12));
        assertThat(swapped.lower()).isCloseTo(-paired.upper(), within(1e-12));
    }

    @Test
    void shouldRefuteNothingWithoutTrials() {
        Rate none = new Rate(0, 0);

        assertThat(new RatioSet(none, new Rate(3, 9)).interval(ALPHA))
                .isEqualTo(new Interval(0, Double.POSITIVE_INFINITY));
        assertThat(new DifferenceSet(new Rate(3, 9), none).interval(ALPHA)).isEqualTo(new Interval(-1, 1));
        assertThat(new PairedSet(0, 0, 0).interval(ALPHA)).isEqualTo(new Interval(-1, 1));
    }

    @Test
    void shouldLeaveEveryRatioOpenWithoutAnySuccess() {
        JointSet set = new RatioSet(new Rate(0, 50), new Rate(0, 60));

        assertThat(set.interval(ALPHA)).isEqualTo(new Interval(0, Double.POSITIVE_INFINITY));
        assertThat(set.logEAgainstAtLeast(100)).isNegative();
    }

    @Test
    void shouldBoundARatioFromBelowOnlyWhenTheSecondHasNoSuccess() {
        Interval interval = new RatioSet(new Rate(40, 50), new Rate(0, 60)).interval(ALPHA);

        assertThat(interval.lower()).isGreaterThan(3);
        assertThat(interval.upper()).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void shouldFavourNeitherSideWhenDiscordantPairsBalance() {
        PairedSet set = new PairedSet(20, 20, 100);

        assertThat(set.logMcNemar()).isNegative();
        assertThat(set.interval(ALPHA).contains(0)).isTrue();
    }

    @Test
    void shouldRefuteContrastsThatCannotBe() {
        JointSet ratio = new RatioSet(new Rate(3, 9), new Rate(4, 9));
        JointSet difference = new DifferenceSet(new Rate(3, 9), new Rate(4, 9));

        assertThat(ratio.logE(-0.5)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(difference.logE(1.5)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(difference.logE(1)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void shouldRefuseImpossiblePairs() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PairedSet(5, 6, 10));
        assertThatIllegalArgumentException().isThrownBy(() -> new PairedSet(-1, 6, 10));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.1, Double.NaN})
    void shouldRefuseWhatIsNoLevel(double alpha) {
        JointSet set = new PairedSet(5, 5, 10);

        assertThatIllegalArgumentException().isThrownBy(() -> set.interval(alpha));
    }
}
