package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.Budget;
import io.plimsoll.detectors.evidence.Rate;
import io.plimsoll.detectors.tally.NumericSubject;
import io.plimsoll.detectors.tally.WindowTally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Holds runs of panes against a reference and answers for every check, under one false-alarm budget.
 *
 * <p>Made once for a reference and a set of checks; judging allocates findings and little else. At a close each run length
 * is a start of its own, and the targets of a family share its level by the weighted e-BH procedure.
 */
public final class Judge {

    private final DriftPanel drift;
    private final RateIncreasePanel integrity;
    private final Optional<LatencyPanel> latency;
    private final Optional<OutcomePanel> outcomes;
    private final UncountedLimits uncounted;

    /**
     * @param reference what runs are held against
     * @param checks what is asked
     * @param nullable the shares of missing values that are declared as normal, by feature
     * @param budget how often the answers may be wrong
     * @param window the length of a pane
     */
    public Judge(Reference reference, Checks checks, Map<String, Double> nullable, Budget budget, Duration window) {
        this.drift = new DriftPanel(reference, checks.drift(), budget.perStart(Budget.Family.DRIFT, window));
        this.integrity = integrity(reference, checks, nullable, budget.perStart(Budget.Family.INTEGRITY, window));
        boolean hasOutcomes = reference.tally().layout().countsLabels();
        OutcomeLevels levels = new OutcomeLevels(budget, window, questions(checks, hasOutcomes));
        this.latency = checks.latency().map(check -> new LatencyPanel(check, levels.ofStart()));
        this.uncounted = new UncountedLimits(checks.outcomes());
        this.outcomes = hasOutcomes
                ? Optional.of(new OutcomePanel(reference, checks.outcomes(), checks.drift(), levels))
                : Optional.empty();
    }

    /** The findings of one run that ends with the pane being closed; the run of that pane alone is judged in full. */
    public List<Finding> judge(PaneRun run) {
        List<Finding> findings = new ArrayList<>(drift.judge(run));
        findings.addAll(integrity.judge(run));
        latency.ifPresent(panel -> findings.addAll(panel.judge(run)));
        return findings;
    }

    /** The findings on performance, concept drift and fairness; where labels are not counted, that limits are not decided. */
    public List<Finding> judgeOutcomes(OutcomeSpans spans) {
        return outcomes.map(panel -> panel.judge(spans)).orElseGet(() -> uncounted.judge(spans));
    }

    private static int questions(Checks checks, boolean hasOutcomes) {
        int ofOutcomes = hasOutcomes ? checks.outcomes().questions() + OutcomePanel.QUESTIONS_OF_LABELS : 0;
        return Math.max(1, ofOutcomes + (checks.latency().isPresent() ? 1 : 0));
    }

    private static RateIncreasePanel integrity(
            Reference reference, Checks checks, Map<String, Double> nullable, double level) {
        Map<Fault, IncreaseQuestion> byFault = new EnumMap<>(Map.of(
                Fault.MISSING, IncreaseQuestion.of(checks.missing()),
                Fault.WRONG_TYPE, IncreaseQuestion.of(checks.wrongType()),
                Fault.OUT_OF_RANGE, IncreaseQuestion.of(checks.range()),
                Fault.UNSEEN, IncreaseQuestion.of(checks.unseen())));
        List<RateIncrease> rates = new ArrayList<>();
        rates.add(duplicates(checks.duplicates(), reference.tally()));
        for (Target.Valued target : Target.inAll(reference.tally().layout())) {
            rates.addAll(faults(reference, target, byFault, nullable));
        }
        int unsegmented = rates.size();
        for (Target.Valued target : Target.inSegments(reference.tally().layout())) {
            rates.addAll(faults(reference, target, byFault, nullable));
        }
        return new RateIncreasePanel(rates, unsegmented, level);
    }

    private static RateIncrease duplicates(DuplicatesCheck check, WindowTally reference) {
        return new RateIncrease(
                IncreaseQuestion.of(check),
                new Target.Traffic(),
                tally -> new Rate(tally.duplicates(), tally.events() + tally.duplicates()),
                new Rate(reference.duplicates(), reference.events() + reference.duplicates()),
                OptionalDouble.empty(),
                0,
                Severity.CRITICAL);
    }

    private static List<RateIncrease> faults(
            Reference reference,
            Target.Valued target,
            Map<Fault, IncreaseQuestion> questions,
            Map<String, Double> nullable) {
        List<RateIncrease> rates = new ArrayList<>();
        questions.forEach((fault, question) -> {
            if (fault.appliesTo(reference.tally().layout().subjects().get(target.subject()))) {
                rates.add(new RateIncrease(
                        question,
                        target,
                        tally -> fault.rate(target.faults(tally)),
                        fault.rate(target.faults(reference.tally())),
                        reference.effects().of(target, fault),
                        fault == Fault.MISSING ? nullable.getOrDefault(target.name(), 0.0) : 0,
                        highest(reference, target, fault)));
            }
        });
        return rates;
    }

    /** What a range excludes that was only learned from the reference is worth a notice, never a page. */
    private static Severity highest(Reference reference, Target.Valued target, Fault fault) {
        boolean learned = fault == Fault.OUT_OF_RANGE
                && reference.tally().layout().subjects().get(target.subject()) instanceof NumericSubject numeric
                && !numeric.range().declared();
        return learned ? Severity.NOTICE : Severity.CRITICAL;
    }
}
