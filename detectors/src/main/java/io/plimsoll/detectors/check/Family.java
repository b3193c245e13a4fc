package io.plimsoll.detectors.check;

/** What a check is about. A family shares a part of the false-alarm budget. */
public enum Family {
    /** The distribution of a feature, the score, the decision or of the people. */
    DRIFT,
    /** The data's quality: missing, unseen, out of range, wrong type, duplicates. */
    INTEGRITY,
    /** How often predictions turn out to be right. */
    PERFORMANCE,
    /** How differently groups of people are treated. */
    FAIRNESS,
    /** How long requests take. */
    LATENCY,
    /** How many requests there are. */
    VOLUME,
    /** How a candidate does beside the version that acts. */
    COMPARISON
}
