package io.plimsoll.detectors.statistic;

/**
 * P(D &lt; x) of the one-sample Kolmogorov statistic, exactly, as n!/nⁿ times an entry of the n-th power of Durbin's matrix.
 *
 * <p>With k = ⌊nx⌋ + 1 and h = k − nx the matrix has 2k − 1 rows; entry (k, k) of its power counts, scaled, the ways in which
 * the empirical distribution function can stay within the band. Meant for n ≤ 140: nothing overflows there.
 *
 * @see <a href="https://doi.org/10.18637/jss.v008.i18">Marsaglia, Tsang and Wang, Evaluating Kolmogorov's distribution
 *     (2003)</a>
 */
final class MarsagliaTsangWang {
    private MarsagliaTsangWang() {}

    static double cdf(int n, double x) {
        int k = (int) (n * x) + 1;
        double[][] power = power(durbin(2 * k - 1, k - n * x), n);
        double probability = power[k - 1][k - 1];
        for (int i = 1; i <= n; i++) {
            probability *= (double) i / n;
        }
        return probability;
    }

    private static double[][] durbin(int rows, double h) {
        double[][] matrix = new double[rows][rows];
        int last = rows - 1;
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j <= StrictMath.min(i + 1, last); j++) {
                matrix[i][j] = 1;
            }
        }
        for (int i = 0; i < rows; i++) {
            matrix[i][0] -= StrictMath.pow(h, i + 1);
            matrix[last][i] -= StrictMath.pow(h, rows - i);
        }
        matrix[last][0] += h > 0.5 ? StrictMath.pow(2 * h - 1, rows) : 0;
        divideByFactorials(matrix);
        return matrix;
    }

    /** Entry (i, j) by (i − j + 1)!, on and under the diagonal. */
    private static void divideByFactorials(double[][] matrix) {
        for (int i = 0; i < matrix.length; i++) {
            double factorial = 1;
            for (int j = i; j >= 0; j--) {
                factorial *= i - j + 1;
                matrix[i][j] /= factorial;
            }
        }
    }

    private static double[][] power(double[][] matrix, int exponent) {
        if (exponent == 1) {
            return matrix;
        }
        double[][] half = power(matrix, exponent / 2);
        double[][] square = product(half, half);
        return exponent % 2 == 0 ? square : product(square, matrix);
    }

    private static double[][] product(double[][] a, double[][] b) {
        int rows = a.length;
        double[][] product = new double[rows][rows];
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < rows; k++) {
                for (int j = 0; j < rows; j++) {
                    product[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return product;
    }
}
