package io.plimsoll.detectors.evidence;

/**
 * Evidence that who is sent to an arm depends on who they are: covariates of the two arms are out of balance.
 *
 * <p>Given the bins in which requests fall, an arm that is drawn by lot is a coin thrown for each request, with the same
 * unknown chance w in every bin b. With k_b of n_b requests in the second arm, k of n in all,
 *
 * <pre>
 * E = [½ mean_{K,v} Π_b BB(k_b, n_b; K v, K(1−v)) + ½ mean_b BB(k_b, n_b) BB(k − k_b, n − n_b)] / sup_w w^k (1−w)^(n−k)
 * K ∈ {10, 100, 1000}
 * </pre>
 *
 * <p>v over shares from 1 to 99%: the first half is for any imbalance, the second for one bin unlike the others. It is a test martingale in the requests, so it may be looked at all the time, and it stays
 * one where the world changes: both arms see the same world. (The evidence of {@link DriftEvidence} takes one side for a
 * finished reference; here both grow.) It is no longer one when w is changed; then the counts begin anew.
 */
public final class ArmBalance {
    private static final double[] CONCENTRATIONS = {10, 100, 1_000};
    private static final double[] CENTRES = {.01, .02, .05, .1, .2, .3, .4, .5, .6, .7, .8, .9, .95, .98, .99};

    private ArmBalance() {}

    /**
     * ln E; 0 without requests.
     *
     * @param first counts of the first arm, by bin
     * @param second counts of the second arm, over the same bins
     */
    public static double logE(long[] first, long[] second) {
        if (first.length != second.length) {
            throw new IllegalArgumentException(first.length + " and " + second.length + " bins");
        }
        Rate all = all(first, second);
        LogSum sum = new LogSum();
        addAnyImbalance(sum, first, second);
        addOneBin(sum, first, second, all);
        return sum.value() - all.maximumLogLikelihood();
    }

    private static void addAnyImbalance(LogSum sum, long[] first, long[] second) {
        double logWeight = -StrictMath.log(2.0 * CONCENTRATIONS.length * CENTRES.length);
        for (double concentration : CONCENTRATIONS) {
            for (double centre : CENTRES) {
                sum.add(logWeight + logMarginal(first, second, concentration, centre));
            }
        }
    }

    private static void addOneBin(LogSum sum, long[] first, long[] second, Rate all) {
        double logWeight = -StrictMath.log(2.0 * first.length);
        for (int bin = 0; bin < first.length; bin++) {
            Rate one = new Rate((double) second[bin], (double) first[bin] + second[bin]);
            Rate others = new Rate(all.successes() - one.successes(), all.trials() - one.trials());
            sum.add(logWeight + one.logMarginal() + others.logMarginal());
        }
    }

    private static double logMarginal(long[] first, long[] second, double concentration, double centre) {
        double sum = 0;
        for (int bin = 0; bin < first.length; bin++) {
            double trials = (double) first[bin] + second[bin];
            sum += trials == 0
                    ? 0
                    : LogBeta.binomial(
                            (double) second[bin], trials, concentration * centre, concentration * (1 - centre));
        }
        return sum;
    }

    private static Rate all(long[] first, long[] second) {
        double ofFirst = 0;
        double ofSecond = 0;
        for (int bin = 0; bin < first.length; bin++) {
            ofFirst += first[bin];
            ofSecond += second[bin];
        }
        return new Rate(ofSecond, ofFirst + ofSecond);
    }
}
