package io.plimsoll.detectors.check;

/** How much an alarm asks for, in increasing order. */
public enum Severity {
    /** It is certain that something changed; shown in reports, never sent to people. */
    NOTICE,
    /** Look at it in working hours. */
    WARNING,
    /** Look at it now. */
    ERROR,
    /** Act now. */
    CRITICAL;

    /** Whether this is as severe as another or more. */
    public boolean atLeast(Severity other) {
        return compareTo(other) >= 0;
    }
}
