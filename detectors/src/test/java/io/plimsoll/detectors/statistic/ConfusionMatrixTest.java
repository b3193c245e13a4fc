package io.plimsoll.detectors.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Worked by hand: decisions 0, 1, 2 in rows, labels in columns. */
class ConfusionMatrixTest {
    private final ConfusionMatrix matrix = ConfusionMatrix.of(new long[][] {{50, 3, 2}, {5, 30, 8}, {0, 2, 0}});

    @Test
    void shouldAskEveryClassAgainstTheRest() {
        assertThat(matrix.oneVersusRest(0)).isEqualTo(new Confusion(50, 5, 5, 40));
        assertThat(matrix.oneVersusRest(1)).isEqualTo(new Confusion(30, 13, 5, 52));
        assertThat(matrix.oneVersusRest(2)).isEqualTo(new Confusion(0, 2, 10, 88));
    }

    @Test
    void shouldAverageOverClassesPlainlyAndByLabels() {
        assertThat(matrix.macro(ConfusionMatrixTest::recall).orElseThrow())
                .isCloseTo((50.0 / 55 + 30.0 / 35 + 0) / 3, within(1e-15));
        assertThat(matrix.macro(ConfusionMatrixTest::precision).orElseThrow())
                .isCloseTo((50.0 / 55 + 30.0 / 43 + 0) / 3, within(1e-15));
        assertThat(matrix.weighted(ConfusionMatrixTest::precision).orElseThrow())
                .isCloseTo(0.55 * 50 / 55 + 0.35 * 30 / 43, within(1e-15));
        assertThat(matrix.weighted(ConfusionMatrixTest::recall).orElseThrow())
                .isCloseTo(matrix.accuracy().value().orElseThrow(), within(1e-15));
        assertThat(matrix.accuracy()).isEqualTo(new Share(80, 100));
    }

    @Test
    void shouldNotInventAValueForAClassThatNobodyHas() {
        ConfusionMatrix unseen = ConfusionMatrix.of(new long[][] {{5, 1, 0}, {1, 3, 0}, {0, 0, 0}});

        assertThat(unseen.macro(ConfusionMatrixTest::recall)).isEmpty();
        assertThat(unseen.weighted(ConfusionMatrixTest::recall)).isPresent();
        assertThat(ConfusionMatrix.of(new long[2][2]).weighted(ConfusionMatrixTest::recall))
                .isEmpty();
    }

    @Test
    void shouldAddUpOverDisjointSamples() {
        ConfusionMatrix other = ConfusionMatrix.of(new long[][] {{1, 0, 0}, {0, 1, 0}, {7, 0, 1}});

        ConfusionMatrix both = matrix.plus(other);

        assertThat(both).isEqualTo(other.plus(matrix));
        assertThat(both.count(2, 0)).isEqualTo(7);
        assertThat(both.oneVersusRest(2)).isEqualTo(matrix.oneVersusRest(2).plus(other.oneVersusRest(2)));
    }

    @Test
    void shouldRefuseWhatIsNotSquare() {
        assertThatIllegalArgumentException().isThrownBy(() -> ConfusionMatrix.of(new long[][] {{1, 2}}));
    }

    private static OptionalDouble recall(Confusion confusion) {
        return confusion.recall().value();
    }

    private static OptionalDouble precision(Confusion confusion) {
        return confusion.precision().value();
    }
}
