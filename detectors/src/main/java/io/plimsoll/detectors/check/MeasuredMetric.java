package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.Estimate;
import io.plimsoll.detectors.statistic.PerformanceMetric;
import io.plimsoll.detectors.tally.ErrorTable;
import io.plimsoll.detectors.tally.LossTable;
import io.plimsoll.detectors.tally.OutcomeTable;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A performance metric somewhere, at a close.
 *
 * @param metric the metric
 * @param place where
 * @param close when
 */
record MeasuredMetric(PerformanceMetric metric, OutcomePlace place, OutcomeClose close) {

    /** Of a run. Its rates are expected near those of the reference; a baseline from its own panes is not known beforehand. */
    Estimate in(OutcomeRun run) {
        return isOfNumbers(run)
                ? of(place.errorsIn(run.tally()), trained().flatMap(known -> known.errorsIn(place)))
                : of(
                        place.in(run.tally()),
                        trained().flatMap(known -> known.in(place)),
                        scores(run),
                        place.lossesIn(run.tally()),
                        close.labels());
    }

    /** What is known of it in a run, with the baseline's own value. */
    Finding known(OutcomeRun run, OutcomeQuestion question) {
        return question.known(in(run), cases(run), ofBaseline());
    }

    /** Of the last pane of a run alone. */
    Estimate inLastPane(OutcomeRun run) {
        return isOfNumbers(run)
                ? of(place.errorsIn(run.tally()).minus(place.errorsIn(run.before())), Optional.empty())
                : of(
                        place.inLastPane(run),
                        Optional.empty(),
                        Optional.empty(),
                        place.lossesInLastPane(run),
                        close.labels());
    }

    /** The baseline's own value; empty without labels. */
    OptionalDouble ofBaseline() {
        Optional<Estimate> estimate = isOfNumbers(close.spans().version())
                ? close.baseline().errorsIn(place).map(table -> of(table, Optional.empty()))
                : close.baseline()
                        .in(place)
                        .map(table -> of(
                                table,
                                Optional.empty(),
                                isOfAll() ? close.baseline().scores() : Optional.empty(),
                                close.baseline().losses(place),
                                Labels.COMPLETE));
        return estimate.map(Estimate::value).orElse(OptionalDouble.empty());
    }

    /** How many predictions of a run it is computed from. */
    long cases(OutcomeRun run) {
        Optional<LossTable> losses = LossMoments.has(metric) ? place.lossesIn(run.tally()) : Optional.empty();
        return losses.isPresent() ? losses.get().cases() : answers(run);
    }

    private long answers(OutcomeRun run) {
        return PerformancePanel.needsLabels(metric) ? place.labelled(run.tally()) : place.predictions(run.tally());
    }

    private Estimate of(
            OutcomeTable table,
            Optional<OutcomeTable> reference,
            Optional<GroupedScores> scores,
            Optional<LossTable> losses,
            Labels labels) {
        return TaskMetrics.of(table, reference, scores, losses, labels).estimate(metric);
    }

    private Estimate of(ErrorTable table, Optional<ErrorTable> reference) {
        return new RegressionMetrics(table, reference, close.labels()).estimate(metric);
    }

    private static boolean isOfNumbers(OutcomeRun run) {
        return OutcomePlace.isOfNumbers(run.tally());
    }

    private Optional<OutcomeBaseline> trained() {
        return Optional.of(close.baseline()).filter(OutcomeBaseline.Trained.class::isInstance);
    }

    /**
     * Segments do not keep the sums that mean scores are made of, nor do runs, which are sums of outcomes: there a score stands for
     * the mean of its cell in the reference.
     */
    private Optional<GroupedScores> scores(OutcomeRun run) {
        return isOfAll()
                ? GroupedScores.of(run.tally()).or(() -> close.baseline().scores())
                : Optional.empty();
    }

    private boolean isOfAll() {
        return place.segment().isEmpty();
    }
}
