package io.plimsoll.detectors.check;

import io.plimsoll.detectors.tally.WindowTally;

/**
 * The counts of a run of panes that ends with the pane being closed.
 *
 * @param panes its length
 * @param tally the counts of all its panes
 * @param before the counts of all but the last
 */
public record PaneRun(int panes, WindowTally tally, WindowTally before) {

    Span span() {
        return new Span.Run(panes);
    }
}
