package io.plimsoll.detectors.statistic;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.detectors.statistic.StratifiedMeans.Stratum;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class StratifiedMeansTest {

    private static final Offset<Double> EXACT = Offset.offset(1e-12);

    /** Shares are means of zeros and ones. */
    @Test
    void shouldBeMantelHaenszelOfShares() {
        MantelHaenszel shares = new MantelHaenszel(List.of(
                new MantelHaenszel.Stratum(new Share(8, 20), new Share(30, 60)),
                new MantelHaenszel.Stratum(new Share(9, 90), new Share(2, 15)),
                new MantelHaenszel.Stratum(new Share(3, 5), new Share(0, 0))));

        StratifiedMeans means = new StratifiedMeans(
                List.of(new Stratum(8, 20, 30, 60), new Stratum(9, 90, 2, 15), new Stratum(3, 5, 0, 0)));

        assertThat(means.difference().orElseThrow())
                .isCloseTo(shares.difference().orElseThrow(), EXACT);
        assertThat(means.ratio().orElseThrow()).isCloseTo(shares.ratio().orElseThrow(), EXACT);
    }

    /** On both days all err alike, by 1 on the first and by 3 on the second; who comes on which day differs. */
    @Test
    void shouldNoticeThatTheMixDecides() {
        StratifiedMeans means = new StratifiedMeans(List.of(new Stratum(10, 10, 90, 90), new Stratum(270, 90, 30, 10)));

        assertThat(means.difference().orElseThrow()).isCloseTo(0, EXACT);
        assertThat(means.ratio().orElseThrow()).isCloseTo(1, EXACT);
        assertThat(means.differenceDependsOnMix(difference -> Math.abs(difference) <= 0.5))
                .isTrue();
        assertThat(means.ratioDependsOnMix(ratio -> ratio <= 1.25)).isTrue();
        assertThat(means.differenceDependsOnMix(difference -> Math.abs(difference) <= 5))
                .isFalse();
    }

    @Test
    void shouldBeUndefinedWhereTheGroupsNeverMeet() {
        StratifiedMeans means = new StratifiedMeans(List.of(new Stratum(10, 10, 0, 0), new Stratum(0, 0, 30, 10)));

        assertThat(means.difference()).isEmpty();
        assertThat(means.ratio()).isEmpty();
        assertThat(means.differenceDependsOnMix(difference -> false)).isFalse();
    }
}
