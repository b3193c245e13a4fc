package io.plimsoll.detectors.statistic;

/**
 * Population stability index, Σ (qᵢ − pᵢ) ln(qᵢ/pᵢ) in nats: the symmetrised Kullback-Leibler divergence of Jeffreys.
 *
 * <p>The constants differ in what stands for the share of a cell, because an empty cell makes the plain index infinite.
 * Without drift the index is noise of a known size, see {@link NoiseLaw}: no fixed threshold suits every sample size.
 *
 * <p>Differences: many tools replace empty cells by a constant of their own (Evidently 1e-4, others 1e-6), which makes
 * the constant decide the value; Laplace's ½ shrinks with the data. Where a value must be comparable with such a tool,
 * take {@link #FLOORED}.
 *
 * @see <a href="https://doi.org/10.1098/rspa.1946.0056">Jeffreys, An invariant form for the prior probability in
 *     estimation problems (1946)</a>
 * @see <a href="https://doi.org/10.21314/JRMV.2020.227">Yurdakul and Naranjo, Statistical properties of the population
 *     stability index, Journal of Risk Model Validation 14(4) (2020)</a>
 */
public enum Psi implements Distance {
    /** Shares (count + ½)/(total + B/2) on both sides, B all cells of the vectors, empty ones included. */
    LAPLACE {
        @Override
        double share(long count, long total, int cells) {
            return (count + 0.5) / (total + 0.5 * cells);
        }
    },

    /** The same with B the cells that hold something on a side: for codes of which most are never used. */
    LAPLACE_OCCUPIED {
        @Override
        double share(long count, long total, int cells) {
            return LAPLACE.share(count, total, cells);
        }

        @Override
        boolean counts(CountPair pair, int i) {
            return !pair.isEmpty(i);
        }
    },

    /** Shares of less than 1e-4 are raised to 1e-4 and not normalised again. */
    FLOORED {
        @Override
        double share(long count, long total, int cells) {
            return StrictMath.max((double) count / total, FLOOR);
        }
    },

    /** Plain shares; +∞ if a cell is empty on exactly one side. */
    UNSMOOTHED {
        @Override
        double share(long count, long total, int cells) {
            return (double) count / total;
        }
    };

    /** The smallest share of {@link #FLOORED} and of {@link KullbackLeibler}. */
    static final double FLOOR = 1e-4;

    abstract double share(long count, long total, int cells);

    boolean counts(CountPair pair, int i) {
        return true;
    }

    @Override
    public double of(CountPair pair) {
        int cells = this == LAPLACE_OCCUPIED ? pair.occupied() : pair.cells();
        double sum = 0;
        for (int i = 0; i < pair.cells(); i++) {
            if (counts(pair, i)) {
                sum += term(share(pair.r(i), pair.n(), cells), share(pair.c(i), pair.m(), cells));
            }
        }
        return sum;
    }

    /** Equal shares are taken out first because 0·ln(0/0) is 0 here. */
    private static double term(double p, double q) {
        return p == q ? 0 : (q - p) * StrictMath.log(q / p);
    }
}
