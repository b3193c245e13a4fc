package io.plimsoll.detectors.check;

/** What a version's errors are held against. */
public enum Baseline {
    /** The reference, which needs labels. */
    REFERENCE,
    /** The version's own first panes whose labels have come: for a reference without labels. */
    LIVE
}
