package io.plimsoll.detectors.evidence;

import io.plimsoll.detectors.statistic.Interval;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The answer to "does the metric keep its limits?".
 *
 * @param decision one of three
 * @param value of the sample; empty where it is undefined or not known
 * @param interval the values not refuted, at the level that decided
 * @param exact whether the level is kept at every sample size; else "asymptotic"
 * @param insufficiency why not, exactly where the decision is INSUFFICIENT
 */
public record ConstraintAnswer(
        Decision decision,
        OptionalDouble value,
        Interval interval,
        boolean exact,
        Optional<Insufficiency> insufficiency) {

    /** Three answers, never two. */
    public enum Decision {
        /** Proven to keep the limits. */
        OK,
        /** Proven to break them. */
        FAIL,
        /** Neither is proven. */
        INSUFFICIENT
    }

    /**
     * Checks that a reason is given where it belongs.
     *
     * @throws IllegalArgumentException if an insufficient answer has no reason, or another has one
     */
    public ConstraintAnswer {
        if ((decision == Decision.INSUFFICIENT) != insufficiency.isPresent()) {
            throw new IllegalArgumentException(decision + ": " + insufficiency);
        }
    }

    /** The same, but undecided for this reason. */
    public ConstraintAnswer insufficient(Insufficiency reason) {
        return new ConstraintAnswer(Decision.INSUFFICIENT, value, interval, exact, Optional.of(reason));
    }

    boolean is(Decision other) {
        return decision == other;
    }
}
