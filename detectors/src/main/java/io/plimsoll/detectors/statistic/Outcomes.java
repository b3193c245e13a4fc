package io.plimsoll.detectors.statistic;

/**
 * What became of a group of predictions: those with a label by decision and label, those without by decision.
 *
 * <p>Selection is known of everybody; all other rates only of the labelled. The two unlabelled counts say how much the
 * missing labels could change.
 *
 * @param labelled predictions with a label
 * @param unlabelledSelected u₁: decided 1, no label
 * @param unlabelledRejected u₀: decided 0, no label
 */
public record Outcomes(Confusion labelled, long unlabelledSelected, long unlabelledRejected) {
    /** Nobody. */
    public static final Outcomes EMPTY = new Outcomes(Confusion.EMPTY, 0, 0);

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if one is negative
     */
    public Outcomes {
        if (unlabelledSelected < 0 || unlabelledRejected < 0) {
            throw new IllegalArgumentException(
                    "negative count in " + unlabelledSelected + ", " + unlabelledRejected + " without a label");
        }
    }

    /** Of a sample in which everybody has a label. */
    public static Outcomes allLabelled(Confusion confusion) {
        return new Outcomes(confusion, 0, 0);
    }

    /** Predictions, labelled or not. */
    public long total() {
        return labelled.total() + unlabelled();
    }

    /** u₁ + u₀. */
    public long unlabelled() {
        return unlabelledSelected + unlabelledRejected;
    }

    /** Decided 1 of all predictions. */
    public Share selectionRate() {
        return new Share(labelled.selected() + unlabelledSelected, total());
    }

    /** Labelled of all predictions. */
    public Share coverage() {
        return new Share(labelled.total(), total());
    }

    /** Both groups together. */
    public Outcomes plus(Outcomes other) {
        return new Outcomes(
                labelled.plus(other.labelled),
                unlabelledSelected + other.unlabelledSelected,
                unlabelledRejected + other.unlabelledRejected);
    }

    /** The same predictions with the other class as the positive one; see {@link Confusion#mirrored()}. */
    public Outcomes mirrored() {
        return new Outcomes(labelled.mirrored(), unlabelledRejected, unlabelledSelected);
    }
}
