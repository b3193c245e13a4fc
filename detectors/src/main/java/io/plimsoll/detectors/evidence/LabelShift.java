package io.plimsoll.detectors.evidence;

import io.plimsoll.detectors.statistic.Confusion;
import io.plimsoll.detectors.statistic.Interval;
import io.plimsoll.detectors.statistic.Share;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * The share of positives among live cases without labels, by black box shift estimation: if only the share of the classes
 * moved, not what a class looks like, live decisions are q = π·TPR + (1 − π)·FPR, so π = (q − FPR)/(TPR − FPR), with the
 * rates of the labelled reference.
 *
 * <p>The interval takes all three rates from their sequences at α/3. Where |TPR − FPR| is under {@value #LEAST_SEPARATION}
 * the quotient is mostly noise: nothing is refuted, the value is absent, {@link Insufficiency.Reason#WEAK_SEPARATION}.
 *
 * @param reference the labelled reference
 * @param live decided 1 of all live cases
 * @see <a href="https://proceedings.mlr.press/v80/lipton18a.html">Lipton, Wang and Smola, Detecting and correcting for label shift
 *     with black box predictors (2018)</a>
 */
public record LabelShift(Confusion reference, Share live) implements Estimate {
    /** The least |TPR − FPR| from which shares of classes are told. */
    public static final double LEAST_SEPARATION = 0.1;

    @Override
    public OptionalDouble value() {
        return isSeparated() && live.isDefined()
                ? OptionalDouble.of(prior(
                        live.value().orElseThrow(), rate(reference.recall()), rate(reference.falsePositiveRate())))
                : OptionalDouble.empty();
    }

    private boolean isSeparated() {
        return reference.positives() > 0
                && reference.negatives() > 0
                && StrictMath.abs(rate(reference.recall()) - rate(reference.falsePositiveRate())) >= LEAST_SEPARATION;
    }

    private static double rate(Share share) {
        return share.value().orElseThrow();
    }

    /** π within [0, 1]. */
    private static double prior(double selected, double recall, double falsePositiveRate) {
        double prior = (selected - falsePositiveRate) / (recall - falsePositiveRate);
        return StrictMath.max(0, StrictMath.min(1, prior));
    }

    @Override
    public Interval interval(double alpha) {
        if (!isSeparated()) {
            return AsymptoticEstimate.SHARES;
        }
        Interval selected = RateEstimate.of(live).interval(alpha / 3);
        Interval recall = RateEstimate.of(reference.recall()).interval(alpha / 3);
        Interval falsePositive = RateEstimate.of(reference.falsePositiveRate()).interval(alpha / 3);
        boolean mayNotSeparate = recall.lower() <= falsePositive.upper() && falsePositive.lower() <= recall.upper();
        return mayNotSeparate ? AsymptoticEstimate.SHARES : corners(selected, recall, falsePositive);
    }

    /** π is monotone in each of the three rates, so its extremes are at corners. */
    private static Interval corners(Interval selected, Interval recall, Interval falsePositive) {
        double[] priors = ends(selected)
                .flatMap(q -> ends(recall).flatMap(tpr -> ends(falsePositive).map(fpr -> prior(q, tpr, fpr))))
                .sorted()
                .toArray();
        return new Interval(priors[0], priors[priors.length - 1]);
    }

    private static DoubleStream ends(Interval interval) {
        return DoubleStream.of(interval.lower(), interval.upper());
    }

    /** Whether the live share of positives differs from the reference's own, at level α. */
    public boolean isShifted(double alpha) {
        Interval now = interval(alpha / 2);
        Interval before = RateEstimate.of(reference.baseRate()).interval(alpha / 2);
        return now.lower() > before.upper() || now.upper() < before.lower();
    }

    @Override
    public double observations() {
        return (double) live.whole();
    }

    /** Live cases only: the reference does not grow. */
    @Override
    public Estimate scaled(double factor) {
        return new LabelShift(
                reference, new Share(StrictMath.round(live.part() * factor), StrictMath.round(live.whole() * factor)));
    }

    @Override
    public Insufficiency.Reason obstacle() {
        return isSeparated() ? Estimate.super.obstacle() : Insufficiency.Reason.WEAK_SEPARATION;
    }
}
