package io.plimsoll.detectors.check;

import io.plimsoll.detectors.tally.WindowTally;

/**
 * The counts of a run of panes.
 *
 * @param span its length, and where it ends
 * @param tally the counts of all its panes
 * @param before the counts of all but the last
 */
public record PaneRun(Span.Run span, WindowTally tally, WindowTally before) {

    /** A run that ends with the pane being closed. */
    public PaneRun(int panes, WindowTally tally, WindowTally before) {
        this(new Span.Run(panes), tally, before);
    }

    /** Its length. */
    public int panes() {
        return span.panes();
    }
}
