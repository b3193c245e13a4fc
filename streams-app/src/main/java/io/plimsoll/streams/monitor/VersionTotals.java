package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.tally.Layout;
import io.plimsoll.detectors.tally.SparseCounts;
import io.plimsoll.detectors.tally.TallyCodec;
import io.plimsoll.detectors.tally.WindowTally;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * The outcomes of every series since its first pane, kept up to date change by change.
 *
 * <p>Which sum a report rests on follows from the panes alone: the first report of a pane on the sums at its close, its last
 * one on the sum of the panes that are final up to it.
 */
final class VersionTotals {

    private final PaneShelf shelf;
    private final Function<String, Optional<Layout>> layouts;
    private final Map<Series, VersionTotal> totals = new TreeMap<>();
    private final Set<Series> changed = new TreeSet<>();

    /**
     * @param layouts the layouts in force, by hash
     */
    VersionTotals(PaneShelf shelf, Function<String, Optional<Layout>> layouts) {
        this.shelf = shelf;
        this.layouts = layouts;
    }

    /** The totals of a version under a layout, one for each role in which it answered. */
    List<VersionTotal> of(Series series) {
        return totals.entrySet().stream()
                .filter(entry -> entry.getKey().version().equals(series.version())
                        && entry.getKey().layoutHash().equals(series.layoutHash()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** A pane is closed with these counts, and others have matured by it. */
    void close(
            long pane,
            Map<Series, WindowTally> counts,
            long maturedPane,
            LongFunction<Map<Series, WindowTally>> panes) {
        counts.forEach((series, tally) -> total(series, pane).ifPresent(total -> total.close(tally)));
        totals.forEach((series, total) -> {
            for (long matured = total.maturedPane() + 1; matured <= maturedPane; matured++) {
                Optional.ofNullable(panes.apply(matured).get(series)).ifPresent(total::addMatured);
                changed.add(series);
            }
            total.mature(maturedPane);
        });
    }

    /** A pane is final with these counts. */
    void settle(long pane, Map<Series, WindowTally> counts) {
        counts.forEach((series, tally) -> total(series, pane).ifPresent(total -> total.settle(tally)));
    }

    /** A pane that was closed before has more predictions. */
    void add(long pane, Series series, byte[] counts) {
        total(series, pane).ifPresent(total -> {
            WindowTally change = new WindowTally(total.closed().layout());
            TallyCodec.addTo(change, counts);
            total.change(pane, change);
        });
    }

    /** Labels changed the outcomes of a pane that was closed before. */
    void add(long pane, Series series, SparseCounts changes) {
        total(series, pane).ifPresent(total -> {
            WindowTally change = new WindowTally(total.closed().layout());
            change.add(changes);
            total.change(pane, change);
        });
    }

    void flush() {
        changed.forEach(series -> {
            VersionTotal total = totals.get(series);
            if (total == null) {
                shelf.deleteTotal(series);
            } else {
                shelf.putTotal(series, total.bytes());
            }
        });
        changed.clear();
    }

    /** Forgets everything. */
    void clear() {
        changed.addAll(totals.keySet());
        totals.clear();
    }

    /** Takes up what the shelf holds, of layouts that are in force. */
    void restore() {
        totals.clear();
        changed.clear();
        shelf.totals()
                .forEach((series, bytes) -> layouts.apply(series.layoutHash())
                        .ifPresent(layout -> totals.put(series, VersionTotal.of(bytes, layout))));
    }

    /** Empty where the layout counts no outcomes. */
    private Optional<VersionTotal> total(Series series, long pane) {
        changed.add(series);
        VersionTotal known = totals.get(series);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<VersionTotal> opened = layouts.apply(series.layoutHash())
                .filter(layout -> layout.outcome().isPresent())
                .map(layout -> new VersionTotal(pane, layout));
        opened.ifPresent(total -> totals.put(series, total));
        return opened;
    }
}
