package io.plimsoll.detectors.check;

import io.plimsoll.detectors.tally.WindowTally;
import java.util.List;

/**
 * The counts of a run of panes, or of a version's whole life.
 *
 * @param panes its length; 0 where no pane's labels had time to come
 * @param ago how many panes before the one being closed it ends
 * @param tally the counts of all its panes
 * @param before the counts of all but the last
 * @param strata the counts of its panes one by one, the oldest first
 */
public record OutcomeRun(int panes, int ago, WindowTally tally, WindowTally before, List<WindowTally> strata) {

    /** A copy of the list is kept. */
    public OutcomeRun {
        strata = List.copyOf(strata);
    }

    /** The span of a finding about it as a run. */
    Span.Run asRun() {
        return new Span.Run(panes, ago);
    }

    /** The span of a finding about it as a version's whole life. */
    Span.Version asVersion() {
        return new Span.Version(panes, ago);
    }

    /** No panes of the same layout. */
    OutcomeRun none() {
        WindowTally nothing = new WindowTally(tally.layout());
        return new OutcomeRun(0, ago, nothing, nothing, List.of());
    }
}
