package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.Insufficiency;
import io.plimsoll.detectors.tally.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Concept drift: the share of wrong predictions in all traffic and in every segment, over runs whose labels had time to come. */
final class ErrorRatePanel {

    private final ErrorRateCheck check;
    private final IncreaseQuestion question;
    private final List<OutcomePlace> places;
    private final double level;

    /**
     * @param check what is asked
     * @param layout where
     * @param level the level of one start
     */
    ErrorRatePanel(ErrorRateCheck check, Layout layout, double level) {
        this.check = check;
        this.question = IncreaseQuestion.of(check);
        this.places = new ArrayList<>(List.of(OutcomePlace.ALL));
        this.level = level;
        places.addAll(OutcomePlace.segments(layout));
    }

    List<Finding> judge(OutcomeClose close) {
        return lacking(close).map(reason -> List.of(unknown(reason, close))).orElseGet(() -> judged(close));
    }

    private List<Finding> judged(OutcomeClose close) {
        RateIncreasePanel panel = new RateIncreasePanel(increases(close.baseline()), 1, level);
        List<Finding> findings = new ArrayList<>();
        runs(close).forEach(run -> findings.addAll(panel.judge(new PaneRun(run.asRun(), run.tally(), run.before()))));
        return findings;
    }

    /** A segment in which the baseline has no labels has nothing to be held against. */
    private List<RateIncrease> increases(OutcomeBaseline baseline) {
        List<RateIncrease> increases = new ArrayList<>();
        for (OutcomePlace place : places) {
            baseline.errors(place).map(had -> increase(place, had, baseline)).ifPresent(increases::add);
        }
        return increases;
    }

    private RateIncrease increase(OutcomePlace place, OutcomePlace.Errors had, OutcomeBaseline baseline) {
        return new RateIncrease(
                question,
                target(place),
                tally -> place.errors(tally).rate(),
                had.rate(),
                baseline.designEffect(),
                0,
                Severity.CRITICAL);
    }

    private Target target(OutcomePlace place) {
        return new Target.Metric(check.name(), place.segment());
    }

    private static Optional<String> lacking(OutcomeClose close) {
        if (close.baseline().errors(OutcomePlace.ALL).isEmpty()) {
            return Optional.of(close.baseline().lacking());
        }
        if (runs(close).isEmpty()) {
            return Optional.of(close.lacking());
        }
        return close.labels().ofAll().selectiveLabels()
                ? Optional.of(Reasons.of(Insufficiency.Reason.SELECTIVE_LABELS))
                : Optional.empty();
    }

    private static List<OutcomeRun> runs(OutcomeClose close) {
        return close.runs(true).stream()
                .filter(run -> close.baseline().precedes(run, close.version(true)))
                .toList();
    }

    private Finding unknown(String reason, OutcomeClose close) {
        return new OutcomeQuestion(
                        check.name(),
                        check.family(),
                        target(OutcomePlace.ALL),
                        close.labelledRun(1),
                        close.baseline().designEffect())
                .unknown(reason, 0);
    }
}
