package io.plimsoll.streams.monitor;

import java.util.Map;
import java.util.TreeMap;

/** Where the counts of panes are kept, as bytes. */
public interface PaneShelf {

    /**
     * The counts of all series of a pane, empty if there are none.
     *
     * @param pane the pane
     */
    Map<Series, byte[]> get(long pane);

    /** Keeps the counts of a series in a pane, in place of those that were kept before. */
    void put(long pane, Series series, byte[] counts);

    /** Forgets a pane. */
    void delete(long pane);

    /** A shelf on the heap. */
    static PaneShelf onHeap() {
        Map<Long, Map<Series, byte[]>> panes = new TreeMap<>();
        return new PaneShelf() {
            @Override
            public Map<Series, byte[]> get(long pane) {
                return panes.getOrDefault(pane, Map.of());
            }

            @Override
            public void put(long pane, Series series, byte[] counts) {
                panes.computeIfAbsent(pane, k -> new TreeMap<>()).put(series, counts);
            }

            @Override
            public void delete(long pane) {
                panes.remove(pane);
            }
        };
    }
}
