package io.plimsoll.detectors.evidence;

/**
 * A reference with too few rows to say anything about drift; it counts as a subject with E = 1.
 *
 * @param rows n of the reference
 * @param designEffect φ
 */
public record InsufficientReference(long rows, double designEffect) implements DriftEvidence {
    /** How many more rows it takes. */
    public long missingRows() {
        return (long) StrictMath.ceil(MINIMUM_ROWS * designEffect) - rows;
    }
}
