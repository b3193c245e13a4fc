package io.plimsoll.detectors.evidence;

import io.plimsoll.detectors.statistic.BetaPosterior;
import java.util.List;

/**
 * The chance of each arm to be the best one, from the posteriors of its rate: P(i) = ∫ f_i(x) Π_{j≠i} F_j(x) dx.
 *
 * <p>Integrated numerically, by Gauss and Legendre's five points on equal panels over the mean ± 40 standard deviations of
 * f_i: no random numbers are drawn, so a replay agrees to the last bit. It is a belief under uniform priors, fit to share
 * traffic by, not a guarantee: versions are promoted by {@link Constraint}.
 *
 * @see <a href="https://doi.org/10.1002/asmb.874">Scott, A modern Bayesian look at the multi-armed bandit (2010)</a>
 */
public final class BestArm {
    private static final double DEVIATIONS = 40;
    private static final int PANELS = 400;
    private static final double[] NODES = {
        -0.9061798459386640, -0.5384693101056831, 0, 0.5384693101056831, 0.9061798459386640
    };
    private static final double[] WEIGHTS = {
        0.2369268850561891, 0.4786286704993665, 0.5688888888888889, 0.4786286704993665, 0.2369268850561891
    };

    private BestArm() {}

    /** The chance of each arm, in the order given; together 1. */
    public static double[] probabilities(List<BetaPosterior> arms) {
        double[] chances = new double[arms.size()];
        double sum = 0;
        for (int arm = 0; arm < chances.length; arm++) {
            chances[arm] = integral(arms, arm);
            sum += chances[arm];
        }
        for (int arm = 0; arm < chances.length; arm++) {
            chances[arm] /= sum;
        }
        return chances;
    }

    private static double integral(List<BetaPosterior> arms, int arm) {
        double a = arms.get(arm).a();
        double b = arms.get(arm).b();
        double mean = a / (a + b);
        double reach = DEVIATIONS * StrictMath.sqrt(mean * (1 - mean) / (a + b + 1));
        double from = StrictMath.max(0, mean - reach);
        double half = (StrictMath.min(1, mean + reach) - from) / (2 * PANELS);
        double logBeta = LogBeta.of(a, b);
        double sum = 0;
        for (int panel = 0; panel < PANELS; panel++) {
            double middle = from + (2 * panel + 1) * half;
            for (int node = 0; node < NODES.length; node++) {
                double x = middle + half * NODES[node];
                sum += WEIGHTS[node] * density(x, a, b, logBeta) * othersBelow(x, arms, arm);
            }
        }
        return sum * half;
    }

    private static double density(double x, double a, double b, double logBeta) {
        return StrictMath.exp((a - 1) * StrictMath.log(x) + (b - 1) * StrictMath.log1p(-x) - logBeta);
    }

    private static double othersBelow(double x, List<BetaPosterior> arms, int arm) {
        double product = 1;
        for (int other = 0; other < arms.size(); other++) {
            product *= other == arm ? 1 : below(x, arms.get(other));
        }
        return product;
    }

    private static double below(double x, BetaPosterior arm) {
        return -StrictMath.expm1(BetaTail.logSurvival(x, (double) arm.a(), (double) arm.b()));
    }
}
