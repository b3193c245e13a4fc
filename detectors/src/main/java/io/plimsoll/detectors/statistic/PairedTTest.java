package io.plimsoll.detectors.statistic;

import java.util.Optional;
import org.apache.commons.math3.special.Beta;

/**
 * Student's t test that paired values have the same mean, two-sided: t = d̄/√(s²/n), n − 1 degrees of freedom.
 *
 * @param t positive where the first values are larger
 * @param pValue P(|T(n − 1)| ≥ |t|)
 * @see <a href="https://doi.org/10.1093/biomet/6.1.1">Student, The probable error of a mean (1908)</a>
 */
public record PairedTTest(double t, double pValue) {

    /**
     * Compares two samples of the same cases.
     *
     * @param first finite values
     * @param second finite values, by the same index
     * @return empty for fewer than two pairs, or where all differences are equal
     * @throws IllegalArgumentException if the lengths differ
     */
    public static Optional<PairedTTest> of(double[] first, double[] second) {
        if (first.length != second.length) {
            throw new IllegalArgumentException(first.length + " and " + second.length + " paired values");
        }
        double[] differences = new double[first.length];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = first[i] - second[i];
        }
        return differences.length < 2 ? Optional.empty() : of(differences);
    }

    private static Optional<PairedTTest> of(double[] differences) {
        double deviation = StandardDeviation.of(differences);
        if (deviation == 0) {
            return Optional.empty();
        }
        double dof = differences.length - 1;
        double t = StandardDeviation.mean(differences) / (deviation / StrictMath.sqrt(dof));
        return Optional.of(new PairedTTest(t, Beta.regularizedBeta(dof / (dof + t * t), dof / 2, 0.5)));
    }
}
