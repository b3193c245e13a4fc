package io.plimsoll.detectors.check;

import java.util.OptionalDouble;

/**
 * How large a change is, as one check measures it. What is not defined, or not known for this check, is empty.
 *
 * @param value the measure as it is usually told
 * @param corrected without what sampling noise adds to it on average
 * @param lower its lower confidence bound, one-sided 95%
 * @param upper its upper bound
 * @param detectable the least change that would be seen with power 0.8
 */
public record Measure(
        OptionalDouble value,
        OptionalDouble corrected,
        OptionalDouble lower,
        OptionalDouble upper,
        OptionalDouble detectable) {

    /** A measure that is not defined for these counts. */
    public static final Measure UNDEFINED = new Measure(
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty());

    /** A value alone. */
    public static Measure of(OptionalDouble value) {
        return bounded(value, OptionalDouble.empty(), OptionalDouble.empty());
    }

    /** A value between bounds of computation, not of sampling. */
    public static Measure bounded(OptionalDouble value, OptionalDouble lower, OptionalDouble upper) {
        return new Measure(value, OptionalDouble.empty(), lower, upper, OptionalDouble.empty());
    }
}
