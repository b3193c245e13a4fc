package io.plimsoll.detectors.tally;

/**
 * The classes that decisions and labels name, of a model that decides between classes.
 *
 * <p>A binary model's only level is its positive class, whose code is 0; whatever else a decision or label says is
 * "other", code 1, the negative class. A model of K classes has K levels and "other".
 *
 * @param classes the levels of decisions and labels
 * @param losses whether what probabilities cost is counted too, in a {@link LossTable}; references that were made before that was
 *     counted, and models that give no probabilities, are without
 */
public record OutcomeSubject(Levels classes, boolean losses) {

    /** The code of a binary model's positive class. */
    public static final int POSITIVE = 0;

    /** The code of a binary model's negative class. */
    public static final int NEGATIVE = 1;

    /** Without losses. */
    public OutcomeSubject(Levels classes) {
        this(classes, false);
    }

    /** Whether there are only a positive and a negative class. */
    public boolean isBinary() {
        return codes() == 2;
    }

    /** The number of classes, "other" among them. */
    public int codes() {
        return classes.codes();
    }

    /** The code of a decision that was not made, or of a label that has not come. */
    public int none() {
        return classes.codes();
    }
}
