package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.Insufficiency;
import io.plimsoll.detectors.statistic.PerformanceMetric.Task;
import io.plimsoll.detectors.statistic.Share;
import io.plimsoll.detectors.tally.ErrorTable;
import io.plimsoll.detectors.tally.OutcomeTable;
import io.plimsoll.detectors.tally.WindowTally;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is known at a close, and what it is held against.
 *
 * @param spans the outcomes
 * @param baseline what they are held against
 * @param cause what brings labels about
 */
record OutcomeClose(OutcomeSpans spans, OutcomeBaseline baseline, LabelCause cause) {

    /** Labels that a decision brings about say nothing of a version whose decisions are not carried out. */
    private boolean isOthersEffect() {
        return cause == LabelCause.DECISION && !spans.acting().own();
    }

    /** Why no pane has labels. */
    String lacking() {
        return isOthersEffect() ? Reasons.of(Insufficiency.Reason.CAUSED_BY_DECISION) : Reasons.NOT_MATURE;
    }

    /** The version as a whole: of what needs labels, as far as they had time to come. */
    OutcomeRun version(boolean needsLabels) {
        return needsLabels ? labelledVersion() : spans.version();
    }

    private OutcomeRun labelledVersion() {
        return isOthersEffect() ? spans.maturedVersion().none() : spans.maturedVersion();
    }

    private List<OutcomeRun> labelledRuns() {
        return isOthersEffect() ? List.of() : spans.maturedRuns();
    }

    /** Of each pane with labels how many decisions were wrong, the oldest first. */
    List<Share> errors() {
        return isOthersEffect() ? List.of() : spans.maturedErrors();
    }

    /** A run that ends with the last pane whose labels had time to come. */
    Span.Run labelledRun(int panes) {
        return new Span.Run(panes, spans.waiting());
    }

    /** The runs that hold a pane, the shortest first. */
    List<OutcomeRun> runs(boolean needsLabels) {
        return (needsLabels ? labelledRuns() : spans.runs())
                .stream()
                        .filter(run -> run.panes() > 0)
                        .sorted(Comparator.comparingInt(OutcomeRun::panes))
                        .toList();
    }

    /** The runs of panes none of which had time for its labels to come, the shortest first. */
    List<OutcomeRun> unlabelledRuns() {
        return runs(false).stream()
                .filter(run -> run.panes() <= spans.waiting())
                .toList();
    }

    /** The last pane alone. */
    Optional<OutcomeRun> lastPane(boolean needsLabels) {
        return runs(needsLabels).stream().filter(run -> run.panes() == 1).findFirst();
    }

    /** Who gets a label, by what is predicted. */
    Labels labels() {
        WindowTally tally = spans.maturedVersion().tally();
        double phi = baseline.designEffect().orElse(1);
        return OutcomePlace.isOfNumbers(tally)
                ? labels(OutcomePlace.ALL.errorsIn(tally), phi)
                : labels(OutcomePlace.ALL.in(tally), phi);
    }

    private Labels labels(OutcomeTable table, double phi) {
        return TaskMetrics.task(table.subject()) == Task.BINARY
                ? Labels.of(BinaryOutcomes.of(table, Favourable.POSITIVE), spans.acting(), phi)
                : Labels.of(table, spans.acting(), phi);
    }

    /** Who gets a label by the number that was predicted is known only by the side of a threshold. */
    private Labels labels(ErrorTable table, double phi) {
        return table.subject().side().isPresent()
                ? Labels.of(BinaryOutcomes.of(table), spans.acting(), phi)
                : new Labels(ActingLabels.complete(), spans.acting(), phi);
    }

    /** Who gets a label, by what is good for people. */
    Labels labels(Favourable favourable) {
        WindowTally tally = spans.maturedVersion().tally();
        return Labels.of(BinaryOutcomes.in(OutcomePlace.ALL, tally, favourable), spans.acting(), 1);
    }
}
