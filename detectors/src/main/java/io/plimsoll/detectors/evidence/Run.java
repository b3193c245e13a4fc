package io.plimsoll.detectors.evidence;

/**
 * A run of panes that ends with the pane just closed.
 *
 * @param panes length, at least 1
 * @param logE ln E of its panes together
 */
public record Run(int panes, double logE) {
    /**
     * What the last pane must add to ln E: it has to make drift twice as likely (e^0.7 ≈ 2). Without this a long run
     * keeps a dead cause alive: 97 subject-days of warnings in the quiet periods of one stream instead of 1, and no
     * alarm came a day later for it.
     */
    public static final double LEAST_GAIN = 0.7;

    /** The run of this length. */
    public static Run of(int panes, RunEvidence evidence) {
        return new Run(panes, evidence.logE(panes - 1, 0));
    }

    /**
     * Whether the last pane supports what the run says, ln E_{s:t} − ln E_{s:t−1} ≥ {@value #LEAST_GAIN}; only such a run
     * raises or keeps an alarm. Asked of rejected runs only, since it costs a second evaluation.
     */
    public boolean speaks(RunEvidence evidence) {
        return logE - logEBefore(evidence) >= LEAST_GAIN;
    }

    /** Of an empty run E = 1. */
    private double logEBefore(RunEvidence evidence) {
        return panes == 1 ? 0 : evidence.logE(panes - 1, 1);
    }
}
