package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.tally.Layout;
import io.plimsoll.detectors.tally.SparseCounts;
import io.plimsoll.detectors.tally.TallyCodec;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What labels change in panes, held until the pane closes in which the labels came: so what is known at a close does not
 * depend on how far the input had been read by then.
 */
final class HeldChanges {

    private final PaneShelf shelf;
    private final NavigableMap<Long, Map<PaneShelf.Held, SparseCounts>> bySince = new TreeMap<>();
    private final Set<PaneShelf.Held> changed = new HashSet<>();

    HeldChanges(PaneShelf shelf) {
        this.shelf = shelf;
    }

    void hold(PaneShelf.Held place, SparseCounts change) {
        bySince.computeIfAbsent(place.since(), since -> new TreeMap<>(ORDER)).merge(place, change, SparseCounts::plus);
        changed.add(place);
    }

    /** Takes away all that begins to count at a close or before, in a fixed order. */
    Map<PaneShelf.Held, SparseCounts> take(long closed) {
        NavigableMap<Long, Map<PaneShelf.Held, SparseCounts>> due = bySince.headMap(closed, true);
        Map<PaneShelf.Held, SparseCounts> taken = new TreeMap<>(ORDER);
        due.values().forEach(taken::putAll);
        changed.addAll(taken.keySet());
        due.clear();
        return taken;
    }

    /** Forgets everything. */
    void clear() {
        take(Long.MAX_VALUE);
    }

    void flush() {
        for (PaneShelf.Held place : changed) {
            SparseCounts change = bySince.getOrDefault(place.since(), Map.of()).get(place);
            if (change == null) {
                shelf.release(place);
            } else {
                shelf.hold(place, TallyCodec.encode(change, Integer.MAX_VALUE).get(0));
            }
        }
        changed.clear();
    }

    /** Takes up what the shelf holds, of layouts that are known. */
    void restore(Function<String, Optional<Layout>> layouts) {
        bySince.clear();
        changed.clear();
        shelf.held()
                .forEach((place, bytes) -> layouts.apply(place.series().layoutHash())
                        .ifPresent(layout -> bySince.computeIfAbsent(place.since(), since -> new TreeMap<>(ORDER))
                                .put(place, TallyCodec.sparse(layout, bytes))));
    }

    private static final java.util.Comparator<PaneShelf.Held> ORDER = java.util.Comparator.comparingLong(
                    PaneShelf.Held::since)
            .thenComparingLong(PaneShelf.Held::pane)
            .thenComparing(PaneShelf.Held::series);
}
