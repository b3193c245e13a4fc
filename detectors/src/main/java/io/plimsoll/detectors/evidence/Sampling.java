package io.plimsoll.detectors.evidence;

/**
 * How the labelled cases came about, as far as evidence depends on it.
 *
 * @param designEffect φ, at least 1: how many times as much as independent draws the counts vary
 * @param selectiveLabels whether the chance of a label depends on the decision, so that only bounds are known
 */
public record Sampling(double designEffect, boolean selectiveLabels) {
    /** Independent draws, labels at random. */
    public static final Sampling INDEPENDENT = new Sampling(1, false);

    /**
     * Checks φ.
     *
     * @throws IllegalArgumentException unless φ ≥ 1 and finite
     */
    public Sampling {
        if (!(1 <= designEffect && designEffect <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("a design effect is at least 1, not " + designEffect);
        }
    }

    /** Independent draws of which only some, by decision, have a label. */
    public static Sampling selective() {
        return new Sampling(1, true);
    }

    /** The same with a design effect. */
    public Sampling withDesignEffect(double designEffect) {
        return new Sampling(designEffect, selectiveLabels);
    }

    /** What counts of this kind are worth. */
    Estimate weigh(Estimate independent) {
        return designEffect == 1 ? independent : independent.scaled(1 / designEffect);
    }
}
