package io.plimsoll.detectors.statistic;

import java.util.Optional;
import org.apache.commons.math3.special.Beta;

/**
 * Welch's t test of two means with unequal variances, two-sided.
 *
 * <p>t = (x̄ − ȳ)/√(s²ₓ/n + s²ᵧ/m) with variances of divisor n − 1; the degrees of freedom are Welch and Satterthwaite's.
 *
 * @param t the statistic, positive where the first mean is larger
 * @param dof degrees of freedom, not an integer in general
 * @param pValue P(|T(dof)| ≥ |t|)
 * @see <a href="https://doi.org/10.1093/biomet/34.1-2.28">Welch, The generalization of Student's problem when several
 *     different population variances are involved (1947)</a>
 */
public record WelchTest(double t, double dof, double pValue) {

    /**
     * Compares the means of two samples.
     *
     * @param first finite values
     * @param second finite values
     * @return empty if a sample has fewer than two values or both are constant
     */
    public static Optional<WelchTest> of(double[] first, double[] second) {
        if (first.length < 2 || second.length < 2) {
            return Optional.empty();
        }
        double a = squaredError(first);
        double b = squaredError(second);
        return a + b == 0 ? Optional.empty() : Optional.of(of(first, second, a, b));
    }

    private static WelchTest of(double[] first, double[] second, double a, double b) {
        double t = (StandardDeviation.mean(first) - StandardDeviation.mean(second)) / StrictMath.sqrt(a + b);
        double dof = (a + b) * (a + b) / (a * a / (first.length - 1) + b * b / (second.length - 1));
        return new WelchTest(t, dof, Beta.regularizedBeta(dof / (dof + t * t), dof / 2, 0.5));
    }

    /** s²/n, s² with divisor n − 1. */
    private static double squaredError(double[] sample) {
        double deviation = StandardDeviation.of(sample);
        return deviation * deviation / (sample.length - 1);
    }
}
