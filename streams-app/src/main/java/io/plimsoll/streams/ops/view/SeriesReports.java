package io.plimsoll.streams.ops.view;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The last windows of a series. What was left out once stays out, so that reading again changes nothing. */
final class SeriesReports {
    private final NavigableMap<PaneKey, ReportDocument> panes = new TreeMap<>();
    private final NavigableMap<PaneKey, PaneSummary> summaries = new TreeMap<>();
    private @Nullable PaneKey leftOut;
    private @Nullable PaneKey forgotten;
    private long bytes;

    void put(ReportDocument report, int most) {
        PaneKey pane = report.pane();
        summarise(pane, report.summary(), most);
        if (leftOut != null && pane.compareTo(leftOut) <= 0) {
            return;
        }
        ReportDocument before = panes.get(pane);
        ReportDocument now = before == null ? report : before.merged(report);
        panes.put(pane, now);
        bytes += now.bytes() - (before == null ? 0 : before.bytes());
        while (panes.size() > most) {
            leaveOutOldest();
        }
    }

    /** In short more windows are kept than in full. */
    private void summarise(PaneKey pane, PaneSummary summary, int most) {
        if (forgotten != null && pane.compareTo(forgotten) <= 0) {
            return;
        }
        PaneSummary shared = summaries.isEmpty()
                ? summary
                : summary.sharing(summaries.lastEntry().getValue());
        summaries.merge(pane, shared, PaneSummary::merged);
        while (summaries.size() > most) {
            forgotten = summaries.pollFirstEntry().getKey();
        }
    }

    void leaveOutOldest() {
        ReportDocument oldest = panes.pollFirstEntry().getValue();
        leftOut = oldest.pane();
        bytes -= oldest.bytes();
    }

    PaneKey oldest() {
        return panes.firstKey();
    }

    long bytes() {
        return bytes;
    }

    /** The windows in short, the oldest first. */
    List<PaneSummary> summaries() {
        return List.copyOf(summaries.values());
    }

    int size() {
        return panes.size();
    }

    ReportDocument newest() {
        return panes.lastEntry().getValue();
    }

    /** The reports of the newest window: one for each layout. */
    List<ReportDocument> newestWindow() {
        PaneKey from = new PaneKey(newest().window().start(), "");
        return List.copyOf(panes.tailMap(from, true).values());
    }

    Collection<ReportDocument> newestFirst() {
        return Collections.unmodifiableCollection(panes.descendingMap().values());
    }
}
