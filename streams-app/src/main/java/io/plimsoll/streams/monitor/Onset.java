package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.check.Finding;
import io.plimsoll.detectors.check.Span;
import io.plimsoll.detectors.evidence.Scan;

/**
 * When a change began, as far as the run that tells of it most clearly can say: a run that began before the change holds
 * panes without it, one that began after it leaves some out, and both weaken the evidence. Runs come in a few lengths, so it
 * lies between the start of that run and the start of the next shorter one.
 *
 * @param earliest the first pane that it may have begun with
 * @param latest the last one
 */
public record Onset(long earliest, long latest) {

    /**
     * The onset of what a finding is about.
     *
     * @param pane the pane whose close brought the finding
     */
    static Onset of(long pane, Finding finding, Scan scan) {
        if (finding.span() instanceof Span.Version) {
            return new Onset(pane, pane);
        }
        int shorter = 0;
        for (int length : scan.lengths()) {
            shorter = length < finding.panes() ? length : shorter;
        }
        long last = pane - finding.span().ago();
        return new Onset(last - finding.panes() + 1, last - shorter);
    }

    boolean meets(Onset other) {
        return earliest <= other.latest && other.earliest <= latest;
    }
}
