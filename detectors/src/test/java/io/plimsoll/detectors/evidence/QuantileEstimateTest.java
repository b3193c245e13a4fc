package io.plimsoll.detectors.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.detectors.statistic.Interval;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Quantiles of counts between edges, beside those of the raw values. */
class QuantileEstimateTest {

    private static final double ALPHA = 0.05;
    private static final double[] EDGES =
            IntStream.rangeClosed(1, 99).mapToDouble(i -> i / 100.0).toArray();

    private final Random random = new Random(3);

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.5, 0.9, 0.99})
    void shouldLieWithinABinOfTheQuantileOfTheRawValues(double probability) {
        double[] values = random.doubles(5_000).map(u -> u * u).sorted().toArray();

        QuantileEstimate estimate = estimate(values, probability);

        double exact = values[(int) Math.ceil(probability * values.length) - 1];
        assertThat(estimate.value().orElseThrow()).isCloseTo(exact, within(0.01));
        assertThat(estimate.interval(ALPHA).contains(exact)).isTrue();
        assertThat(estimate.interval(ALPHA).width()).isLessThan(0.12);
    }

    /** Ranks of the raw values that the sequence for a rate does not refute, and then outwards to the edges. */
    @ParameterizedTest
    @CsvSource({"300, 0.5", "300, 0.9", "4000, 0.5", "4000, 0.95"})
    void shouldBeTheIntervalOfOrderStatisticsRoundedOutwards(int cases, double probability) {
        double[] values = random.doubles(cases).sorted().toArray();
        ConfidenceSequence sequence = ConfidenceSequence.around(probability);
        int[] ranks = IntStream.rangeClosed(0, cases)
                .filter(k -> sequence.logE(new Rate(k, cases), probability) < -Math.log(ALPHA))
                .toArray();

        Interval interval = estimate(values, probability).interval(ALPHA);

        double lowest = values[ranks[0] - 1];
        int last = ranks[ranks.length - 1];
        double highest = last == cases ? 1 : values[last];
        assertThat(interval.lower()).isBetween(lowest - 0.01, lowest);
        assertThat(interval.upper()).isBetween(highest, highest + 0.01);
    }

    /** Half of all values are one: that value is the median, however many there are, and nothing else is. */
    @Test
    void shouldTellAValueThatManyShare() {
        double[] edges = {Math.nextDown(2.0), 2, 5};

        QuantileEstimate estimate =
                QuantileEstimate.of(edges, new long[] {300, 1200, 300, 0}, 0.5, AsymptoticEstimate.POSITIVE);

        assertThat(estimate.value()).hasValueCloseTo(2.0, within(1e-12));
        assertThat(estimate.interval(ALPHA)).isEqualTo(new Interval(Math.nextDown(2.0), 2));
    }

    @Test
    void shouldSayNothingOfNothing() {
        QuantileEstimate nothing =
                QuantileEstimate.of(new double[] {1}, new long[] {0, 0}, 0.5, AsymptoticEstimate.POSITIVE);

        assertThat(nothing.value()).isEmpty();
        assertThat(nothing.interval(ALPHA)).isEqualTo(AsymptoticEstimate.POSITIVE);
        assertThat(nothing.obstacle()).isEqualTo(Insufficiency.Reason.UNDEFINED);
    }

    /** All beyond the last edge: a bound is known, a value is not. */
    @Test
    void shouldOnlyBoundWhatLiesBeyondAllEdges() {
        QuantileEstimate beyond =
                QuantileEstimate.of(new double[] {1, 2}, new long[] {0, 0, 500}, 0.5, AsymptoticEstimate.POSITIVE);

        assertThat(beyond.value()).isEmpty();
        assertThat(beyond.interval(ALPHA)).isEqualTo(new Interval(2, Double.POSITIVE_INFINITY));
    }

    @Test
    void shouldWidenWithTheDesignEffect() {
        QuantileEstimate independent = estimate(random.doubles(2_000).sorted().toArray(), 0.5);

        Interval wide = independent.scaled(0.25).interval(ALPHA);

        assertThat(wide.width())
                .isBetween(
                        1.5 * independent.interval(ALPHA).width(),
                        2.6 * independent.interval(ALPHA).width());
        assertThat(independent.scaled(0.25).value()).isEqualTo(independent.value());
    }

    @Test
    void shouldRefuseWhatIsNoQuantile() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QuantileEstimate.of(EDGES, new long[100], 1, AsymptoticEstimate.SHARES));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QuantileEstimate.of(EDGES, new long[99], 0.5, AsymptoticEstimate.SHARES));
    }

    private static QuantileEstimate estimate(double[] values, double probability) {
        long[] counts = new long[EDGES.length + 1];
        for (double value : values) {
            int place = Arrays.binarySearch(EDGES, value);
            counts[place < 0 ? -place - 1 : place]++;
        }
        return QuantileEstimate.of(EDGES, counts, probability, AsymptoticEstimate.SHARES);
    }
}
