package io.plimsoll.detectors.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConfusionTest {

    @ParameterizedTest
    @EnumSource(OutcomeRate.class)
    void shouldHaveNoRateOfNobody(OutcomeRate rate) {
        Share share = rate.of(Outcomes.EMPTY);

        assertThat(share.value()).isEmpty();
        assertThat(share.wilson(0.95)).isEmpty();
    }

    @Test
    void shouldLeaveUndefinedWhatNeedsAMissingClass() {
        Confusion onlyNegatives = new Confusion(0, 3, 0, 7);

        assertThat(onlyNegatives.recall().value()).isEmpty();
        assertThat(onlyNegatives.falseNegativeRate().value()).isEmpty();
        assertThat(onlyNegatives.balancedAccuracy()).isEmpty();
        assertThat(onlyNegatives.matthewsCorrelation()).isEmpty();
        assertThat(onlyNegatives.precision().value()).hasValue(0);
        assertThat(onlyNegatives.f1()).hasValue(0);
        assertThat(onlyNegatives.accuracy().value()).hasValue(0.7);
    }

    @Test
    void shouldExchangeTheClassesWhenMirrored() {
        Confusion confusion = new Confusion(5, 2, 3, 11);

        Confusion mirrored = confusion.mirrored();

        assertThat(mirrored.recall()).isEqualTo(confusion.specificity());
        assertThat(mirrored.precision()).isEqualTo(confusion.negativePredictiveValue());
        assertThat(mirrored.falsePositiveRate()).isEqualTo(confusion.falseNegativeRate());
        assertThat(mirrored.accuracy()).isEqualTo(confusion.accuracy());
        assertThat(mirrored.mirrored()).isEqualTo(confusion);
    }

    @Test
    void shouldCountTheUnlabelledInSelectionOnly() {
        Outcomes outcomes = new Outcomes(new Confusion(4, 1, 0, 0), 5, 10);

        assertThat(outcomes.selectionRate()).isEqualTo(new Share(10, 20));
        assertThat(outcomes.coverage()).isEqualTo(new Share(5, 20));
        assertThat(OutcomeRate.PRECISION.of(outcomes)).isEqualTo(new Share(4, 5));
        assertThat(outcomes.mirrored().selectionRate()).isEqualTo(new Share(10, 20));
        assertThat(outcomes.mirrored().unlabelledSelected()).isEqualTo(10);
    }

    @Test
    void shouldAddUpOverDisjointSamples() {
        Outcomes one = new Outcomes(new Confusion(1, 2, 3, 4), 5, 6);
        Outcomes other = new Outcomes(new Confusion(10, 20, 30, 40), 50, 60);

        Outcomes both = one.plus(other);

        Stream.of(OutcomeRate.values())
                .forEach(
                        rate -> assertThat(rate.of(both)).isEqualTo(rate.of(one).plus(rate.of(other))));
        assertThat(both).isEqualTo(other.plus(one));
    }

    @Test
    void shouldRefuseNegativeCounts() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Confusion(-1, 0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Outcomes(Confusion.EMPTY, 0, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Share(2, 1));
    }

    @Test
    void shouldTakeTheRatioOfErrorsOnlyWhereThereAreFalsePositives() {
        assertThat(new Confusion(1, 0, 4, 1).errorRatio()).isEmpty();
        assertThat(new Confusion(1, 2, 4, 1).errorRatio()).hasValue(2);
    }
}
