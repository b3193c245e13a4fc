package io.plimsoll.streams.monitor;

/** What became of a label. */
public enum LabelOutcome {
    /** It is the first of its request, and was counted. */
    COUNTED,
    /** Its request had another label, of another class, already; the later one of both counts. */
    CORRECTED,
    /** Its request has a label of this very class already, be it of another time. */
    REPEATED,
    /** It came later than the horizon. */
    EXPIRED,
    /** No prediction of its request is known; it waits for one until the horizon has passed. */
    HELD,
    /** No prediction of its request is known, and there is no room to wait. */
    NO_ROOM,
    /** Its predictions were counted in a layout that nobody remembers: by a version of the service that did not keep layouts. */
    LAYOUT_GONE,
    /** It names a class where a number was predicted. */
    NOT_A_NUMBER,
    /** No policy is in force for its model. */
    UNKNOWN_MODEL
}
