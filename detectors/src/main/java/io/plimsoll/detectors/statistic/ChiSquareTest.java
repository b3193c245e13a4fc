package io.plimsoll.detectors.statistic;

import java.util.Optional;

/**
 * Pearson's χ² test of homogeneity on a 2 × k table, without Yates' correction, and the likelihood-ratio G beside it.
 *
 * <p>χ² = Σ (O − E)²/E and G = 2 Σ O ln(O/E) over both rows and all levels, E = row total × column total / N; both are
 * compared with χ²(k − 1). Levels that are empty on both sides are dropped. The χ² approximation is poor where
 * {@code minimumExpected} is under some 5.
 *
 * <p>Cramér's V = √(χ²/N), in [0, 1]: for two rows min(rows, columns) − 1 is 1.
 *
 * @param statistic χ²
 * @param dof k − 1, k the levels that hold something
 * @param pValue P(χ²(dof) ≥ statistic)
 * @param g the likelihood-ratio statistic
 * @param gPValue P(χ²(dof) ≥ g)
 * @param cramersV effect size, in [0, 1]
 * @param minimumExpected the smallest expected count
 * @see <a href="https://doi.org/10.1080/14786440009463897">Pearson, On the criterion that a given system of deviations …
 *     (1900)</a>
 */
public record ChiSquareTest(
        double statistic, int dof, double pValue, double g, double gPValue, double cramersV, double minimumExpected) {

    /**
     * Tests whether two count vectors come from the same distribution.
     *
     * @return empty if a side holds nothing or fewer than two levels hold something
     * @throws IllegalArgumentException if the lengths differ or a count is negative
     */
    public static Optional<ChiSquareTest> of(long[] reference, long[] current) {
        CountPair pair = CountPair.of(reference, current);
        int dof = pair.occupied() - 1;
        return pair.hasEmptySide() || dof < 1 ? Optional.empty() : Optional.of(of(pair, dof));
    }

    private static ChiSquareTest of(CountPair pair, int dof) {
        double total = (double) pair.n() + pair.m();
        double x2 = 0;
        double g = 0;
        double minimumExpected = Double.POSITIVE_INFINITY;
        for (int i = 0; i < pair.cells(); i++) {
            if (!pair.isEmpty(i)) {
                double column = (double) pair.r(i) + pair.c(i);
                double expectedReference = pair.n() * column / total;
                double expectedCurrent = pair.m() * column / total;
                x2 += pearson(pair.r(i), expectedReference) + pearson(pair.c(i), expectedCurrent);
                g += likelihoodRatio(pair.r(i), expectedReference) + likelihoodRatio(pair.c(i), expectedCurrent);
                minimumExpected = StrictMath.min(minimumExpected, StrictMath.min(expectedReference, expectedCurrent));
            }
        }
        g = StrictMath.max(g, 0);
        CentralChiSquare law = new CentralChiSquare(dof);
        double cramersV = StrictMath.min(StrictMath.sqrt(x2 / total), 1);
        return new ChiSquareTest(x2, dof, law.survival(x2), g, law.survival(g), cramersV, minimumExpected);
    }

    private static double pearson(long observed, double expected) {
        double difference = observed - expected;
        return difference * difference / expected;
    }

    private static double likelihoodRatio(long observed, double expected) {
        return observed == 0 ? 0 : 2.0 * observed * StrictMath.log(observed / expected);
    }
}
