package io.plimsoll.detectors.statistic;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Adjusted p-values for m tests made together: reject where the adjusted value is at most α.
 *
 * <p>Written for p-values p₍₁₎ ≤ … ≤ p₍ₘ₎ in ascending order; results are capped at 1 and returned in the order given.
 */
public enum MultipleTesting {
    /** m·p: bounds the chance of any false rejection. */
    BONFERRONI {
        @Override
        double factor(int rank, int m) {
            return m;
        }

        @Override
        void makeMonotone(double[] ascending) {
            // m·p is in order already.
        }
    },

    /**
     * Running maximum of (m − i + 1)·p₍ᵢ₎: bounds the same chance, and rejects no less than Bonferroni.
     *
     * @see <a href="https://www.jstor.org/stable/4615733">Holm, A simple sequentially rejective multiple test procedure
     *     (1979)</a>
     */
    HOLM {
        @Override
        double factor(int rank, int m) {
            return m - rank + 1.0;
        }

        @Override
        void makeMonotone(double[] ascending) {
            for (int i = 1; i < ascending.length; i++) {
                ascending[i] = StrictMath.max(ascending[i], ascending[i - 1]);
            }
        }
    },

    /**
     * Running minimum, from the last, of m/i·p₍ᵢ₎: bounds the expected share of false rejections for independent tests.
     *
     * @see <a href="https://doi.org/10.1111/j.2517-6161.1995.tb02031.x">Benjamini and Hochberg (1995)</a>
     */
    BENJAMINI_HOCHBERG {
        @Override
        double factor(int rank, int m) {
            return (double) m / rank;
        }
    },

    /**
     * The same times Σ 1/i: bounds that share under any dependence.
     *
     * @see <a href="https://doi.org/10.1214/aos/1013699998">Benjamini and Yekutieli (2001)</a>
     */
    BENJAMINI_YEKUTIELI {
        @Override
        double factor(int rank, int m) {
            return (double) m / rank * harmonic(m);
        }
    };

    /**
     * The adjusted p-values, in the order given.
     *
     * @param p p-values, each in [0, 1]
     * @throws IllegalArgumentException if one is outside
     */
    public double[] adjust(double[] p) {
        int m = p.length;
        Integer[] order = ascendingOrder(p);
        double[] ascending = new double[m];
        for (int i = 0; i < m; i++) {
            ascending[i] = factor(i + 1, m) * p[order[i]];
        }
        makeMonotone(ascending);
        double[] adjusted = new double[m];
        for (int i = 0; i < m; i++) {
            adjusted[order[i]] = StrictMath.min(ascending[i], 1);
        }
        return adjusted;
    }

    abstract double factor(int rank, int m);

    void makeMonotone(double[] ascending) {
        for (int i = ascending.length - 2; i >= 0; i--) {
            ascending[i] = StrictMath.min(ascending[i], ascending[i + 1]);
        }
    }

    private static Integer[] ascendingOrder(double[] p) {
        Integer[] order = new Integer[p.length];
        for (int i = 0; i < p.length; i++) {
            if (!(p[i] >= 0 && p[i] <= 1)) {
                throw new IllegalArgumentException("p-value: " + p[i]);
            }
            order[i] = i;
        }
        Arrays.sort(order, Comparator.comparingDouble(i -> p[i]));
        return order;
    }

    private static double harmonic(int m) {
        double sum = 0;
        for (int i = 1; i <= m; i++) {
            sum += 1.0 / i;
        }
        return sum;
    }
}
