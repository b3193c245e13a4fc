package io.plimsoll.streams.compare;

import io.plimsoll.detectors.check.ActingLabels;
import io.plimsoll.detectors.check.Arm;
import io.plimsoll.detectors.check.Candidacy;
import io.plimsoll.detectors.check.CandidateJudge;
import io.plimsoll.detectors.check.Entrant;
import io.plimsoll.detectors.check.Family;
import io.plimsoll.detectors.check.Finding;
import io.plimsoll.detectors.check.Judge;
import io.plimsoll.detectors.check.OutcomeChecks;
import io.plimsoll.detectors.check.OutcomeRun;
import io.plimsoll.detectors.check.OutcomeSpans;
import io.plimsoll.detectors.check.PaneRun;
import io.plimsoll.detectors.check.Reference;
import io.plimsoll.detectors.check.Span;
import io.plimsoll.detectors.check.Trial;
import io.plimsoll.detectors.tally.Layout;
import io.plimsoll.detectors.tally.PairTable;
import io.plimsoll.detectors.tally.WindowTally;
import io.plimsoll.streams.monitor.Monitor;
import io.plimsoll.streams.monitor.Policy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds a sample against training data, or against the last windows of production. Made once for a policy; immutable. */
public final class SampleComparison {

    private final Policy policy;

    /** Compares as the policy asks. */
    public SampleComparison(Policy policy) {
        this.policy = policy;
    }

    /** Holds a sample against training data. */
    public ComparedSamples compare(Base base, Sample sample) {
        SampleCounts counts = new SampleCounts(policy, sample.rows());
        WindowTally tally = counts.on(base.reference().tally().layout());
        List<Finding> findings = new ArrayList<>(judge(policy, base.reference()).judge(alone(tally)));
        findings.addAll(outcomes(base, tally));
        Optional<Candidacy> quality = quality(Optional.of(base.reference().tally()), tally, base, sample, findings);
        return new ComparedSamples(
                base.version(),
                base.reference(),
                Optional.of(base.reference().tally()),
                Optional.empty(),
                sample.version(),
                base.reference(),
                tally,
                counts.stretch(),
                findings,
                quality,
                ExactKs.of(base, sample));
    }

    /**
     * Holds a sample against the last windows of production.
     *
     * @param base what the windows were held against
     * @param windows the windows
     * @throws IllegalArgumentException if the reports do not fit the reference
     */
    public ComparedSamples compare(Base base, ProductionWindows windows, Sample sample) {
        ProductionReference production = new ProductionReference(base, windows);
        Reference held = production.reference();
        SampleCounts counts = new SampleCounts(policy, sample.rows());
        List<Finding> findings = new ArrayList<>(judge(withoutOutcomes(), held)
                .judge(alone(counts.on(held.tally().layout()))));
        WindowTally tally = counts.on(base.reference().tally().layout());
        outcomes(base, tally).stream().filter(SampleComparison::isOfSampleAlone).forEach(findings::add);
        Optional<WindowTally> truth = production.outcomes();
        Optional<Candidacy> quality = quality(truth, tally, base, sample, findings);
        return new ComparedSamples(
                base.version(),
                held,
                truth,
                Optional.of(windows.stretch()),
                sample.version(),
                base.reference(),
                tally,
                counts.stretch(),
                findings,
                quality,
                Map.of());
    }

    /** What the training data say of labels and errors is not what production's do: against that the quality is held. */
    private static boolean isOfSampleAlone(Finding finding) {
        return finding.family() != Family.DRIFT && !finding.check().equals("error_rate");
    }

    /** The deciles of production tell nothing of people's segments, on which limits may be. */
    private Policy withoutOutcomes() {
        return policy.with(policy.checks().with(OutcomeChecks.STANDARD));
    }

    private static Judge judge(Policy policy, Reference reference) {
        return new Monitor(policy, Map.of("sample", reference))
                .judge(reference.tally().layout().hash())
                .orElseThrow();
    }

    private static PaneRun alone(WindowTally tally) {
        return new PaneRun(1, tally, new WindowTally(tally.layout()));
    }

    /** A sample is one pane, and the whole life of its version. */
    private List<Finding> outcomes(Base base, WindowTally tally) {
        OutcomeRun all = whole(tally);
        Map<List<Object>, Finding> findings = new LinkedHashMap<>();
        judge(policy, base.reference())
                .judgeOutcomes(
                        new OutcomeSpans(1, all, List.of(all), all, List.of(all), List.of(), ActingLabels.OWN, 0))
                .forEach(finding -> findings.merge(
                        List.of(finding.check(), finding.target()), finding, SampleComparison::decisive));
        return List.copyOf(findings.values());
    }

    /** Of the answer over the pane and that over the version the one that alarms; else that over the version. */
    private static Finding decisive(Finding one, Finding other) {
        if (one.severity().isPresent() != other.severity().isPresent()) {
            return one.severity().isPresent() ? one : other;
        }
        return one.span() instanceof Span.Version ? one : other;
    }

    private static OutcomeRun whole(WindowTally tally) {
        return new OutcomeRun(1, 0, tally, new WindowTally(tally.layout()), List.of(tally));
    }

    /** Asked of a sample with labels, and where the policy sets limits. */
    private Optional<Candidacy> quality(
            Optional<WindowTally> before, WindowTally after, Base base, Sample sample, List<Finding> findings) {
        boolean isAsked = after.outcomes().isPresent() && (after.labelled() > 0 || hasLimits());
        return isAsked
                ? Optional.of(new CandidateJudge(policy.rollout().rules(), policy.checks())
                        .judge(new Entrant(trial(before, after, base, sample), findings)))
                : Optional.empty();
    }

    private boolean hasLimits() {
        OutcomeChecks checks = policy.checks().outcomes();
        return !checks.performance().isEmpty()
                || !checks.fairness().constraints().isEmpty();
    }

    private static Trial trial(Optional<WindowTally> before, WindowTally after, Base base, Sample sample) {
        Arm acting = before.filter(tally -> tally.labelled() > 0)
                .map(tally -> arm(base.version(), tally))
                .orElseGet(() -> unlabelled(base.version(), base.reference().tally()));
        Arm candidate = after.labelled() > 0 ? arm(sample.version(), after) : unlabelled(sample.version(), after);
        Optional<PairTable> pairs = SameRequests.pairs(base, sample);
        return pairs.isPresent()
                ? new Trial.Shadow(acting, candidate, pairs)
                : new Trial.Split(acting, candidate, Optional.empty());
    }

    private static Arm arm(String version, WindowTally tally) {
        return new Arm(version, notByLot(), whole(tally));
    }

    /** No pane of it has labels. */
    private static Arm unlabelled(String version, WindowTally tally) {
        WindowTally nothing = new WindowTally(tally.layout());
        return new Arm(version, notByLot(), new OutcomeRun(0, 0, nothing, nothing, List.of()));
    }

    /** What an arm served is compared where requests come to the arms by lot, which those of a pipeline do not. */
    private static WindowTally notByLot() {
        return new WindowTally(Layout.bare("not by lot"));
    }
}
