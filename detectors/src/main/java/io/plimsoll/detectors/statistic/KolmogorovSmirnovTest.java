package io.plimsoll.detectors.statistic;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The exact two-sample Kolmogorov-Smirnov test on raw samples, two-sided, with ties and infinities.
 *
 * <p>D = sup |F(x) − G(x)|; as F and G are steps of 1/n and 1/m, nmD is an integer and is kept as one. −0.0 equals 0.0;
 * infinities are values like any other. Four p-values, because tools differ in what they print:
 *
 * <ul>
 *   <li>{@link #exactP()} conditional on the pooled values: the share of the C(n+m, n) ways to choose which of the pooled
 *       values are the reference's that give a distance as large. Right with ties (R's {@code psmirnov}).
 *   <li>{@link #exactPWithoutTies()} the same as if no two values were equal (scipy {@code method="exact"}): with ties it is
 *       too large.
 *   <li>{@link #asymptoticP()} scipy {@code method="asymp"}: the one-sample law of D for round(nm/(n+m)) observations.
 *   <li>{@link #limitP()} Kolmogorov's limit (R {@code exact=FALSE}).
 * </ul>
 *
 * <p>The exact ones take O(nm) time and O(m) memory: for n, m in the thousands take an asymptotic one.
 *
 * @see <a href="https://doi.org/10.1007/BF02589501">Hodges, The significance probability of the Smirnov two-sample test
 *     (1958)</a>
 * @see <a href="https://doi.org/10.1080/01621459.1951.10500769">Massey, The distribution of the maximum deviation between
 *     two sample step functions (1951)</a>
 */
public final class KolmogorovSmirnovTest {
    private final int n;
    private final int m;
    private final long scaled;
    private final boolean[] gap;

    private KolmogorovSmirnovTest(SortedPair pair) {
        n = pair.n();
        m = pair.m();
        gap = pair.gaps();
        scaled = pair.maximumScaledDifference();
    }

    /**
     * Compares two samples, in any order.
     *
     * @return empty if a sample is empty
     * @throws IllegalArgumentException if a value is NaN: missing values are removed and counted before
     */
    public static Optional<KolmogorovSmirnovTest> of(double[] reference, double[] current) {
        SortedPair pair = SortedPair.of(reference, current);
        return pair.hasEmptySide() ? Optional.empty() : Optional.of(new KolmogorovSmirnovTest(pair));
    }

    /** D, in [0, 1]. */
    public double statistic() {
        return scaled / ((double) n * m);
    }

    /** The p-value conditional on the pooled values, ties and all, in [0, 1]. */
    public double exactP() {
        return new LatticePaths(n, m).touching(scaled, gap);
    }

    /** The exact p-value of samples without equal values, in [0, 1]. */
    public double exactPWithoutTies() {
        boolean[] everywhere = new boolean[n + m + 1];
        Arrays.fill(everywhere, true);
        return new LatticePaths(n, m).touching(scaled, everywhere);
    }

    /** The p-value of the one-sample law for round(nm/(n+m)) observations; empty when that rounds to 0. */
    public OptionalDouble asymptoticP() {
        int effective = (int) StrictMath.rint((double) n * m / ((double) n + m));
        return effective == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(new OneSampleKolmogorov(effective).survival(statistic()));
    }

    /** The p-value of Kolmogorov's limit at z = D√(nm/(n+m)). */
    public double limitP() {
        return KolmogorovLimit.survival(statistic() * StrictMath.sqrt((double) n * m / ((double) n + m)));
    }
}
