package io.plimsoll.detectors.statistic;

/**
 * Kullback-Leibler divergence of the current distribution from the reference, Σ qᵢ ln(qᵢ/pᵢ) in nats, shares floored.
 *
 * <p>Shares of less than 1e-4 are raised to 1e-4 on both sides and not normalised again, so that a cell that the
 * reference lacks costs ln(q/1e-4) and not infinity. As the floored shares need not sum to 1 the sum could fall below 0
 * by at most 1e-4 for each cell; such a value is returned as 0. Not symmetric.
 *
 * @see <a href="https://doi.org/10.1214/aoms/1177729694">Kullback and Leibler, On information and sufficiency (1951)</a>
 */
public record KullbackLeibler() implements Distance {

    @Override
    public double of(CountPair pair) {
        double sum = 0;
        for (int i = 0; i < pair.cells(); i++) {
            double q = StrictMath.max(pair.q(i), Psi.FLOOR);
            sum += q * StrictMath.log(q / StrictMath.max(pair.p(i), Psi.FLOOR));
        }
        return StrictMath.max(sum, 0);
    }

    @Override
    public boolean isSymmetric() {
        return false;
    }
}
