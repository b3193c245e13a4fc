package io.plimsoll.detectors.check;

import io.plimsoll.detectors.tally.FavourableSide;
import io.plimsoll.detectors.tally.Layout;
import io.plimsoll.detectors.tally.OutcomeSubject;
import java.util.ArrayList;
import java.util.List;

/** Performance, concept drift and fairness of a reference's model, prepared once, and judged at every close. */
final class OutcomePanel {

    /** What is asked of labels under the budget whatever the policy: have they moved, and will they probably have? */
    static final int QUESTIONS_OF_LABELS = 2;

    private final Reference reference;
    private final OutcomeChecks checks;
    private final List<DriftCheck> distances;
    private final double level;
    private final List<Part> parts = new ArrayList<>();

    /** What is asked of one kind. */
    @FunctionalInterface
    private interface Part {
        List<Finding> judge(OutcomeClose close);
    }

    /**
     * @param reference whose layout counts labels
     * @param checks what is asked
     * @param distances by which distributions of labels and errors are held against the reference's
     * @param levels how sure one must be
     */
    OutcomePanel(Reference reference, OutcomeChecks checks, List<DriftCheck> distances, OutcomeLevels levels) {
        Layout layout = reference.tally().layout();
        this.reference = reference;
        this.checks = checks;
        this.distances = distances;
        this.level = levels.ofStart();
        SegmentPanel segments = SegmentPanel.of(reference.tally(), checks);
        parts.add(new PerformancePanel(layout, checks.performance(), levels, segments)::judge);
        checks.errorRate().ifPresent(check -> parts.add(new ErrorRatePanel(check, layout, level)::judge));
        switch (TaskMetrics.task(layout)) {
            case BINARY -> addBinary(levels);
            case MULTICLASS -> addMulticlass(layout.outcome().orElseThrow(), levels);
            case REGRESSION -> addRegression(levels);
        }
        parts.add(new ChangePanel(checks.detectors())::judge);
    }

    private void addBinary(OutcomeLevels levels) {
        addFairness(levels);
        addCalibration(levels);
        EstimatedPlace.of(reference, checks.fairness().minimumGroup()).forEach(this::addEstimates);
        addLabels();
    }

    private void addFairness(OutcomeLevels levels) {
        AttributesInForce attributes = attributes();
        parts.add(new FairnessPanel(attributes, checks, levels)::judge);
        parts.add(attributes::unknown);
    }

    /** A profile that was made before it was counted what scores cost says nothing of it, and a limit on it is not decided. */
    private void addCalibration(OutcomeLevels levels) {
        if (reference.tally().layout().countsLosses()) {
            parts.add(NumberFairnessPanel.ofScores(attributes(), checks.fairness(), levels)::judge);
        } else {
            parts.add(attributes()::uncalibrated);
        }
    }

    private void addEstimates(EstimatedPlace where) {
        if (where.place().in(reference.tally()).scoreBins() > 1) {
            parts.add(new EstimatedAccuracy(checks.withoutLabels().accuracy(), reference, where)::judge);
        }
        parts.add(EstimatedLabelShift.ofPositives(checks.withoutLabels().labelShift(), reference, where, level)::judge);
    }

    private void addMulticlass(OutcomeSubject classes, OutcomeLevels levels) {
        addFairness(levels);
        parts.add(new ClassPanel(classes.classes().names())::judge);
        parts.add(EstimatedLabelShift.ofClasses(checks.withoutLabels().labelShift(), reference, level)::judge);
        addLabels();
        addDrift(new Target.Confusion(), alarming());
    }

    private void addRegression(OutcomeLevels levels) {
        AttributesInForce attributes = attributes();
        parts.add(NumberFairnessPanel.ofNumbers(attributes, checks.fairness(), levels)::judge);
        checks.favourable().side().ifPresent(side -> addSide(side, attributes, levels));
        parts.add(attributes::unknown);
        addDrift(new Target.Errors(), alarming());
        addDrift(new Target.ErrorSizes(), alarming());
    }

    /** What is counted is the reference's to say: of another threshold than its own nothing is known. */
    private void addSide(FavourableSide stated, AttributesInForce attributes, OutcomeLevels levels) {
        reference
                .otherSide(stated)
                .ifPresentOrElse(
                        reason -> parts.add(close -> attributes.uncounted(reason, close)),
                        () -> parts.add(new FairnessPanel(attributes, checks, levels)::judge));
    }

    private AttributesInForce attributes() {
        return new AttributesInForce(reference.tally().layout(), checks.fairness());
    }

    /** The labels of a shadow are those of the one that serves; there they are judged. */
    private void addLabels() {
        LabelDriftPanel labels = new LabelDriftPanel(new Target.Labels(), reference, distances, level);
        parts.add(close -> close.spans().acting().own() ? labels.judge(close) : List.of());
    }

    private void addDrift(Target.Distributed target, List<DriftCheck> by) {
        parts.add(new LabelDriftPanel(target, reference, by, level)::judge);
    }

    private List<DriftCheck> alarming() {
        return distances.stream().filter(check -> check.ladder().alarms()).toList();
    }

    List<Finding> judge(OutcomeSpans spans) {
        OutcomeClose close = new OutcomeClose(spans, baseline(spans), checks.causedBy());
        return parts.stream().flatMap(part -> part.judge(close).stream()).toList();
    }

    private OutcomeBaseline baseline(OutcomeSpans spans) {
        return switch (checks.baseline()) {
            case REFERENCE -> new OutcomeBaseline.Trained(reference);
            case LIVE -> OutcomeBaseline.Live.of(spans.maturedVersion());
        };
    }
}
