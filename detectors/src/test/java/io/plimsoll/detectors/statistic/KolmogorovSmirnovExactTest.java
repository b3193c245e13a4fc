package io.plimsoll.detectors.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.detectors.golden.GoldenFiles;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The exact test against every relabelling of the pooled values, and against R. */
class KolmogorovSmirnovExactTest {

    static IntStream seeds() {
        return IntStream.range(0, 40);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldBeTheShareOfRelabellingsThatAreAsFarApart(int seed) {
        Random random = new Random(seed);
        int n = 2 + random.nextInt(5);
        int m = 2 + random.nextInt(5);
        double[] pooled =
                random.ints(n + m, 0, 1 + seed % 8 * 2).asDoubleStream().toArray();
        double observed = distance(pooled, (1 << n) - 1);
        int all = 0;
        int asFar = 0;
        for (int labels = 0; labels < 1 << (n + m); labels++) {
            if (Integer.bitCount(labels) == n) {
                all++;
                asFar += distance(pooled, labels) >= observed - 1e-12 ? 1 : 0;
            }
        }

        double p = test(pooled, (1 << n) - 1).exactP();

        assertThat(p).isCloseTo((double) asFar / all, within(1e-12));
    }

    private static double distance(double[] pooled, int labels) {
        return test(pooled, labels).statistic();
    }

    private static KolmogorovSmirnovTest test(double[] pooled, int labels) {
        return KolmogorovSmirnovTest.of(side(pooled, labels), side(pooled, ~labels))
                .orElseThrow();
    }

    private static double[] side(double[] pooled, int labels) {
        return IntStream.range(0, pooled.length)
                .filter(i -> (labels >> i & 1) == 1)
                .mapToDouble(i -> pooled[i])
                .toArray();
    }

    @TestFactory
    Stream<DynamicTest> shouldAgreeWithR() {
        JsonNode r = GoldenFiles.read("r_oracle.json");
        JsonNode cases = GoldenFiles.read("distance_numeric.json").path("cases");
        return GoldenCases.each(
                cases, 63, one -> checkWithR(one, r.path(one.path("id").textValue())));
    }

    private static void checkWithR(JsonNode one, JsonNode golden) {
        KolmogorovSmirnovTest.of(GoldenCases.present(one, "ref"), GoldenCases.present(one, "cur"))
                .ifPresent(test -> {
                    assertThat(golden.has("ks_statistic")).isTrue();
                    Expected.same("D", test.statistic(), golden.path("ks_statistic"), 1e-9);
                    // R 4.2 leaves out the second term of the series for z < 1, up to 3.8e-5 at z = 1.
                    assertThat(test.limitP())
                            .isCloseTo(golden.path("ks_p_asymptotic_limit").doubleValue(), within(4e-5));
                    if (golden.has("ks_p_exact_with_ties")) {
                        Expected.same("p", test.exactP(), golden.path("ks_p_exact_with_ties"), Expected.P_VALUE);
                    }
                });
    }

    @Test
    void shouldKeepTheDigitsOfATinyPValue() {
        // Given: two samples without a common region; of C(400, 200) orders two are as far apart.
        double[] low = IntStream.range(0, 200).asDoubleStream().toArray();
        double[] high = IntStream.range(200, 400).asDoubleStream().toArray();
        double logChoose = 0;
        for (int i = 1; i <= 200; i++) {
            logChoose += Math.log((200.0 + i) / i);
        }

        double p = KolmogorovSmirnovTest.of(low, high).orElseThrow().exactP();

        assertThat(Math.log(p)).isCloseTo(Math.log(2) - logChoose, within(1e-9));
    }

    @Test
    void shouldRefuseNaN() {
        assertThatThrownBy(() -> KolmogorovSmirnovTest.of(new double[] {1, Double.NaN}, new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.03, 0.05, 0.07, 0.09, 0.11, 0.124})
    void shouldPassFromTheExactLawToItsExpansionWithoutAGap(double x) {
        double exact = MarsagliaTsangWang.cdf(141, x);

        double expansion = PelzGood.cdf(141, x);

        assertThat(expansion).isCloseTo(exact, within(3e-6));
    }

    @ParameterizedTest
    @ValueSource(ints = {141, 1000, 20_000})
    void shouldPassFromTheExpansionToTwiceTheOneSidedTailWithoutAGap(int n) {
        double edge = Math.sqrt(2.2 / n);
        OneSampleKolmogorov law = new OneSampleKolmogorov(n);

        double expansion = law.survival(edge * (1 - 1e-12));

        assertThat(law.survival(edge * (1 + 1e-12))).isCloseTo(expansion, within(3e-5 * expansion));
    }

    @Test
    void shouldJoinTheSeriesOfTheLimitLawWithoutAGap() {
        double below = KolmogorovLimit.survival(Math.nextDown(1.0));

        double above = KolmogorovLimit.survival(1.0);

        assertThat(below).isCloseTo(above, within(1e-14));
    }
}
