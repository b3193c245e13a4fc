package io.plimsoll.detectors.change;

/** What a detector says after a value. */
public enum ChangeState {
    /** As before. */
    STABLE,
    /** Perhaps the beginning of a change. */
    WARNING,
    /** The mean has changed; told once, after the value that made it certain enough. */
    CHANGE
}
