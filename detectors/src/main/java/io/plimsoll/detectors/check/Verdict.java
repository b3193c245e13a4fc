package io.plimsoll.detectors.check;

/** The answer of a check: one of three, never two. Too little data is not "no drift". */
public sealed interface Verdict {

    /** A change that matters would have been seen, and was not. */
    record Ok() implements Verdict {}

    /**
     * Something changed.
     *
     * @param severity how much it asks for
     */
    record Alarm(Severity severity) implements Verdict {}

    /**
     * It cannot be said.
     *
     * @param reason why, and what is missing, in a few words for a person
     */
    record Insufficient(String reason) implements Verdict {}
}
