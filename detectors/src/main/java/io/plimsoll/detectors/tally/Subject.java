package io.plimsoll.detectors.tally;

/**
 * Something of an event whose distribution is watched: a feature, the score, the decision, a regression's value.
 *
 * <p>The reference decides the kind; a live value of another kind is a fault of type, counted as such.
 */
public sealed interface Subject permits NumericSubject, CategoricalSubject {

    /** The name, unique within a layout and its {@link #source()}. */
    String name();

    /** Where in an event the subject is found. */
    Source source();

    /** The parts of an event that hold subjects. */
    enum Source {
        /** An entry of the features. */
        FEATURE,
        /** The prediction's score. */
        SCORE,
        /** The prediction's decision. */
        DECISION,
        /** The prediction's value, of a regression. */
        VALUE
    }
}
