package io.plimsoll.detectors.check;

/** The ladder of what is only estimated: it has one step. */
final class WarnsAtMost {

    private WarnsAtMost() {}

    /**
     * @throws IllegalArgumentException if the step is negative or no number
     */
    static Ladder from(double warning) {
        return new Ladder(warning, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
    }
}
