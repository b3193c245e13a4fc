package io.plimsoll.detectors.evidence;

/** ln E of the panes from one age to another; the pane just closed has age 0, the one before it age 1. */
@FunctionalInterface
public interface RunEvidence {
    /**
     * ln E of all counts of these panes together.
     *
     * @param oldest age of the first pane
     * @param newest age of the last, at most that of the first
     */
    double logE(int oldest, int newest);
}
