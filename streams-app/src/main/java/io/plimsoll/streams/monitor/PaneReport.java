package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.check.Finding;
import io.plimsoll.detectors.check.Reference;
import io.plimsoll.detectors.tally.WindowTally;
import java.util.List;
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
 */
public record PaneReport(
        String model,
        Series series,
        long pane,
        int revision,
        boolean isFinal,
        Optional<Reference> reference,
        WindowTally tally,
        List<Finding> findings) {

    /** A copy of the findings is kept. */
    public PaneReport {
        findings = List.copyOf(findings);
    }
}
