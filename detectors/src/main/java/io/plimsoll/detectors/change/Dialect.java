package io.plimsoll.detectors.change;

/**
 * Whose reading of the papers: the detectors of two libraries agree in their first alarms nearly always and differ in
 * later ones, because they begin, count and restart at different points. Each class says how.
 */
public enum Dialect {
    /** MOA 2024.07. */
    MOA,
    /** river: the rules behind the indices that its documentation prints. */
    RIVER;

    boolean isRiver() {
        return this == RIVER;
    }
}
