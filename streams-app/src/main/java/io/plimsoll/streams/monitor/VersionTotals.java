package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.tally.Layout;
import io.plimsoll.detectors.tally.PairTable;
import io.plimsoll.detectors.tally.SparseCounts;
import io.plimsoll.detectors.tally.TallyCodec;
import io.plimsoll.detectors.tally.WindowTally;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
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
    private final boolean keepsErrors;
    private final Map<Series, VersionTotal> totals = new TreeMap<>();
    private final Set<Series> changed = new TreeSet<>();

    /** Whether the sums are here; between two commits in which nobody asks they lie on the shelf, in a hundredth of the space. */
    private boolean atHand = true;

    /**
     * @param layouts the layouts in force, by hash
     * @param keepsErrors whether the errors of single panes are kept, for classic change detectors
     */
    VersionTotals(PaneShelf shelf, Function<String, Optional<Layout>> layouts, boolean keepsErrors) {
        this.keepsErrors = keepsErrors;
        this.shelf = shelf;
        this.layouts = layouts;
    }

    /** The totals of a version under a layout, by the role in which it answered. */
    Map<Role, VersionTotal> of(Series series) {
        Map<Role, VersionTotal> byRole = new EnumMap<>(Role.class);
        totals().forEach((known, total) -> {
            if (known.version().equals(series.version()) && known.layoutHash().equals(series.layoutHash())) {
                byRole.put(known.role(), total);
            }
        });
        return byRole;
    }

    /** The first pane in which a version answered in a role under a layout, empty where it counts no outcomes. */
    OptionalLong firstPane(Series series) {
        VersionTotal total = totals().get(series);
        return total == null ? OptionalLong.empty() : OptionalLong.of(total.firstPane());
    }

    /**
     * The pairs of a champion and its shadow whose labels have had time to come, empty where none were ever counted.
     *
     * @param pairs what they are counted under
     */
    Optional<PairTable> maturedPairs(Series pairs) {
        return Optional.ofNullable(totals().get(pairs))
                .flatMap(total -> total.matured().pairs());
    }

    /** A pane is closed with these counts, and others have matured by it. */
    void close(
            long pane,
            Map<Series, WindowTally> counts,
            long maturedPane,
            LongFunction<Map<Series, WindowTally>> panes) {
        counts.forEach((series, tally) -> total(series, pane).ifPresent(total -> total.close(tally)));
        Map<Long, Map<Series, WindowTally>> read = new HashMap<>();
        totals().forEach((series, total) -> {
            for (long matured = total.maturedPane() + 1; matured <= maturedPane; matured++) {
                long old = matured;
                Optional.ofNullable(read.computeIfAbsent(old, panes::apply).get(series))
                        .ifPresent(tally -> total.addMatured(old, tally));
                changed.add(series);
            }
            total.mature(maturedPane);
        });
    }

    /** A pane is final with these counts. */
    void settle(long pane, Map<Series, WindowTally> counts) {
        counts.forEach((series, tally) -> total(series, pane).ifPresent(total -> total.settle(pane, tally)));
    }

    /** A pane that was closed before has more predictions. */
    void add(long pane, Series series, byte[] counts) {
        change(pane, series, layout -> TallyCodec.decode(layout, counts));
    }

    /** Labels changed the outcomes of a pane that was closed before. */
    void add(long pane, Series series, SparseCounts changes) {
        change(pane, series, layout -> {
            WindowTally change = new WindowTally(layout);
            change.add(changes);
            return change;
        });
    }

    private void change(long pane, Series series, Function<Layout, WindowTally> change) {
        layouts.apply(series.layoutHash())
                .ifPresent(layout -> total(series, pane).ifPresent(total -> total.change(pane, change.apply(layout))));
    }

    /** Puts what changed on the shelf, and everything with it. */
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
        restore();
    }

    /** Forgets everything. */
    void clear() {
        changed.addAll(totals().keySet());
        totals.clear();
    }

    /** Takes up what the shelf holds, of layouts that are in force, when it is asked for. */
    void restore() {
        totals.clear();
        changed.clear();
        atHand = false;
    }

    private Map<Series, VersionTotal> totals() {
        if (!atHand) {
            atHand = true;
            shelf.totals()
                    .forEach((series, bytes) -> layouts.apply(series.layoutHash())
                            .ifPresent(layout -> totals.put(series, VersionTotal.of(bytes, layout, keepsErrors))));
        }
        return totals;
    }

    /** Empty where the layout counts no outcomes. */
    private Optional<VersionTotal> total(Series series, long pane) {
        changed.add(series);
        VersionTotal known = totals().get(series);
        if (known != null) {
            known.reach(pane);
            return Optional.of(known);
        }
        Optional<VersionTotal> opened = layouts.apply(series.layoutHash())
                .filter(Layout::countsLabels)
                .map(layout -> new VersionTotal(pane, layout, keepsErrors));
        opened.ifPresent(total -> totals.put(series, total));
        return opened;
    }
}
