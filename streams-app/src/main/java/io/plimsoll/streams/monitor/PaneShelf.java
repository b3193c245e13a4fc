package io.plimsoll.streams.monitor;

import java.util.Map;

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

    /**
     * The requests that show a fault in a pane, by series, empty if there are none.
     *
     * @param pane the pane
     * @param place the fault
     */
    Map<Series, Exemplars> exemplars(long pane, FaultPlace place);

    /** Keeps the requests of a series that show a fault in a pane, in place of those that were kept before. */
    void putExemplars(long pane, FaultPlace place, Series series, Exemplars exemplars);

    /** Forgets a pane: its counts, and the requests that show its faults. */
    void delete(long pane);

    /**
     * A change that labels make to the counts of a series in a pane, which is not to be counted yet.
     *
     * @param since the pane at whose close it begins to count
     * @param pane the pane whose counts change
     * @param series the series whose counts change
     */
    record Held(long since, long pane, Series series) {}

    /** All changes that are held. */
    Map<Held, byte[]> held();

    /** Holds a change, in place of the one that was held before. */
    void hold(Held place, byte[] change);

    /** Holds a change no longer. */
    void release(Held place);

    /** The outcomes of each series since its first pane. */
    Map<Series, byte[]> totals();

    /** Keeps the outcomes of a series, in place of those that were kept before. */
    void putTotal(Series series, byte[] total);

    /** Forgets the outcomes of a series. */
    void deleteTotal(Series series);

    /** A shelf on the heap. */
    static PaneShelf onHeap() {
        return new HeapShelf();
    }
}
