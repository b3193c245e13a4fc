package io.plimsoll.detectors.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The gates of a policy: its own limits on performance, fairness and latency, each of which must be proven to be kept, and that
 * the candidate's data are sound, its days alike and its answers hardly slower than those of the acting version.
 *
 * <p>Most are read off the findings of the candidate's own slice. A gate fails on an error, not on a warning: a warning leaves
 * it undecided, for a person to look at. So does any alarm about data that moved: that is no fault of the version, and the one
 * that it would make way for may fare no better. That nothing is wrong with the data cannot be proven, only that nothing was
 * found: such a gate passes where something was judged.
 */
final class GatePanel {

    private static final String NOT_JUDGED = "not judged yet";
    private static final String ALARM = "an alarm, for a person to look at";
    private static final String SHADOW_DATA = "not judged: a shadow's features are those of the acting version";

    private final Checks checks;
    private final StabilityGate stability;

    GatePanel(Checks checks, RolloutRules rules) {
        this.checks = checks;
        this.stability = new StabilityGate(rules);
    }

    List<Gate> judge(Entrant entrant) {
        List<Finding> findings = entrant.findings();
        List<Gate> gates = new ArrayList<>();
        checks.outcomes().performance().forEach(constraint -> gates.add(performance(constraint, findings)));
        checks.outcomes().fairness().constraints().forEach(constraint -> gates.add(fairness(constraint, findings)));
        gates.add(stability.judge(entrant.trial()));
        checks.latency().ifPresent(check -> {
            gates.add(latency(findings));
            gates.add(new RelativeLatencyGate(check).judge(entrant.trial()));
        });
        String unjudged = entrant.trial() instanceof Trial.Shadow ? SHADOW_DATA : NOT_JUDGED;
        List<Finding> faults = of(findings, Family.INTEGRITY);
        gates.add(failed(Gate.Kind.INTEGRITY, "integrity", faults)
                .orElseGet(() -> unalarmed(Gate.Kind.INTEGRITY, "integrity", faults, unjudged)));
        gates.add(unalarmed(Gate.Kind.DATA_SHIFT, "data shift", of(findings, Family.DRIFT), unjudged));
        return gates;
    }

    private static Gate performance(PerformanceConstraint constraint, List<Finding> findings) {
        String place = constraint.segment().map(segment -> " where " + segment).orElse("");
        return limits(
                Gate.Kind.PERFORMANCE,
                constraint.name() + place,
                of(findings, constraint).stream()
                        .filter(finding -> finding.target().segment().equals(constraint.segment()))
                        .toList());
    }

    private static Gate fairness(FairnessConstraint constraint, List<Finding> findings) {
        return limits(Gate.Kind.FAIRNESS, constraint.name(), of(findings, constraint));
    }

    private static List<Finding> of(List<Finding> findings, Check check) {
        return findings.stream()
                .filter(finding -> finding.family() == check.family())
                .filter(finding -> finding.check().equals(check.name()))
                .toList();
    }

    /** The version as a whole must be proven to keep the limits; either span may fail. */
    private static Gate limits(Gate.Kind kind, String name, List<Finding> findings) {
        return failed(kind, name, findings)
                .orElseGet(() -> proven(
                        kind,
                        name,
                        findings.stream()
                                .filter(finding -> finding.span() instanceof Span.Version)
                                .toList()));
    }

    /** Of a latency the longest run tells most. */
    private static Gate latency(List<Finding> findings) {
        List<Finding> found = of(findings, Family.LATENCY);
        int longest = found.stream().mapToInt(Finding::panes).max().orElse(0);
        return failed(Gate.Kind.LATENCY, "latency", found)
                .orElseGet(() -> proven(
                        Gate.Kind.LATENCY,
                        "latency",
                        found.stream()
                                .filter(finding -> finding.panes() == longest)
                                .toList()));
    }

    private static Gate unalarmed(Gate.Kind kind, String name, List<Finding> findings, String unjudged) {
        List<Finding> alarms = speaking(findings, Severity.WARNING);
        if (!alarms.isEmpty()) {
            return new Gate.Insufficient(kind, name, alarms, ALARM);
        }
        return findings.stream().allMatch(finding -> finding.verdict() instanceof Verdict.Insufficient)
                ? new Gate.Insufficient(kind, name, List.of(), unjudged)
                : new Gate.Passed(kind, name, List.of());
    }

    private static List<Finding> of(List<Finding> findings, Family family) {
        return findings.stream().filter(finding -> finding.family() == family).toList();
    }

    private static Optional<Gate> failed(Gate.Kind kind, String name, List<Finding> findings) {
        List<Finding> failures = speaking(findings, Severity.ERROR);
        return failures.isEmpty() ? Optional.empty() : Optional.of(new Gate.Failed(kind, name, failures));
    }

    /** Alarms that are of now: of the version as a whole, or of a run whose last pane adds to it. */
    private static List<Finding> speaking(List<Finding> findings, Severity least) {
        Predicate<Finding> isOfNow = finding -> finding.speaks() || finding.span() instanceof Span.Version;
        return findings.stream()
                .filter(finding -> finding.severity()
                        .filter(severity -> severity.atLeast(least))
                        .isPresent())
                .filter(isOfNow)
                .toList();
    }

    private static Gate proven(Gate.Kind kind, String name, List<Finding> findings) {
        if (findings.isEmpty()) {
            return new Gate.Insufficient(kind, name, findings, NOT_JUDGED);
        }
        List<Finding> unknown = findings.stream()
                .filter(finding -> !(finding.verdict() instanceof Verdict.Ok))
                .toList();
        return unknown.isEmpty()
                ? new Gate.Passed(kind, name, findings)
                : new Gate.Insufficient(kind, name, unknown, reason(unknown.get(0)));
    }

    private static String reason(Finding finding) {
        return finding.verdict() instanceof Verdict.Insufficient insufficient ? insufficient.reason() : NOT_JUDGED;
    }
}
