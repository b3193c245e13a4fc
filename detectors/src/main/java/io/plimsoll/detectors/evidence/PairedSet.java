package io.plimsoll.detectors.evidence;

/**
 * The difference p_b − p_c between two outcomes observed on the same requests, from −1 to 1: of N pairs b favour the
 * first, c the second and s = N − b − c neither.
 *
 * <pre>E = DirMult(b, c, s; ½, ½, ½) / sup_t (t+d)^b t^c (1−2t−d)^s,  t = (−B − √(B²−4AC)) / (2A),
 * A = −2N,  B = b(1−d) + c(1−3d) − 2sd,  C = cd(1−d)</pre>
 */
public final class PairedSet extends JointSet {
    private static final double PRIOR = 0.5;

    private final double firstOnly;
    private final double secondOnly;
    private final double neither;
    private final double pairs;
    private final double logMixture;

    /**
     * @param firstOnly b: pairs in which only the first has the outcome
     * @param secondOnly c: pairs in which only the second has it
     * @param pairs N, at least b + c
     */
    public PairedSet(double firstOnly, double secondOnly, double pairs) {
        if (!(firstOnly >= 0 && secondOnly >= 0 && firstOnly + secondOnly <= pairs && pairs <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "not paired counts: " + firstOnly + " and " + secondOnly + " of " + pairs);
        }
        this.firstOnly = firstOnly;
        this.secondOnly = secondOnly;
        this.neither = pairs - firstOnly - secondOnly;
        this.pairs = pairs;
        this.logMixture = logBeta(firstOnly, secondOnly, neither) - logBeta(0, 0, 0);
    }

    private static double logBeta(double b, double c, double s) {
        return LogBeta.of(new double[] {b + PRIOR, c + PRIOR, s + PRIOR});
    }

    /** ln of McNemar's E = 2^(b+c) B(b+1, c+1): evidence against "no difference" from the discordant pairs alone. */
    public double logMcNemar() {
        return (firstOnly + secondOnly) * StrictMath.log(2) + LogBeta.of(firstOnly + 1, secondOnly + 1);
    }

    @Override
    double logMixture() {
        return logMixture;
    }

    @Override
    double logUnrestricted() {
        return logSupremumAt(estimate());
    }

    @Override
    double logSupremumAt(double difference) {
        double low = StrictMath.max(0, -difference);
        double high = 0.5 * (1 - difference);
        double t = StrictMath.max(low, StrictMath.min(high, secondShareAt(difference)));
        return NaturalLog.times(firstOnly, StrictMath.max(0, t + difference))
                + NaturalLog.times(secondOnly, t)
                + NaturalLog.times(neither, StrictMath.max(0, 1 - 2 * t - difference));
    }

    /** The most likely p_c given p_b = p_c + d: the root in the form that does not cancel. */
    private double secondShareAt(double d) {
        double b = firstOnly * (1 - d) + secondOnly * (1 - 3 * d) - 2 * neither * d;
        double c = secondOnly * d * (1 - d);
        double root = StrictMath.sqrt(StrictMath.max(0, b * b + 8 * pairs * c));
        return b >= 0 ? (b + root) / (4 * pairs) : 2 * c / (root - b);
    }

    @Override
    double estimate() {
        return hasTrials() ? (firstOnly - secondOnly) / pairs : 0;
    }

    @Override
    boolean hasTrials() {
        return pairs > 0;
    }

    @Override
    double atPosition(double position) {
        return 2 * position - 1;
    }

    @Override
    double positionOf(double difference) {
        return 0.5 * (difference + 1);
    }
}
