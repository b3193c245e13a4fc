package io.plimsoll.detectors.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a policy asks of predictions whose labels are known: performance, fairness and concept drift.
 *
 * @param performance limits on performance metrics
 * @param fairness between whom fairness is asked for
 * @param errorRate on the share of wrong predictions, empty where a policy turns it off
 * @param favourable which decisions are good for the person
 * @param baseline what errors are held against
 * @param causedBy what brings labels about
 * @param withoutLabels what stands in for labels while they are missing
 * @param detectors classic change detectors, none unless a policy names some
 * @param everyFinding whether of segments every metric is told, and not only the leading ones of the largest
 */
public record OutcomeChecks(
        List<PerformanceConstraint> performance,
        FairnessRules fairness,
        Optional<ErrorRateCheck> errorRate,
        Favourable favourable,
        Baseline baseline,
        LabelCause causedBy,
        WithoutLabels withoutLabels,
        List<ChangeCheck> detectors,
        boolean everyFinding) {

    /** What is asked when a policy says nothing: no limits, but that errors do not become more. */
    public static final OutcomeChecks STANDARD = new OutcomeChecks(
            List.of(),
            FairnessRules.NONE,
            Optional.of(ErrorRateCheck.STANDARD),
            Favourable.POSITIVE,
            Baseline.REFERENCE,
            LabelCause.WORLD);

    /** Copies of the constraints and detectors are kept. */
    public OutcomeChecks {
        performance = List.copyOf(performance);
        detectors = List.copyOf(detectors);
    }

    /** With what is standard while labels are missing, and without classic detectors. */
    public OutcomeChecks(
            List<PerformanceConstraint> performance,
            FairnessRules fairness,
            Optional<ErrorRateCheck> errorRate,
            Favourable favourable,
            Baseline baseline,
            LabelCause causedBy) {
        this(performance, fairness, errorRate, favourable, baseline, causedBy, WithoutLabels.STANDARD, List.of());
    }

    /** With the leading metrics of segments. */
    public OutcomeChecks(
            List<PerformanceConstraint> performance,
            FairnessRules fairness,
            Optional<ErrorRateCheck> errorRate,
            Favourable favourable,
            Baseline baseline,
            LabelCause causedBy,
            WithoutLabels withoutLabels,
            List<ChangeCheck> detectors) {
        this(performance, fairness, errorRate, favourable, baseline, causedBy, withoutLabels, detectors, false);
    }

    /** The same with these decisions as the favourable ones. */
    public OutcomeChecks with(Favourable others) {
        return new OutcomeChecks(
                performance, fairness, errorRate, others, baseline, causedBy, withoutLabels, detectors, everyFinding);
    }

    /** The same with every metric of segments. */
    public OutcomeChecks tellingEveryFinding() {
        return new OutcomeChecks(
                performance, fairness, errorRate, favourable, baseline, causedBy, withoutLabels, detectors, true);
    }

    /** Every check. */
    public List<Check> all() {
        List<Check> all = new ArrayList<>(performance);
        all.addAll(fairness.constraints());
        errorRate.ifPresent(all::add);
        all.addAll(List.of(withoutLabels.accuracy(), withoutLabels.labelShift()));
        all.addAll(detectors);
        return all;
    }

    /** Whether something follows from a finding: what is not asked is only shown. */
    public boolean ask(Finding finding) {
        return all().stream().anyMatch(check -> asks(check, finding));
    }

    private static boolean asks(Check check, Finding finding) {
        return check instanceof PerformanceConstraint constraint
                ? finding.target().equals(new Target.Metric(constraint.name(), constraint.segment()))
                : finding.check().equals(check.name());
    }

    /** How many questions share the family's level, the same for each. */
    int questions() {
        return performance.size() + fairness.questions() + (errorRate.isPresent() ? 1 : 0);
    }
}
