package io.plimsoll.detectors.evidence;

/**
 * How a numeric distribution usually moves: location, scale, tails.
 *
 * <p>By the {@link BinScores} z and v of the bins: location q ∝ p e^{θz}, scale q ∝ p e^{θv}, tails q = (1−ε)p + ε·1_b of
 * the first and the last bin.
 */
final class NumericTilts {
    private static final double[] LOCATIONS = {0.1, 0.2, 0.4, 0.8, 1.6};
    private static final double[] SCALES = {0.1, 0.2, 0.35};
    private static final double[] TAILS = {0.03, 0.1};
    private static final double LOCATION_WEIGHT = 0.60;
    private static final double SCALE_WEIGHT = 0.25;
    private static final double TAIL_WEIGHT = 0.15;
    private static final int SIDES = 2;

    private final double[] shares;
    private final Mixture mixture = new Mixture();

    private NumericTilts(double[] shares) {
        this.shares = shares;
    }

    /** @param weight of all tilts together; concentration A of each */
    static DirichletAlternatives of(double[] shares, double weight, double concentration) {
        NumericTilts tilts = new NumericTilts(shares);
        BinScores scores = new BinScores(shares);
        tilts.addExponential(LOCATIONS, scores.location(), weight * LOCATION_WEIGHT);
        tilts.addExponential(SCALES, scores.scale(), weight * SCALE_WEIGHT);
        tilts.addTails(weight * TAIL_WEIGHT);
        return tilts.mixture.withConcentration(concentration);
    }

    private void addExponential(double[] strengths, double[] scores, double weight) {
        double each = weight / (SIDES * strengths.length);
        for (double strength : strengths) {
            mixture.add(each, tilted(strength, scores));
            mixture.add(each, tilted(-strength, scores));
        }
    }

    private void addTails(double weight) {
        double each = weight / (SIDES * TAILS.length);
        for (double share : TAILS) {
            mixture.add(each, contaminated(0, share));
            mixture.add(each, contaminated(shares.length - 1, share));
        }
    }

    private double[] tilted(double strength, double[] scores) {
        double[] tilted = new double[shares.length];
        for (int b = 0; b < tilted.length; b++) {
            tilted[b] = shares[b] * StrictMath.exp(strength * scores[b]);
        }
        return normalised(tilted);
    }

    private double[] contaminated(int bin, double share) {
        double[] contaminated = new double[shares.length];
        for (int b = 0; b < contaminated.length; b++) {
            contaminated[b] = (1 - share) * shares[b];
        }
        contaminated[bin] += share;
        return contaminated;
    }

    private static double[] normalised(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        for (int b = 0; b < values.length; b++) {
            values[b] /= sum;
        }
        return values;
    }
}
