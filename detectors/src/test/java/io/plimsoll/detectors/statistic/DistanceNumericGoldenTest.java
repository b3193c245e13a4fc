package io.plimsoll.detectors.statistic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.detectors.golden.GoldenFiles;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Pairs of samples: numpy 1.24.2, scipy 1.10.1 ({@code ks_2samp}, {@code wasserstein_distance} …) and R 4.2.2. */
class DistanceNumericGoldenTest {
    private static final int CASES = 63;
    private static final double EXACT = 1e-12;

    /** scipy ends its series for the Cramér-von Mises law at terms under 1e-7; ours goes on. */
    private static final double TRUNCATED = 2e-7;

    @TestFactory
    Stream<DynamicTest> shouldTestByKolmogorovSmirnovAsScipyAndR() {
        return cases(DistanceNumericGoldenTest::checkKolmogorovSmirnov);
    }

    @TestFactory
    Stream<DynamicTest> shouldMeasureTheWassersteinDistanceAsScipy() {
        return cases(DistanceNumericGoldenTest::checkWasserstein);
    }

    @TestFactory
    Stream<DynamicTest> shouldCutAndCountAsNumpyAndMeasureTheBins() {
        return cases(DistanceNumericGoldenTest::checkBins);
    }

    @TestFactory
    Stream<DynamicTest> shouldEncloseTheExactDistancesByTheBinnedOnes() {
        return cases(DistanceNumericGoldenTest::checkEnclosure);
    }

    @TestFactory
    Stream<DynamicTest> shouldTestByCramerVonMisesAsScipy() {
        return cases(DistanceNumericGoldenTest::checkCramerVonMises);
    }

    @TestFactory
    Stream<DynamicTest> shouldTestByMannWhitneyAsScipy() {
        return cases(DistanceNumericGoldenTest::checkMannWhitney);
    }

    private interface Check {
        void check(double[] reference, double[] current, JsonNode one);
    }

    private static Stream<DynamicTest> cases(Check check) {
        JsonNode cases = GoldenFiles.read("distance_numeric.json").path("cases");
        return GoldenCases.each(
                cases,
                CASES,
                one -> check.check(GoldenCases.present(one, "ref"), GoldenCases.present(one, "cur"), one));
    }

    private static void checkKolmogorovSmirnov(double[] reference, double[] current, JsonNode one) {
        JsonNode golden = one.path("expected").path("ks");
        Optional<KolmogorovSmirnovTest> compared = KolmogorovSmirnovTest.of(reference, current);

        if (golden.isNull()) {
            assertThat(compared).isEmpty();
            return;
        }
        KolmogorovSmirnovTest test = compared.orElseThrow();
        Expected.same("D", OptionalDouble.of(test.statistic()), golden.path("statistic"), EXACT, EXACT);
        Expected.same(
                "asymptotic", test.asymptoticP(), golden.path("p_asymp_scipy"), Expected.P_VALUE, Double.MIN_NORMAL);
        Expected.same(
                "limit",
                OptionalDouble.of(test.limitP()),
                golden.path("p_kolmogorov_limit"),
                Expected.P_VALUE,
                Double.MIN_NORMAL);
        if (golden.path("p_exact_noties").isNumber()) {
            Expected.same("exact", test.exactPWithoutTies(), golden.path("p_exact_noties"), Expected.P_VALUE);
        }
        if (golden.has("p_exact_with_ties_R")) {
            Expected.same("exact, ties", test.exactP(), golden.path("p_exact_with_ties_R"), Expected.P_VALUE);
        }
    }

    private static void checkWasserstein(double[] reference, double[] current, JsonNode one) {
        JsonNode golden = one.path("expected").path("wasserstein");
        OptionalDouble w1 = Wasserstein.between(reference, current);

        if (golden.isNull()) {
            assertThat(w1).isEmpty();
            return;
        }
        Expected.same("W1", w1, golden.path("w1"), Expected.RELATIVE);
        double deviation = StandardDeviation.of(reference);
        if (deviation == 0) {
            // The file's convention; for s_elec2_vicprice it has numpy's rounding, 4e-19, and a ratio of 2.6e15
            // instead.
            assertThat(golden.path("ref_std_ddof0").doubleValue()).isLessThan(1e-18);
            assertThat(Wasserstein.standardized(w1.orElseThrow(), deviation)).isEmpty();
        } else if (golden.has("ref_std_ddof0")) {
            Expected.same("std", deviation, golden.path("ref_std_ddof0"), Expected.RELATIVE);
            Expected.same(
                    "W1/std",
                    Wasserstein.standardized(w1.getAsDouble(), deviation),
                    golden.path("w1_over_std_ddof0"),
                    Expected.RELATIVE);
        }
    }

    private static void checkBins(double[] reference, double[] current, JsonNode one) {
        JsonNode golden = one.path("expected");
        double[] finite = finiteSorted(reference);

        if (golden.path("quantile10").isNull()) {
            assertThat(reference.length == 0 || current.length == 0).isTrue();
            return;
        }
        checkBins(Quantiles.edges(finite, 10), reference, current, one, golden.path("quantile10"));
        checkBins(Quantiles.equalWidthEdges(finite, 10), reference, current, one, golden.path("width10"));
    }

    private static void checkBins(double[] edges, double[] reference, double[] current, JsonNode one, JsonNode golden) {
        long[] r = RightClosedBins.count(edges, reference);
        long[] c = RightClosedBins.count(edges, current);
        assertThat(edges).isEqualTo(Expected.numbers(golden.path("edges")));
        assertThat(r).isEqualTo(Expected.counts(golden.path("ref_counts")));
        assertThat(c).isEqualTo(Expected.counts(golden.path("cur_counts")));
        Expected.distances(r, c, golden.path("values"));
        if (golden.has("values_with_missing_bin")) {
            Expected.distances(
                    append(r, one.path("missing_ref").longValue()),
                    append(c, one.path("missing_cur").longValue()),
                    golden.path("values_with_missing_bin"));
        }
    }

    private static void checkEnclosure(double[] reference, double[] current, JsonNode one) {
        JsonNode golden = one.path("expected").path("ks");
        if (golden.isNull()) {
            return;
        }
        double[] edges = Quantiles.edges(finiteSorted(reference), 250);
        long[] r = RightClosedBins.count(edges, reference);
        long[] c = RightClosedBins.count(edges, current);

        BinnedDistance binned = KolmogorovSmirnov.between(r, c).orElseThrow();

        double exact = golden.path("statistic").doubleValue();
        assertThat(binned.lower()).isLessThanOrEqualTo(exact + EXACT);
        assertThat(binned.upper()).isGreaterThanOrEqualTo(exact - EXACT);
        checkWassersteinEnclosure(
                edges, reference, current, one.path("expected").path("wasserstein"));
    }

    private static void checkWassersteinEnclosure(
            double[] edges, double[] reference, double[] current, JsonNode golden) {
        double largest = Math.max(largest(reference), largest(current));
        if (golden.path("w1").isNull() || largest == 0) {
            return;
        }
        // As fine as sums of all values allow.
        int scale = 60 - Math.getExponent(largest * Math.max(reference.length, current.length));

        BinnedDistance binned = Wasserstein.between(
                        edges, moments(edges, reference, scale), moments(edges, current, scale))
                .orElseThrow();

        double exact = golden.path("w1").doubleValue();
        double rounding = 1e-12 * largest;
        assertThat(binned.lower()).isLessThanOrEqualTo(exact + rounding);
        assertThat(binned.upper()).isGreaterThanOrEqualTo(exact - rounding);
    }

    private static BinMoments moments(double[] edges, double[] sample, int scale) {
        return BinMoments.of(
                RightClosedBins.count(edges, sample), RightClosedBins.sums(edges, sample, scale), scale, 0);
    }

    private static double largest(double[] sample) {
        return Arrays.stream(sample).map(Math::abs).max().orElseThrow();
    }

    private static void checkCramerVonMises(double[] reference, double[] current, JsonNode one) {
        JsonNode golden = one.path("expected").path("cramer_von_mises");
        Optional<CramerVonMises> compared = CramerVonMises.of(reference, current);

        if (golden.isNull() || golden.isMissingNode()) {
            assertThat(reference.length < 2 || current.length < 2 || reference.length > 5000 || one.has("pair_file"))
                    .isTrue();
            return;
        }
        CramerVonMises test = compared.orElseThrow();
        Expected.same("T", OptionalDouble.of(test.statistic()), golden.path("statistic"), Expected.RELATIVE, 1e-12);
        Expected.same("p", OptionalDouble.of(test.pValue()), golden.path("p_asymptotic"), Expected.P_VALUE, TRUNCATED);
    }

    private static void checkMannWhitney(double[] reference, double[] current, JsonNode one) {
        JsonNode golden = one.path("expected").path("mann_whitney_u_cur");
        Optional<MannWhitney> compared = MannWhitney.of(reference, current);

        if (golden.isNull()) {
            assertThat(compared).isEmpty();
        } else if (golden.isObject()) {
            MannWhitney test = compared.orElseThrow();
            Expected.same("U", test.u(), golden.path("u"), EXACT);
            Expected.same(
                    "p",
                    OptionalDouble.of(test.pValue()),
                    golden.path("p_asymptotic_cc"),
                    Expected.P_VALUE,
                    Double.MIN_NORMAL);
        }
    }

    private static double[] finiteSorted(double[] sample) {
        return Arrays.stream(sample).filter(Double::isFinite).sorted().toArray();
    }

    private static long[] append(long[] counts, long last) {
        long[] longer = Arrays.copyOf(counts, counts.length + 1);
        longer[counts.length] = last;
        return longer;
    }
}
