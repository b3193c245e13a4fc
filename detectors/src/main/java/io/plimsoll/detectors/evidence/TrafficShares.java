package io.plimsoll.detectors.evidence;

import io.plimsoll.detectors.statistic.Bisection;

/**
 * How the shares of the arms may move towards what is wished: slowly, and none to nothing.
 *
 * @param floor the least share of an arm; one that has less is not made smaller
 * @param step the most that a share may change at once
 */
public record TrafficShares(double floor, double step) {
    /** At least 5% each, at most 10 points at once. */
    public static final TrafficShares STANDARD = new TrafficShares(0.05, 0.1);

    /**
     * @throws IllegalArgumentException if a limit is no share
     */
    public TrafficShares {
        if (!(0 <= floor && floor <= 1 && 0 <= step && step <= 1)) {
            throw new IllegalArgumentException("no shares: floor " + floor + ", step " + step);
        }
    }

    /**
     * The next shares: the wished ones shifted by the same amount each until, within the limits, they make 1.
     *
     * @param current of each arm, together 1
     * @param wished of each arm, such as {@link BestArm#probabilities}
     * @param mayGain whether an arm may get more than it has: its gates are passed
     */
    public double[] towards(double[] current, double[] wished, boolean[] mayGain) {
        double shift = Bisection.lastInside(-2, 2, candidate -> sum(shifted(current, wished, mayGain, candidate)) <= 1);
        return shifted(current, wished, mayGain, shift);
    }

    private double[] shifted(double[] current, double[] wished, boolean[] mayGain, double shift) {
        double[] shares = new double[current.length];
        for (int arm = 0; arm < shares.length; arm++) {
            double least = StrictMath.min(current[arm], StrictMath.max(floor, current[arm] - step));
            double most = mayGain[arm] ? StrictMath.min(1, current[arm] + step) : current[arm];
            double wish = StrictMath.max(floor, wished[arm]) + shift;
            shares[arm] = StrictMath.max(least, StrictMath.min(most, wish));
        }
        return shares;
    }

    private static double sum(double[] shares) {
        double sum = 0;
        for (double share : shares) {
            sum += share;
        }
        return sum;
    }
}
