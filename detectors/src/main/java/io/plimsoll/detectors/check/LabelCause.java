package io.plimsoll.detectors.check;

/** What brings a label about. */
public enum LabelCause {
    /** The world, whatever was decided. */
    WORLD,
    /** The decision that was carried out: a click on what was recommended. What another version would have got is unknown. */
    DECISION
}
