package io.plimsoll.detectors.statistic;

/**
 * Jensen-Shannon divergence in bits, ½ Σ pᵢ log₂(pᵢ/mᵢ) + ½ Σ qᵢ log₂(qᵢ/mᵢ) with m = (p + q)/2, and its square root.
 *
 * <p>Both lie in [0, 1]: 1 is reached by distributions that share no cell. The square root is a metric and is what scipy's
 * {@code jensenshannon(p, q, base=2)} returns. Near 0 it carries the square root of the rounding error, some 1e-8.
 *
 * @see <a href="https://doi.org/10.1109/18.61115">Lin, Divergence measures based on the Shannon entropy (1991)</a>
 * @see <a href="https://doi.org/10.1109/TIT.2003.813506">Endres and Schindelin, A new metric for probability
 *     distributions (2003)</a>
 */
public enum JensenShannon implements Distance {
    /** The square root of the divergence, a metric. */
    DISTANCE {
        @Override
        public double of(CountPair pair) {
            return StrictMath.sqrt(divergence(pair));
        }
    },

    /** The divergence. */
    DIVERGENCE {
        @Override
        public double of(CountPair pair) {
            return divergence(pair);
        }
    };

    private static final double TWO_LN_2 = 2 * StrictMath.log(2);

    private static double divergence(CountPair pair) {
        double sum = 0;
        for (int i = 0; i < pair.cells(); i++) {
            double p = pair.p(i);
            double q = pair.q(i);
            double middle = (p + q) / 2;
            sum += entropyTerm(p, middle) + entropyTerm(q, middle);
        }
        return StrictMath.min(StrictMath.max(sum / TWO_LN_2, 0), 1);
    }

    /** x ln(x/y) with 0 ln 0 = 0. */
    private static double entropyTerm(double x, double y) {
        return x == 0 ? 0 : x * StrictMath.log(x / y);
    }
}
