package io.plimsoll.detectors.statistic;

import java.util.OptionalDouble;

/** What a predicted probability costs once the label is known; both are proper: honest probabilities cost least. */
public enum ProbabilityLoss {
    /**
     * (s − y)², whose mean is Brier's score, in [0, 1].
     *
     * @see <a href="https://doi.org/10.1175/1520-0493(1950)078%3C0001:VOFEIT%3E2.0.CO;2">Brier (1950)</a>
     */
    SQUARED {
        @Override
        public double of(double score, boolean positive) {
            double error = positive ? 1 - score : score;
            return error * error;
        }
    },

    /**
     * −ln s of a positive, −ln(1 − s) of a negative, in nats; s clipped to [1e-15, 1 − 1e-15], so that one certain error
     * costs 34.5 and not everything.
     */
    LOGARITHMIC {
        @Override
        public double of(double score, boolean positive) {
            double clipped = StrictMath.max(CLIP, StrictMath.min(1 - CLIP, score));
            return -StrictMath.log(positive ? clipped : 1 - clipped);
        }
    };

    private static final double CLIP = 1e-15;

    /**
     * The cost of one prediction.
     *
     * @param score predicted probability of a positive, in [0, 1]
     */
    public abstract double of(double score, boolean positive);

    /**
     * The mean over a sample.
     *
     * @param scores in [0, 1]
     * @param positive the labels, by the same index
     * @return empty without cases
     */
    public OptionalDouble mean(double[] scores, boolean[] positive) {
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            sum += of(scores[i], positive[i]);
        }
        return scores.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / scores.length);
    }
}
