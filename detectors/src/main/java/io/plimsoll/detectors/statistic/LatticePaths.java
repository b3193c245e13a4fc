package io.plimsoll.detectors.statistic;

/**
 * Random paths from (0, 0) to (n, m) by unit steps, all C(n+m, n) equally likely: the null law of two-sample statistics.
 *
 * <p>A path is an order of the pooled sample: a step in i is a reference value, a step in j a current one. At (i, j) the
 * distribution functions are i/n and j/m.
 *
 * <p>How: a path at (i, j) goes on in i with probability (n−i)/(n−i+m−j), so that visiting probabilities follow from those
 * of two neighbours. A path is absorbed where it first touches the barrier |im − jn| ≥ d, and the absorbed probabilities
 * are added up: only positive numbers are ever added, so that a p-value of 1e-200 has as many digits as one of 0.5,
 * which 1 − P(not touching) has not. With ties the barrier only stands where the pooled value changes.
 */
final class LatticePaths {
    private final int n;
    private final int m;

    LatticePaths(int n, int m) {
        this.n = n;
        this.m = m;
    }

    /**
     * The share of paths that touch |im − jn| ≥ d.
     *
     * @param d barrier, at least 0; (0, 0) touches d = 0
     * @param standing whether the barrier stands after i + j = t steps, t = 0 … n + m
     */
    double touching(long d, boolean[] standing) {
        double[] visits = new double[m + 1];
        double absorbed = 0;
        for (int i = 0; i <= n; i++) {
            for (int j = 0; j <= m; j++) {
                visits[j] = arriving(visits, i, j);
                if (standing[i + j] && StrictMath.abs((long) i * m - (long) j * n) >= d) {
                    absorbed += visits[j];
                    visits[j] = 0;
                }
            }
        }
        return StrictMath.min(absorbed, 1);
    }

    /** P(visit (i, j)) from (i−1, j), still in {@code visits[j]}, and (i, j−1), already in {@code visits[j−1]}. */
    private double arriving(double[] visits, int i, int j) {
        if (i == 0 && j == 0) {
            return 1;
        }
        double left = (double) (n - i) + (m - j) + 1;
        double byReference = i == 0 ? 0 : visits[j] * (n - i + 1) / left;
        double byCurrent = j == 0 ? 0 : visits[j - 1] * (m - j + 1) / left;
        return byReference + byCurrent;
    }
}
