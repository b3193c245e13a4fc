package io.plimsoll.detectors.statistic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.detectors.golden.GoldenFiles;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Comparison with golden values, at the tolerances that go with them. */
final class Expected {
    /** Of psi, KL, W1, χ² and everything that is not said otherwise. */
    static final double RELATIVE = 1e-9;

    static final double P_VALUE = 1e-6;

    /** A few roundings of shares near 1: what a sum that should be 0 may differ by, in us or in numpy. */
    private static final double ROUNDING = 1e-14;

    /** Square roots of such sums. */
    private static final double ROOT_OF_ROUNDING = 1e-7;

    private static final Map<String, Distance> DISTANCES = Map.of(
            "psi_floor1e4", Psi.FLOORED,
            "psi_laplace05", Psi.LAPLACE,
            "psi_unsmoothed", Psi.UNSMOOTHED,
            "kl_cur_ref_floor1e4_nats", new KullbackLeibler(),
            "js_distance_base2", JensenShannon.DISTANCE,
            "js_divergence_base2", JensenShannon.DIVERGENCE,
            "hellinger", new Hellinger(),
            "total_variation", new TotalVariation(),
            "l_infinity", new LInfinity());

    private Expected() {}

    static void distances(long[] reference, long[] current, JsonNode values) {
        assertThat(values.size()).isEqualTo(DISTANCES.size());
        DISTANCES.forEach((key, distance) -> {
            boolean root = key.equals("js_distance_base2") || key.equals("hellinger");
            same(
                    key,
                    distance.between(reference, current),
                    values.path(key),
                    RELATIVE,
                    root ? ROOT_OF_ROUNDING : ROUNDING);
        });
    }

    static void chiSquare(long[] reference, long[] current, JsonNode expected) {
        Optional<ChiSquareTest> compared = ChiSquareTest.of(reference, current);
        if (expected.isNull() || expected.path("statistic").isNull()) {
            assertThat(compared).isEmpty();
            return;
        }
        ChiSquareTest test = compared.orElseThrow();
        same("statistic", test.statistic(), expected.path("statistic"), RELATIVE);
        assertThat(test.dof()).isEqualTo(expected.path("dof").intValue());
        same("p", test.pValue(), expected.path("p"), P_VALUE);
        same("G", test.g(), expected.path("g_statistic"), RELATIVE);
        same("G p", test.gPValue(), expected.path("g_p"), P_VALUE);
        same("V", test.cramersV(), expected.path("cramers_v"), RELATIVE);
        same("min expected", test.minimumExpected(), expected.path("min_expected"), RELATIVE);
    }

    static void same(String what, double actual, JsonNode expected, double relative) {
        same(what, OptionalDouble.of(actual), expected, relative, ROUNDING);
    }

    static void same(String what, OptionalDouble actual, JsonNode expected, double relative) {
        same(what, actual, expected, relative, ROUNDING);
    }

    static void same(String what, OptionalDouble actual, JsonNode expected, double relative, double absolute) {
        assertThat(expected.isMissingNode()).as(what + " is in the file").isFalse();
        OptionalDouble golden = GoldenFiles.optional(expected);
        assertThat(actual.isPresent()).as(what + " is defined").isEqualTo(golden.isPresent());
        golden.ifPresent(value -> close(what, actual.getAsDouble(), value, relative, absolute));
    }

    private static void close(String what, double actual, double expected, double relative, double absolute) {
        assertThat(actual).as(what).isNotNaN();
        if (Double.isInfinite(expected)) {
            assertThat(actual).as(what).isEqualTo(expected);
        } else {
            double allowed = Math.max(absolute, relative * Math.abs(expected));
            assertThat(Math.abs(actual - expected))
                    .as("%s: %s, expected %s", what, actual, expected)
                    .isLessThanOrEqualTo(allowed);
        }
    }

    static long[] counts(JsonNode array) {
        long[] counts = new long[array.size()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = array.get(i).longValue();
        }
        return counts;
    }

    static double[] numbers(JsonNode array) {
        double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = GoldenFiles.number(array.get(i));
        }
        return numbers;
    }
}
