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
 */
public record OutcomeChecks(
        List<PerformanceConstraint> performance,
        FairnessRules fairness,
        Optional<ErrorRateCheck> errorRate,
        Favourable favourable,
        Baseline baseline,
        LabelCause causedBy) {

    /** What is asked when a policy says nothing: no limits, but that errors do not become more. */
    public static final OutcomeChecks STANDARD = new OutcomeChecks(
            List.of(),
            FairnessRules.NONE,
            Optional.of(ErrorRateCheck.STANDARD),
            Favourable.POSITIVE,
            Baseline.REFERENCE,
            LabelCause.WORLD);

    /** A copy of the constraints is kept. */
    public OutcomeChecks {
        performance = List.copyOf(performance);
    }

    /** The same with these decisions as the favourable ones. */
    public OutcomeChecks with(Favourable others) {
        return new OutcomeChecks(performance, fairness, errorRate, others, baseline, causedBy);
    }

    /** Every check. */
    public List<Check> all() {
        List<Check> all = new ArrayList<>(performance);
        all.addAll(fairness.constraints());
        errorRate.ifPresent(all::add);
        return all;
    }

    /** How many questions share the family's level, the same for each. */
    int questions() {
        return performance.size() + fairness.questions() + (errorRate.isPresent() ? 1 : 0);
    }
}
