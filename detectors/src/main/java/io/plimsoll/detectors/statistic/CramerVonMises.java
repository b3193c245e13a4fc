package io.plimsoll.detectors.statistic;

import java.util.Optional;

/**
 * The two-sample Cramér-von Mises test on raw samples, with midranks for ties.
 *
 * <p>T = U/(nm(n+m)) − (4nm − 1)/(6(n+m)), U = n Σᵢ (rᵢ − i)² + m Σⱼ (sⱼ − j)², r and s the pooled midranks of the sorted
 * samples. The p-value is Anderson's: T is standardised by its exact mean (1 + 1/N)/6 and variance
 * (N+1)(4nmN − 3(n² + m²) − 2nm)/(180 N² nm), N = n + m, and compared with the limit law of {@link CramerVonMisesLimit}. With
 * ties the statistic of equal samples is not 0, as in scipy. The p-value is 1 − P: its absolute error is some 1e-15, so that
 * smaller ones have no digits.
 *
 * @param statistic T
 * @param pValue asymptotic, in [0, 1]
 * @see <a href="https://doi.org/10.1214/aoms/1177704477">Anderson, On the distribution of the two-sample Cramér-von Mises
 *     criterion (1962)</a>
 */
public record CramerVonMises(double statistic, double pValue) {

    /**
     * Compares two samples, in any order.
     *
     * @return empty if a sample has fewer than two values
     * @throws IllegalArgumentException if a value is NaN
     */
    public static Optional<CramerVonMises> of(double[] reference, double[] current) {
        SortedPair pair = SortedPair.of(reference, current);
        return pair.n() < 2 || pair.m() < 2 ? Optional.empty() : Optional.of(of(pair));
    }

    private static CramerVonMises of(SortedPair pair) {
        double k = (double) pair.n() * pair.m();
        double size = (double) pair.n() + pair.m();
        double statistic = pair.rankDeviation() / (k * size) - (4 * k - 1) / (6 * size);
        double mean = (1 + 1 / size) / 6;
        double squares = (double) pair.n() * pair.n() + (double) pair.m() * pair.m();
        double variance = (size + 1) * (4 * k * size - 3 * squares - 2 * k) / (45 * size * size * 4 * k);
        double standardized = 1.0 / 6 + (statistic - mean) / StrictMath.sqrt(45 * variance);
        return new CramerVonMises(statistic, CramerVonMisesLimit.survival(standardized));
    }
}
