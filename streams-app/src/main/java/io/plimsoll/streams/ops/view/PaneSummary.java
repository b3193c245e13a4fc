package io.plimsoll.streams.ops.view;

import io.plimsoll.schemas.Family;
import io.plimsoll.schemas.Finding;
import io.plimsoll.schemas.TimeWindow;
import io.plimsoll.schemas.Verdict;
import io.plimsoll.schemas.WindowReport;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A window in short: what a timeline and a heat map show of it. It is a hundredth of the report, so that it stays when the
 * report itself has to go.
 *
 * <p>Law: {@link #merged} takes the window's facts from the later revision, and each kind of finding from the last revision
 * that has any, as {@link ReportDocument} does; the order does not matter.
 *
 * @param window the window
 * @param layoutHash the layout that its counts were taken by
 * @param revision the last revision
 * @param settled whether no revision follows
 * @param predictions how many predictions it has
 * @param labels how many of them have a label
 * @param publishedAt when it was published
 * @param found what was found, by kind
 */
public record PaneSummary(
        TimeWindow window,
        String layoutHash,
        int revision,
        boolean settled,
        long predictions,
        long labels,
        Instant publishedAt,
        SortedMap<Kind, Found> found) {
    private static final int OWN_BYTES = 300;

    /** A copy of the findings is kept. */
    public PaneSummary {
        found = Collections.unmodifiableSortedMap(new TreeMap<>(found));
    }

    static PaneSummary of(WindowReport report, Instant publishedAt) {
        Map<Kind, List<Finding>> byKind = report.findings().stream()
                .collect(Collectors.groupingBy(finding -> Kind.of(finding.family(), finding.check())));
        SortedMap<Kind, Found> found = new TreeMap<>();
        byKind.forEach((kind, findings) -> found.put(kind, Found.of(report.revision(), kind, findings)));
        return new PaneSummary(
                report.window(),
                report.layoutHash(),
                report.revision(),
                report.settled(),
                report.predictions(),
                report.labels(),
                publishedAt,
                found);
    }

    PaneKey pane() {
        return new PaneKey(window.start(), layoutHash);
    }

    /** What it takes on the heap, about, without the lists of names, which windows share. */
    long bytes() {
        return OWN_BYTES
                + found.values().stream()
                        .mapToLong(one -> one.figures().bytes())
                        .sum();
    }

    PaneSummary merged(PaneSummary other) {
        return other.revision >= revision ? other.with(found) : with(other.found);
    }

    private PaneSummary with(SortedMap<Kind, Found> more) {
        SortedMap<Kind, Found> all = new TreeMap<>(found);
        more.forEach((kind, theirs) ->
                all.merge(kind, theirs, (mine, other) -> other.revision() > mine.revision() ? other : mine));
        return having(all);
    }

    /** The same with the lists of names of a window before, where they are equal. */
    PaneSummary sharing(PaneSummary before) {
        SortedMap<Kind, Found> shared = new TreeMap<>(found);
        Collection<Found> earlier = before.found.values();
        shared.replaceAll((kind, mine) -> mine.sharing(earlier));
        return having(shared);
    }

    private PaneSummary having(SortedMap<Kind, Found> other) {
        return new PaneSummary(window, layoutHash, revision, settled, predictions, labels, publishedAt, other);
    }

    /** The worst verdict of a family, segments too; empty if nothing was judged. */
    public Optional<Verdict> worst(Family family) {
        return found.entrySet().stream()
                .filter(entry -> entry.getKey().family() == family)
                .flatMap(entry -> entry.getValue().worst().stream())
                .reduce(Severities::worse);
    }

    /** The worst verdict of all families. */
    public Optional<Verdict> worst() {
        return found.values().stream().flatMap(one -> one.worst().stream()).reduce(Severities::worse);
    }

    /** The figures of a family. */
    public List<Figures> figures(Family family) {
        return found(family).stream().map(Found::figures).toList();
    }

    /** What was found of a family. */
    public List<Found> found(Family family) {
        return found.entrySet().stream()
                .filter(entry -> entry.getKey().family() == family)
                .map(Map.Entry::getValue)
                .toList();
    }
}
