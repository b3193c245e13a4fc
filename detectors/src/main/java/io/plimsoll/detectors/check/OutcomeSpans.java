package io.plimsoll.detectors.check;

import io.plimsoll.detectors.statistic.Share;
import java.util.List;

/**
 * What is known of a version's outcomes at a close.
 *
 * <p>The runs end with the pane being closed and tell what was decided. Labels come later: the matured runs end with the last
 * pane whose labels had time to come, and tell what turned out to be true. A young pane would look worse than it is where
 * failures show early and successes late.
 *
 * @param period which period of the budget since the version's first event this is, from 1
 * @param version everything since the version's first event, summed over its roles
 * @param runs the runs, of up to 28 panes
 * @param maturedVersion the panes of the version whose labels had time to come
 * @param maturedRuns runs of such panes
 * @param maturedErrors of the panes of the version whose labels had time to come, the oldest first, how many of the labelled
 *     decisions were wrong; kept only where classic change detectors are asked for
 * @param acting whose decisions brought the labels about
 * @param waiting how many of the newest panes have labels that have not had time to come
 */
public record OutcomeSpans(
        int period,
        OutcomeRun version,
        List<OutcomeRun> runs,
        OutcomeRun maturedVersion,
        List<OutcomeRun> maturedRuns,
        List<Share> maturedErrors,
        ActingLabels acting,
        int waiting) {

    /** Copies of the lists are kept. */
    public OutcomeSpans {
        runs = List.copyOf(runs);
        maturedRuns = List.copyOf(maturedRuns);
        maturedErrors = List.copyOf(maturedErrors);
    }
}
