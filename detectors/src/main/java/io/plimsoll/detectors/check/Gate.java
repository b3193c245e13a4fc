package io.plimsoll.detectors.check;

import java.util.List;

/** Something that a candidate must pass beside being no worse: one of three answers, never two. */
public sealed interface Gate {

    /** What is asked. */
    Kind kind();

    /** The name: the kind, and of which constraint. */
    String name();

    /** What it was decided from. */
    List<Finding> evidence();

    /** What gates ask. */
    enum Kind {
        /** A floor, or a ceiling, of a metric, in all traffic or in a segment. */
        PERFORMANCE,
        /** Groups are treated alike, as far as the policy asks. */
        FAIRNESS,
        /** Days differ no more than chance, or the acting version's, explains. */
        STABILITY,
        /** Requests meet the latency objective. */
        LATENCY,
        /** Requests miss the latency objective hardly more often than those of the acting version. */
        RELATIVE_LATENCY,
        /** The candidate's data are sound. */
        INTEGRITY,
        /** The candidate's data are like those of its own reference. */
        DATA_SHIFT
    }

    /** Proven. */
    record Passed(Kind kind, String name, List<Finding> evidence) implements Gate {}

    /** Proven not to hold. */
    record Failed(Kind kind, String name, List<Finding> evidence) implements Gate {}

    /**
     * Neither is proven.
     *
     * @param reason why, and what is missing, in a few words for a person
     */
    record Insufficient(Kind kind, String name, List<Finding> evidence, String reason) implements Gate {}
}
