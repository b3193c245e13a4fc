package io.plimsoll.detectors.statistic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.detectors.golden.GoldenFiles;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Rates and their tests: scipy 1.10.1 and statsmodels 0.13.5. */
class StatsUnitsGoldenTest {
    private static final double CONFIDENCE = 0.95;

    @TestFactory
    Stream<DynamicTest> shouldBoundAShareAsStatsmodels() {
        Map<String, ProportionInterval> kinds = Map.of(
                "wilson", ProportionInterval.WILSON,
                "clopper_pearson", ProportionInterval.CLOPPER_PEARSON,
                "agresti_coull", ProportionInterval.AGRESTI_COULL);
        return units(
                "proportion_ci95",
                11,
                one -> kinds.forEach((key, kind) -> {
                    double k = one.path("k").doubleValue();
                    checkInterval(
                            key,
                            kind.of(k, one.path("n").doubleValue(), CONFIDENCE).orElseThrow(),
                            one.path(key));
                }));
    }

    @TestFactory
    Stream<DynamicTest> shouldCompareTwoSharesAsStatsmodelsAndScipy() {
        return units("two_proportions", 8, one -> {
            TwoProportions pair = new TwoProportions(
                    one.path("k1").longValue(),
                    one.path("n1").longValue(),
                    one.path("k2").longValue(),
                    one.path("n2").longValue());
            Expected.same("difference", pair.difference(), one.path("difference"), Expected.RELATIVE);
            Expected.same("ratio", pair.ratio(), one.path("ratio"), Expected.RELATIVE);
            Expected.same("se", pair.standardError(), one.path("wald_unpooled_se"), Expected.RELATIVE);
            Expected.same("z", pair.pooledZ(), one.path("z_pooled"), Expected.RELATIVE);
            Expected.same("p", pair.pooledP(), one.path("p_two_sided"), Expected.P_VALUE);
            checkInterval("newcombe", pair.newcombe(CONFIDENCE), one.path("newcombe95"));
            Expected.same("fisher", pair.fisherP(), one.path("fisher_exact_p"), Expected.P_VALUE);
        });
    }

    @TestFactory
    Stream<DynamicTest> shouldTestPairsByMcNemarAsStatsmodels() {
        return units("mcnemar", 4, one -> {
            McNemar test = new McNemar(one.path("b").longValue(), one.path("c").longValue());
            Expected.same("exact", test.exactP(), one.path("exact_p"), Expected.P_VALUE);
            Expected.same("statistic", test.correctedStatistic(), one.path("chi2_cc"), Expected.RELATIVE);
            Expected.same("p", test.correctedP(), one.path("p_cc"), Expected.P_VALUE);
        });
    }

    @TestFactory
    Stream<DynamicTest> shouldAdjustPValuesAsStatsmodels() {
        Map<String, MultipleTesting> kinds = Map.of(
                "bonferroni", MultipleTesting.BONFERRONI,
                "holm", MultipleTesting.HOLM,
                "fdr_bh", MultipleTesting.BENJAMINI_HOCHBERG,
                "fdr_by", MultipleTesting.BENJAMINI_YEKUTIELI);
        return units(
                "multiple_testing",
                4,
                one -> kinds.forEach((key, kind) -> {
                    double[] adjusted = kind.adjust(Expected.numbers(one.path("p")));
                    JsonNode golden = one.path("adjusted").path(key);
                    assertThat(adjusted).hasSize(golden.size());
                    for (int i = 0; i < adjusted.length; i++) {
                        Expected.same(key + "[" + i + "]", adjusted[i], golden.get(i), Expected.RELATIVE);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> shouldCompareMeansByWelchAsScipy() {
        return units("welch_t", 2, one -> {
            WelchTest test = WelchTest.of(Expected.numbers(one.path("a")), Expected.numbers(one.path("b")))
                    .orElseThrow();
            Expected.same("t", test.t(), one.path("t"), Expected.RELATIVE);
            Expected.same("dof", test.dof(), one.path("dof"), Expected.RELATIVE);
            Expected.same("p", test.pValue(), one.path("p"), Expected.P_VALUE);
        });
    }

    @TestFactory
    Stream<DynamicTest> shouldStopWhereWaldsTestStops() {
        return units("wald_sprt", 2, one -> {
            SequentialProbabilityRatioTest test = new SequentialProbabilityRatioTest(
                    one.path("p0").doubleValue(),
                    one.path("p1").doubleValue(),
                    one.path("alpha").doubleValue(),
                    one.path("beta").doubleValue());
            JsonNode golden = one.path("stop");
            SequentialProbabilityRatioTest.Stop stop =
                    test.run(bits(one.path("bits").textValue())).orElseThrow();
            Expected.same("upper", test.upper(), one.path("upper"), Expected.RELATIVE);
            Expected.same("lower", test.lower(), one.path("lower"), Expected.RELATIVE);
            assertThat(stop.index()).isEqualTo(golden.path("index").intValue());
            assertThat(stop.accepted().name()).isEqualTo(golden.path("decision").textValue());
            Expected.same("llr", stop.logLikelihoodRatio(), golden.path("llr"), Expected.RELATIVE);
        });
    }

    @TestFactory
    Stream<DynamicTest> shouldTellTheChanceThatBIsBetter() {
        return units("beta_binomial_prob_b_better", 3, one -> {
            BetaPosterior a = BetaPosterior.of(
                    one.path("success_a").longValue(), one.path("n_a").longValue());
            BetaPosterior b = BetaPosterior.of(
                    one.path("success_b").longValue(), one.path("n_b").longValue());
            Expected.same("P(b > a)", b.probabilityAbove(a), one.path("probability"), Expected.RELATIVE);
        });
    }

    private static Stream<DynamicTest> units(String key, int howMany, Consumer<JsonNode> check) {
        return GoldenCases.each(GoldenFiles.read("stats_units.json").path(key), howMany, check);
    }

    private static void checkInterval(String what, Interval interval, JsonNode golden) {
        double absolute = 1e-12;
        Expected.same(what, OptionalDouble.of(interval.lower()), golden.get(0), Expected.RELATIVE, absolute);
        Expected.same(what, OptionalDouble.of(interval.upper()), golden.get(1), Expected.RELATIVE, absolute);
    }

    private static boolean[] bits(String text) {
        boolean[] bits = new boolean[text.length()];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = text.charAt(i) == '1';
        }
        return bits;
    }
}
