package io.plimsoll.streams.monitor;

/**
 * Two answers to one request at about the same time: the champion's, and that of a shadow. What is known of a pair's label is what
 * is known of the shadow's.
 */
public interface WaitingPair {

    /** The series of the champion's answer, the same instance for the same series. */
    Series acting();

    /** The champion's answer. */
    WaitingAnswer actingAnswer();

    /** The series of the shadow's answer, the same instance for the same series. */
    Series candidate();

    /** The shadow's answer. */
    WaitingAnswer candidateAnswer();
}
