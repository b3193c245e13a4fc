package io.plimsoll.detectors.statistic;

/**
 * Total variation distance ½ Σ |pᵢ − qᵢ|, in [0, 1]: the share of traffic that would have to change cell.
 *
 * @see <a href="https://doi.org/10.1090/mbk/107">Levin and Peres, Markov Chains and Mixing Times, 2nd edition, section
 *     4.1 (2017)</a>
 */
public record TotalVariation() implements Distance {

    @Override
    public double of(CountPair pair) {
        double sum = 0;
        for (int i = 0; i < pair.cells(); i++) {
            sum += StrictMath.abs(pair.p(i) - pair.q(i));
        }
        return StrictMath.min(sum / 2, 1);
    }
}
