package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.check.ChangeBySegment;
import io.plimsoll.detectors.check.Finding;
import io.plimsoll.detectors.check.Reference;
import io.plimsoll.detectors.check.SegmentShare;
import io.plimsoll.detectors.tally.PairTable;
import io.plimsoll.detectors.tally.WindowTally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of one version in one role in one pane.
 *
 * @param model the model
 * @param series the version, its role and its layout
 * @param pane the pane
 * @param revision 0 at the close, then one more each time that the pane's counts changed
 * @param isFinal whether nothing can change any more
 * @param reference what it was held against, empty for a version without a reference
 * @param tally the counts
 * @param findings what was found
 * @param pairs of a shadow, by acting version, the requests that both answered at about the same time
 */
public record PaneReport(
        String model,
        Series series,
        long pane,
        int revision,
        boolean isFinal,
        Optional<Reference> reference,
        WindowTally tally,
        List<Finding> findings,
        Map<String, PairTable> pairs) {

    /** One without pairs. */
    public PaneReport(
            String model,
            Series series,
            long pane,
            int revision,
            boolean isFinal,
            Optional<Reference> reference,
            WindowTally tally,
            List<Finding> findings) {
        this(model, series, pane, revision, isFinal, reference, tally, findings, Map.of());
    }

    /** The one that tells of more requests is the greater. */
    static final Comparator<PaneReport> BY_EVENTS = Comparator.comparingLong(
                    (PaneReport report) -> report.tally().events())
            .thenComparing(PaneReport::series);

    /** A longer list of segments is read by nobody. */
    private static final int MOST_CARRIERS = 5;

    /** Copies of the findings and of the map are kept. */
    public PaneReport {
        findings = List.copyOf(findings);
        pairs = Map.copyOf(pairs);
    }

    /** Of the reports of a pane that of the version that answered most requests as champion. */
    static Optional<PaneReport> champion(List<PaneReport> reports) {
        return reports.stream()
                .filter(report -> report.series().role() == Role.CHAMPION)
                .max(BY_EVENTS);
    }

    /**
     * The segments that carry a change in this pane.
     *
     * @param finding what was found
     * @param least smaller segments are not told of
     */
    List<SegmentShare> carriers(Finding finding, long least) {
        return reference
                .map(known -> new ChangeBySegment(known.tally(), tally, least).of(finding, MOST_CARRIERS))
                .orElse(List.of());
    }

    /** The same with one more finding. */
    PaneReport with(Finding finding) {
        List<Finding> more = new ArrayList<>(findings);
        more.add(finding);
        return new PaneReport(model, series, pane, revision, isFinal, reference, tally, more, pairs);
    }
}
