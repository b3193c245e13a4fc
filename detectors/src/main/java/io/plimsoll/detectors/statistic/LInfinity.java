package io.plimsoll.detectors.statistic;

/** L∞ (Chebyshev) distance max |pᵢ − qᵢ|, in [0, 1]: the change of the cell that changed most. */
public record LInfinity() implements Distance {

    @Override
    public double of(CountPair pair) {
        double max = 0;
        for (int i = 0; i < pair.cells(); i++) {
            max = StrictMath.max(max, StrictMath.abs(pair.p(i) - pair.q(i)));
        }
        return max;
    }
}
