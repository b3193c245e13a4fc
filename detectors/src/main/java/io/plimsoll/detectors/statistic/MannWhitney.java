package io.plimsoll.detectors.statistic;

import java.util.Optional;

/**
 * The Mann-Whitney (Wilcoxon rank sum) test of two samples, two-sided, by the normal approximation.
 *
 * <p>U counts the pairs in which the current value is larger, ties ½. Its mean is nm/2 and its variance
 * nm/12·(N + 1 − Σ(t³ − t)/(N(N − 1))), N = n + m, t the sizes of the runs of equal values; the distance from the mean is
 * lessened by ½ for continuity. Infinities are values like any other.
 *
 * @param u the statistic of the current sample, 0 … nm
 * @param pValue P(|Z| ≥ z)
 * @see <a href="https://doi.org/10.1214/aoms/1177730491">Mann and Whitney, On a test of whether one of two random variables
 *     is stochastically larger than the other (1947)</a>
 */
public record MannWhitney(double u, double pValue) {

    /**
     * Compares two samples, in any order.
     *
     * @return empty if a sample is empty or all values are equal
     * @throws IllegalArgumentException if a value is NaN
     */
    public static Optional<MannWhitney> of(double[] reference, double[] current) {
        SortedPair pair = SortedPair.of(reference, current);
        double variance = pair.hasEmptySide() ? 0 : variance(pair);
        return variance > 0 ? Optional.of(of(pair, variance)) : Optional.empty();
    }

    private static MannWhitney of(SortedPair pair, double variance) {
        double u = pair.currentLarger();
        double distance = StrictMath.abs(u - (double) pair.n() * pair.m() / 2);
        double z = StrictMath.max(0, distance - 0.5) / StrictMath.sqrt(variance);
        return new MannWhitney(u, Normal.twoSided(z));
    }

    private static double variance(SortedPair pair) {
        double size = (double) pair.n() + pair.m();
        double ties = pair.tieTerm() / (size * (size - 1));
        return (double) pair.n() * pair.m() / 12 * (size + 1 - ties);
    }
}
