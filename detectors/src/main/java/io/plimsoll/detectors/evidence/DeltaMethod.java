package io.plimsoll.detectors.evidence;

/**
 * The spread of a smooth function of cell shares: of f with gradient g with regard to the counts c of n cases, where f does
 * not change when all counts are multiplied alike, n·Var f ≈ n Σ c g².
 */
final class DeltaMethod {
    private DeltaMethod() {}

    /** √n times the standard error: the standard deviation of what one case adds. */
    static double deviation(double[] counts, double[] gradient) {
        double n = 0;
        double sum = 0;
        for (int cell = 0; cell < counts.length; cell++) {
            n += counts[cell];
            sum += counts[cell] * gradient[cell] * gradient[cell];
        }
        return StrictMath.sqrt(n * sum);
    }
}
