package io.plimsoll.detectors.evidence;

/**
 * Evidence that traffic is not split as declared: a sample-ratio mismatch. Requests that get lost on the way to one arm make
 * every comparison of the arms worthless, however good it looks.
 *
 * <pre>E = mean_K DM(c; K w) / Π w^c,  K ∈ {10, 100, 1000, 10000}</pre>
 *
 * <p>Requests c of each arm against its declared share w. A test martingale in the requests: it may be looked at all the time.
 *
 * <p>Source: Lindon and Malek, Anytime-valid inference for multinomial count data (2022), arXiv:2011.03567.
 */
public final class SampleRatio {
    private static final double[] CONCENTRATIONS = {10, 100, 1_000, 10_000};
    private static final double PRECISION = 1e-9;

    private final double[] shares;

    /**
     * @param shares w, each over 0, together 1
     * @throws IllegalArgumentException otherwise
     */
    public SampleRatio(double... shares) {
        double sum = 0;
        for (double share : shares) {
            if (!(share > 0)) {
                throw new IllegalArgumentException("the share of an arm is over 0, not " + share);
            }
            sum += share;
        }
        if (StrictMath.abs(sum - 1) > PRECISION) {
            throw new IllegalArgumentException("the shares of all arms make " + sum + ", not 1");
        }
        this.shares = shares.clone();
    }

    /**
     * ln E; 0 without requests.
     *
     * @param counts requests of each arm, in the order of the shares
     */
    public double logE(long... counts) {
        if (counts.length != shares.length) {
            throw new IllegalArgumentException(counts.length + " counts for " + shares.length + " arms");
        }
        LogSum sum = new LogSum();
        for (double concentration : CONCENTRATIONS) {
            sum.add(logMarginal(counts, concentration));
        }
        return sum.value() - StrictMath.log(CONCENTRATIONS.length) - logLikelihood(counts);
    }

    private double logMarginal(long[] counts, double concentration) {
        double[] before = new double[counts.length];
        double[] after = new double[counts.length];
        for (int arm = 0; arm < counts.length; arm++) {
            before[arm] = concentration * shares[arm];
            after[arm] = before[arm] + counts[arm];
        }
        return LogBeta.of(after) - LogBeta.of(before);
    }

    private double logLikelihood(long[] counts) {
        double sum = 0;
        for (int arm = 0; arm < counts.length; arm++) {
            sum += NaturalLog.times((double) counts[arm], shares[arm]);
        }
        return sum;
    }
}
