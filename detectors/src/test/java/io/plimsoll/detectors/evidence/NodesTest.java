package io.plimsoll.detectors.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodesTest {

    @ParameterizedTest
    @ValueSource(doubles = {1, 1 + 1e-9, 1.01, 1.2, 2})
    void shouldTellManyValuesOfLogGammaFromAFew(double widest) {
        Random random = new Random(1);
        double[] points = random.doubles(100, 3, 3.0001 * widest).toArray();

        Nodes nodes = Nodes.of(points);

        assertThat(nodes.at()).hasSizeLessThan(30);
        double[] values = Arrays.stream(nodes.at()).map(NodesTest::sum).toArray();
        for (int point = 0; point < points.length; point++) {
            assertThat(nodes.value(point, values)).isCloseTo(sum(points[point]), within(2e-11));
        }
    }

    @Test
    void shouldEvaluateAFewPointsThemselves() {
        double[] points = {4, 9, 1};

        Nodes nodes = Nodes.of(points);

        assertThat(nodes.at()).isEqualTo(points);
        assertThat(nodes.value(1, new double[] {10, 20, 30})).isEqualTo(20);
    }

    @Test
    void shouldNeedOneNodeWhereAllPointsAreOne() {
        Nodes nodes = Nodes.of(new double[] {2, 2, 2});

        assertThat(nodes.at()).containsExactly(2);
        assertThat(nodes.value(2, new double[] {7})).isEqualTo(7);
    }

    /** As large as sums of evidence are: some 1e4. */
    private static double sum(double scale) {
        return IntStream.range(0, 50)
                .mapToDouble(code -> LogGamma.of(0.2 * scale * (code + 1) + code * 3.7))
                .sum();
    }
}
