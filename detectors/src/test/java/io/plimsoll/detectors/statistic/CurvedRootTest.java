package io.plimsoll.detectors.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurvedRootTest {

    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 0.3, 1, 7, 1e6})
    void shouldFindTheRootFromAnywhereAboveTheLowerBound(double guess) {
        double root = CurvedRoot.of(CurvedRootTest::cubeLessTwo, 0, Double.POSITIVE_INFINITY, guess);

        assertThat(root).isCloseTo(StrictMath.cbrt(2), within(1e-12));
    }

    @Test
    void shouldStayWithinTheBoundsWhereTheFunctionIsFlatAtTheGuess() {
        double root = CurvedRoot.of(CurvedRootTest::fallingOff, -20, 20, 15);

        assertThat(root).isCloseTo(1, within(1e-12));
    }

    @Test
    void shouldNotAskOnceMoreForWhatTheLastStepsTell() {
        AtomicInteger asked = new AtomicInteger();

        CurvedRoot.of(
                x -> {
                    asked.incrementAndGet();
                    return cubeLessTwo(x);
                },
                0,
                2,
                1.3);

        assertThat(asked.get()).isLessThanOrEqualTo(3);
    }

    private static CurvedRoot.At cubeLessTwo(double x) {
        return new CurvedRoot.At(x * x * x - 2, 3 * x * x, 6 * x);
    }

    /** The hyperbolic tangent of x − 1, whose slope far off is nothing that a step could follow. */
    private static CurvedRoot.At fallingOff(double x) {
        double tangent = StrictMath.tanh(x - 1);
        double slope = 1 - tangent * tangent;
        return new CurvedRoot.At(tangent, slope, -2 * tangent * slope);
    }
}
