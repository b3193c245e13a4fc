package io.plimsoll.detectors.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DriftEvidenceTest {
    private static final int LEVELS = 130;
    private static final int CODES = LEVELS + 2;

    @ParameterizedTest
    @ValueSource(doubles = {1, 2.5})
    void shouldAnswerInsufficientBelowTwentyEffectiveRows(double phi) {
        long rows = (long) Math.ceil(20 * phi) - 1;

        DriftEvidence evidence = DriftEvidence.ofNumeric(new long[] {rows, 0}, phi);

        assertThat(evidence).isEqualTo(new InsufficientReference(rows, phi));
        assertThat(((InsufficientReference) evidence).missingRows()).isEqualTo(1);
    }

    @Test
    void shouldAcceptTwentyEffectiveRows() {
        assertThat(DriftEvidence.ofNumeric(new long[] {30, 20}, 2.5)).isInstanceOf(PreparedReference.class);
    }

    @Test
    void shouldFindNothingInAnEmptyWindow() {
        PreparedReference reference = numeric(1000, 1000);

        assertThat(reference.logE(new long[2])).isZero();
        assertThat(reference.upperBound(new long[2])).isZero();
    }

    @Test
    void shouldGatherEvidenceOfAShift() {
        PreparedReference reference = numeric(1000, 1000, 1000, 1000);

        double shifted = reference.logE(new long[] {50, 80, 120, 150});
        double alike = reference.logE(new long[] {100, 102, 99, 99});

        assertThat(shifted).isGreaterThan(10);
        assertThat(alike).isNegative();
    }

    @Test
    void shouldBeWorthLessWithADesignEffect() {
        long[] window = {50, 80, 120, 150};
        long[] reference = {1000, 1000, 1000, 1000};

        double independent = prepared(DriftEvidence.ofNumeric(reference, 1)).logE(window);
        double clustered = prepared(DriftEvidence.ofNumeric(reference, 3)).logE(window);

        assertThat(clustered).isBetween(0.0, independent / 2);
    }

    @Test
    void shouldFindNothingInAConstant() {
        PreparedReference constant = numeric(500);

        assertThat(constant.logE(new long[] {300})).isCloseTo(0, within(1e-9));
    }

    @Test
    void shouldRefuseAWindowWithOtherBins() {
        PreparedReference reference = numeric(1000, 1000);

        assertThatIllegalArgumentException().isThrownBy(() -> reference.logE(new long[3]));
    }

    /** Expected values: the definition in mpmath 1.4.1 at 40 digits. */
    @Test
    void shouldKeepItsDigitsAtAMillionRows() {
        long[] reference = {99943, 100257, 99833, 100078, 100185, 100294, 99767, 99713, 100180, 99965};
        long[] alike = {100528, 99879, 99792, 100363, 100507, 100525, 100375, 100213, 99708, 99874};
        long[] moved = {83921, 90064, 93411, 96329, 98743, 101269, 103928, 106840, 110700, 118795};
        long[] swollen = {130000, 96000, 97000, 96500, 97000, 95900, 97100, 96800, 96200, 97500};
        PreparedReference numeric = numeric(reference);
        PreparedReference categorical = prepared(DriftEvidence.ofCategorical(reference, 10, 2.5));

        assertThat(numeric.logE(alike)).isCloseTo(-22.204219561346303, within(5e-9));
        assertThat(numeric.logE(moved)).isCloseTo(2353.1799693729045, within(5e-9));
        assertThat(categorical.logE(swollen)).isCloseTo(878.795546600323, within(5e-9));
    }

    @Test
    void shouldRefuseWhatIsNoReference() {
        assertThatIllegalArgumentException().isThrownBy(() -> DriftEvidence.ofNumeric(new long[0], 1));
        assertThatIllegalArgumentException().isThrownBy(() -> DriftEvidence.ofNumeric(new long[] {50, -1}, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> DriftEvidence.ofNumeric(new long[] {50}, 0.5));
        assertThatIllegalArgumentException().isThrownBy(() -> DriftEvidence.ofCategorical(new long[] {50}, 2, 1));
    }

    @Test
    void shouldTiltTheHundredMostFrequentLevelsAndTheCollectiveCodes() {
        long[] reference = manyLevels();

        int[] codes = TiltedCodes.of(reference, LEVELS);

        int[] frequent = IntStream.range(30, CODES).toArray();
        assertThat(codes).containsExactly(frequent);
    }

    @Test
    void shouldPreferLowerCodesAmongEquallyFrequent() {
        long[] reference = new long[CODES];
        Arrays.fill(reference, 7);

        assertThat(TiltedCodes.of(reference, LEVELS))
                .containsExactly(IntStream.concat(IntStream.range(0, 100), IntStream.of(LEVELS, LEVELS + 1))
                        .toArray());
    }

    /** The shared sums of CodeTilts against the definition, tilt by tilt with log-gammas. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 1.7})
    void shouldMixManyCodesAsDefined(double phi) {
        long[] reference = manyLevels();
        long[] window = sample(new Random(5), reference, 400);
        window[CODES - 1] = 9;

        double actual =
                prepared(DriftEvidence.ofCategorical(reference, LEVELS, phi)).logE(window);

        assertThat(actual).isCloseTo(byDefinition(reference, window, phi), within(1e-8));
    }

    private static double byDefinition(long[] reference, long[] window, double phi) {
        double[] posterior =
                Arrays.stream(reference).mapToDouble(r -> r / phi + 0.5).toArray();
        double a = Arrays.stream(posterior).sum();
        LogSum sum = new LogSum();
        double[] ks = {10, 30, 100, 300, 1000, 3000};
        double size = Arrays.stream(reference).sum() / phi;
        double usable = Arrays.stream(ks).filter(k -> k <= size / 2).count();
        for (double k : ks) {
            if (k <= size / 2) {
                sum.add(Math.log(0.5 / usable) + logDirichletMultinomial(scaled(posterior, k / a), window, phi));
            }
        }
        int[] codes = TiltedCodes.of(reference, LEVELS);
        for (int code : codes) {
            for (double gain : new double[] {0.03, 0.1, 0.3}) {
                double[] tilted = scaled(posterior, 1 - gain);
                tilted[code] += gain * a;
                sum.add(Math.log(0.5 / (4 * codes.length)) + logDirichletMultinomial(tilted, window, phi));
            }
            double[] halved = posterior.clone();
            halved[code] /= 2;
            double[] lost = scaled(halved, a / Arrays.stream(halved).sum());
            sum.add(Math.log(0.5 / (4 * codes.length)) + logDirichletMultinomial(lost, window, phi));
        }
        return sum.value() - logDirichletMultinomial(posterior, window, phi);
    }

    private static double logDirichletMultinomial(double[] a, long[] counts, double phi) {
        double whole = Arrays.stream(a).sum();
        double rows = Arrays.stream(counts).sum() / phi;
        double sum = LogGamma.of(whole) - LogGamma.of(whole + rows);
        for (int k = 0; k < a.length; k++) {
            sum += LogGamma.of(a[k] + counts[k] / phi) - LogGamma.of(a[k]);
        }
        return sum;
    }

    private static double[] scaled(double[] values, double factor) {
        return Arrays.stream(values).map(v -> v * factor).toArray();
    }

    /** Level i occurs i + 1 times; "rare" 40 times, "unseen" never. */
    private static long[] manyLevels() {
        long[] reference = new long[CODES];
        Arrays.setAll(reference, i -> i + 1);
        reference[LEVELS] = 40;
        reference[LEVELS + 1] = 0;
        return reference;
    }

    static long[] sample(Random random, long[] weights, int rows) {
        long total = Arrays.stream(weights).sum();
        long[] counts = new long[weights.length];
        for (int row = 0; row < rows; row++) {
            long rest = (long) (random.nextDouble() * total);
            int bin = 0;
            while (rest >= weights[bin]) {
                rest -= weights[bin++];
            }
            counts[bin]++;
        }
        return counts;
    }

    private static PreparedReference numeric(long... counts) {
        return prepared(DriftEvidence.ofNumeric(counts, 1));
    }

    private static PreparedReference prepared(DriftEvidence evidence) {
        return (PreparedReference) evidence;
    }
}
