package io.plimsoll.detectors.evidence;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The weighted e-BH procedure: which of m subjects with e-values e and weights w, Σw = m, are rejected at level a.
 *
 * <p>The k subjects with the greatest w e, where k is the largest with w_(k) e_(k) ≥ m/(k a). Whatever the dependence
 * between subjects, the expected share of false ones among the rejected is at most a; when nothing moved, that is the
 * chance of any. A subject without enough data counts, with E = 1. Source: Wang and Ramdas (2022),
 * doi:10.1111/rssb.12489.
 */
public final class BenjaminiHochbergE {
    private static final double ROUNDING = 1e-9;

    private final double[] logWeights;

    private BenjaminiHochbergE(double[] logWeights) {
        this.logWeights = logWeights;
    }

    /**
     * With a weight for each subject.
     *
     * @param weights at least 0, with sum m
     */
    public static BenjaminiHochbergE withWeights(double[] weights) {
        double sum = 0;
        double[] logs = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            if (!(weights[i] >= 0)) {
                throw new IllegalArgumentException("a weight is at least 0, not " + weights[i]);
            }
            sum += weights[i];
            logs[i] = StrictMath.log(weights[i]);
        }
        if (!(StrictMath.abs(sum - weights.length) <= ROUNDING * weights.length)) {
            throw new IllegalArgumentException("weights of " + weights.length + " subjects add up to " + sum);
        }
        return new BenjaminiHochbergE(logs);
    }

    /**
     * Half of the weight on the unsegmented subjects, which come first, half on those of segments, which follow; all of
     * it on one kind where the other has none.
     */
    public static BenjaminiHochbergE forSubjects(int unsegmented, int segmented) {
        int all = unsegmented + segmented;
        double[] weights = new double[all];
        for (int i = 0; i < all; i++) {
            int alike = i < unsegmented ? unsegmented : segmented;
            weights[i] = alike == all ? 1 : all / (2.0 * alike);
        }
        return withWeights(weights);
    }

    /** m. */
    public int subjects() {
        return logWeights.length;
    }

    /**
     * The log-evidence below which this subject is not rejected in any company: ln(1/a) − ln w. What cannot reach it need
     * not be computed.
     */
    public double leastLogE(int subject, double a) {
        return SignificanceLevel.logThreshold(a) - logWeights[subject];
    }

    /**
     * The log-evidence with which a subject is rejected even alone: ln(m/a) − ln w.
     */
    public double sufficientLogE(int subject, double a) {
        return leastLogE(subject, a) + StrictMath.log(subjects());
    }

    /**
     * The subjects rejected.
     *
     * @param logE ln e for each subject, −∞ allowed
     * @param a level, between 0 and 1
     */
    public BitSet rejected(double[] logE, double a) {
        double threshold = SignificanceLevel.logThreshold(a) + StrictMath.log(subjects());
        List<Integer> order = descending(logE);
        int count = order.size();
        while (count > 0 && weighted(logE, order.get(count - 1)) < threshold - StrictMath.log(count)) {
            count--;
        }
        BitSet rejected = new BitSet(subjects());
        order.subList(0, count).forEach(rejected::set);
        return rejected;
    }

    private List<Integer> descending(double[] logE) {
        if (logE.length != subjects()) {
            throw new IllegalArgumentException(logE.length + " e-values for " + subjects() + " subjects");
        }
        return IntStream.range(0, logE.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -weighted(logE, i)))
                .toList();
    }

    private double weighted(double[] logE, int subject) {
        return logE[subject] + logWeights[subject];
    }
}
