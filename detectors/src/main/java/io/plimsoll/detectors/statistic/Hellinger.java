package io.plimsoll.detectors.statistic;

/**
 * Hellinger distance ‖√p − √q‖₂/√2, in [0, 1]; 1 for distributions that share no cell.
 *
 * <p>Written with the differences and not as √(1 − Σ√(pq)), which loses half of the digits near 0.
 *
 * @see <a href="https://doi.org/10.1515/crll.1909.136.210">Hellinger, Neue Begründung der Theorie quadratischer Formen
 *     von unendlichvielen Veränderlichen (1909)</a>
 */
public record Hellinger() implements Distance {

    @Override
    public double of(CountPair pair) {
        double sum = 0;
        for (int i = 0; i < pair.cells(); i++) {
            double difference = StrictMath.sqrt(pair.p(i)) - StrictMath.sqrt(pair.q(i));
            sum += difference * difference;
        }
        return StrictMath.min(StrictMath.sqrt(sum / 2), 1);
    }
}
