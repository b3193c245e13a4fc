package io.plimsoll.detectors.check;

/** How much of a version's life a finding is about. */
public sealed interface Span {

    /** How many panes that is. */
    int panes();

    /**
     * Some panes that end with the one being closed, or, of labels, with the last one whose labels had time to come.
     *
     * @param panes its length
     */
    record Run(int panes) implements Span {}

    /**
     * Everything since the version's first event, summed over its roles.
     *
     * @param panes its length so far
     */
    record Version(int panes) implements Span {}
}
