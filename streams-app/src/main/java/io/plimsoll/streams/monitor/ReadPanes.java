package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.tally.WindowTally;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * The counts of panes that were fetched from the shelf for the close under way. Reports, totals and trials look back to the same
 * panes, and to decode their counts anew for each was a third of what a close cost. Those that were not looked at for longest go
 * first.
 */
final class ReadPanes {

    /** Twice what a report of days looks back to. */
    private static final int MOST = 64;

    private final LinkedHashMap<Long, Map<Series, WindowTally>> panes = new LinkedHashMap<>(MOST, 0.75f, true);

    /**
     * The counts of a pane, not to be changed.
     *
     * @param pane the pane
     * @param fetch fetches them
     */
    Map<Series, WindowTally> get(long pane, LongFunction<Map<Series, WindowTally>> fetch) {
        Map<Series, WindowTally> known = panes.get(pane);
        if (known != null) {
            return known;
        }
        Map<Series, WindowTally> fetched = fetch.apply(pane);
        panes.put(pane, fetched);
        if (panes.size() > MOST) {
            panes.remove(panes.keySet().iterator().next());
        }
        return fetched;
    }

    /** The counts of a pane are about to change. */
    void forget(long pane) {
        panes.remove(pane);
    }

    /** The close is over. */
    void clear() {
        panes.clear();
    }
}
