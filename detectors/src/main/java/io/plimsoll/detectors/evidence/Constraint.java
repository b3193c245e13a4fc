package io.plimsoll.detectors.evidence;

import io.plimsoll.detectors.evidence.ConstraintAnswer.Decision;
import io.plimsoll.detectors.statistic.Interval;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Limits on a metric, and how sure one must be: FAIL when no value that the counts leave open is allowed, OK when all are,
 * else INSUFFICIENT with how many more cases would decide.
 *
 * <p>The point estimate decides nothing. At a level α a constraint that is kept is failed, ever, with probability at most
 * α, and one that is broken passes with probability at most α.
 *
 * @param limits what is allowed
 * @param failLevel α of FAIL
 * @param okLevel α of OK; larger than that of FAIL where one of several failures would do but all must pass
 */
public record Constraint(Limits limits, double failLevel, double okLevel) {
    /** The longest wait worth telling: this many times the cases so far. */
    private static final double LONGEST_WAIT = 0x1p20;

    private static final double PRECISION = 0.1;

    /** The same level for both answers. */
    public static Constraint of(Limits limits, double alpha) {
        return new Constraint(limits, alpha, alpha);
    }

    /** What the counts say. */
    public ConstraintAnswer decide(Estimate estimate) {
        Interval wide = estimate.interval(failLevel);
        if (limits.allowNoneOf(wide)) {
            return answer(Decision.FAIL, estimate, wide, Optional.empty());
        }
        Interval narrow = okLevel == failLevel ? wide : estimate.interval(okLevel);
        return limits.allowAllOf(narrow)
                ? answer(Decision.OK, estimate, narrow, Optional.empty())
                : answer(Decision.INSUFFICIENT, estimate, wide, Optional.of(insufficiency(estimate, wide)));
    }

    private static ConstraintAnswer answer(
            Decision decision, Estimate estimate, Interval interval, Optional<Insufficiency> insufficiency) {
        return new ConstraintAnswer(decision, estimate.value(), interval, estimate.isExact(), insufficiency);
    }

    private Insufficiency insufficiency(Estimate estimate, Interval interval) {
        OptionalLong needed = estimate.observations() == 0 ? OptionalLong.empty() : needed(estimate, interval);
        return new Insufficiency(estimate.obstacle(), needed);
    }

    /** How many more cases, if they are like those so far: to within a tenth, for an interval is costly. */
    private OptionalLong needed(Estimate estimate, Interval interval) {
        if (!isDecidedBy(estimate.scaled(LONGEST_WAIT))) {
            return OptionalLong.empty();
        }
        double factor = firstGuess(estimate, interval);
        while (!isDecidedBy(estimate.scaled(factor))) {
            factor *= 1 + 4 * PRECISION;
        }
        while (isDecidedBy(estimate.scaled(factor / (1 + PRECISION)))) {
            factor /= 1 + PRECISION;
        }
        return OptionalLong.of((long) StrictMath.ceil((factor - 1) * estimate.observations()));
    }

    /** Intervals shrink about as the root of the cases. */
    private double firstGuess(Estimate estimate, Interval interval) {
        double value = estimate.value().orElse(Double.NaN);
        double shrink = StrictMath.max(
                (interval.upper() - value) / (nearestAbove(value) - value),
                (value - interval.lower()) / (value - nearestBelow(value)));
        double factor = shrink * shrink;
        return factor > 2 && factor < LONGEST_WAIT ? factor : 2;
    }

    /** The limit that the upper bound must fall under. */
    private double nearestAbove(double value) {
        return value < limits.min() ? limits.min() : limits.max();
    }

    /** The limit that the lower bound must rise over. */
    private double nearestBelow(double value) {
        return value > limits.max() ? limits.max() : limits.min();
    }

    private boolean isDecidedBy(Estimate estimate) {
        return limits.allowNoneOf(estimate.interval(failLevel)) || limits.allowAllOf(estimate.interval(okLevel));
    }
}
