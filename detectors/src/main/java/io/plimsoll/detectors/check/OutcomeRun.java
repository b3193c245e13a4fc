package io.plimsoll.detectors.check;

import io.plimsoll.detectors.tally.WindowTally;
import java.util.List;

/**
 * The counts of a run of panes, or of a version's whole life.
 *
 * @param panes its length; 0 where no pane's labels had time to come
 * @param tally the counts of all its panes
 * @param before the counts of all but the last
 * @param strata the counts of its panes one by one, the oldest first
 */
public record OutcomeRun(int panes, WindowTally tally, WindowTally before, List<WindowTally> strata) {

    /** A copy of the list is kept. */
    public OutcomeRun {
        strata = List.copyOf(strata);
    }

    /** No panes of the same layout. */
    OutcomeRun none() {
        WindowTally nothing = new WindowTally(tally.layout());
        return new OutcomeRun(0, nothing, nothing, List.of());
    }
}
