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
    private long summaryBytes;

    void put(ReportDocument report, int most) {
        PaneKey pane = report.pane();
        summarise(pane, report.summary(), most);
        if (leftOut != null && pane.compareTo(leftOut) <= 0) {
            return;
        }
        PaneKey newestBefore = startOf(panes.isEmpty() ? report : newest());
        ReportDocument before = panes.get(pane);
        ReportDocument now = before == null ? report : before.merged(report);
        keep(now);
        age(now, newestBefore);
        while (panes.size() > most) {
            leaveOutOldest();
        }
    }

    private void keep(ReportDocument report) {
        ReportDocument before = panes.put(report.pane(), report);
        bytes += report.bytes() - (before == null ? 0 : before.bytes());
    }

    /** Of a window that a newer one is known to nobody asks every answer: the late one, or those that the newest so far outdates. */
    private void age(ReportDocument report, PaneKey newestBefore) {
        boolean isLate = report.pane().compareTo(newestBefore) < 0;
        Collection<ReportDocument> past = isLate
                ? List.of(report)
                : List.copyOf(panes.subMap(newestBefore, startOf(newest())).values());
        past.forEach(outdated -> keep(outdated.aged()));
    }

    /** In short more windows are kept than in full. */
    private void summarise(PaneKey pane, PaneSummary summary, int most) {
        if (forgotten != null && pane.compareTo(forgotten) <= 0) {
            return;
        }
        PaneSummary shared = summaries.isEmpty()
                ? summary
                : summary.sharing(summaries.lastEntry().getValue());
        PaneSummary before = summaries.get(pane);
        PaneSummary now = before == null ? shared : before.merged(shared);
        summaries.put(pane, now);
        summaryBytes += now.bytes() - (before == null ? 0 : before.bytes());
        while (summaries.size() > most) {
            forgetOldest();
        }
    }

    void forgetOldest() {
        PaneSummary oldest = summaries.pollFirstEntry().getValue();
        forgotten = oldest.pane();
        summaryBytes -= oldest.bytes();
    }

    void leaveOutOldest() {
        ReportDocument oldest = panes.pollFirstEntry().getValue();
        leftOut = oldest.pane();
        bytes -= oldest.bytes();
    }

    PaneKey oldest() {
        return panes.firstKey();
    }

    PaneKey oldestInShort() {
        return summaries.firstKey();
    }

    /** What its reports take on the heap, about. */
    long bytes() {
        return bytes;
    }

    /** What its windows in short take on the heap, about. */
    long summaryBytes() {
        return summaryBytes;
    }

    /** The windows in short, the oldest first. */
    List<PaneSummary> summaries() {
        return List.copyOf(summaries.values());
    }

    int size() {
        return panes.size();
    }

    int sizeInShort() {
        return summaries.size();
    }

    ReportDocument newest() {
        return panes.lastEntry().getValue();
    }

    /** The reports of the newest window: one for each layout. */
    List<ReportDocument> newestWindow() {
        return List.copyOf(panes.tailMap(startOf(newest()), true).values());
    }

    /** Before the reports of all layouts of a window. */
    private static PaneKey startOf(ReportDocument report) {
        return new PaneKey(report.window().start(), "");
    }

    Collection<ReportDocument> newestFirst() {
        return Collections.unmodifiableCollection(panes.descendingMap().values());
    }
}
