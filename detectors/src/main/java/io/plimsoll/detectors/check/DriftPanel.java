package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.BenjaminiHochbergE;
import io.plimsoll.detectors.evidence.DriftEvidence;
import io.plimsoll.detectors.evidence.InsufficientReference;
import io.plimsoll.detectors.evidence.PreparedReference;
import io.plimsoll.detectors.evidence.Run;
import io.plimsoll.detectors.tally.CategoricalSubject;
import io.plimsoll.detectors.tally.WindowTally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * Everything of a reference that has a distribution, prepared once, and judged at every close.
 *
 * <p>The unsegmented targets come first and carry half of the budget's weight.
 */
final class DriftPanel {

    private final Reference reference;
    private final List<Target.Distributed> targets = new ArrayList<>();
    private final List<DriftEvidence> evidence = new ArrayList<>();
    private final int unsegmented;
    private final List<DriftCheck> checks;
    private final BenjaminiHochbergE procedure;
    private final double level;
    private final Detectability detectability;

    /** Of everything that events hold. */
    DriftPanel(Reference reference, List<DriftCheck> checks, double level) {
        this(
                reference,
                checks,
                level,
                unsegmented(reference),
                Target.inSegments(reference.tally().layout()));
    }

    /**
     * @param inAll the targets of all traffic
     * @param inSegments those of segments
     */
    DriftPanel(
            Reference reference,
            List<DriftCheck> checks,
            double level,
            List<? extends Target.Distributed> inAll,
            List<? extends Target.Distributed> inSegments) {
        this.reference = reference;
        this.checks = checks;
        this.level = level;
        this.detectability = Detectability.of(checks);
        targets.addAll(inAll);
        this.unsegmented = targets.size();
        targets.addAll(inSegments);
        targets.forEach(target -> evidence.add(prepare(target)));
        this.procedure = BenjaminiHochbergE.forSubjects(unsegmented, targets.size() - unsegmented);
    }

    private static List<Target.Distributed> unsegmented(Reference reference) {
        List<Target.Distributed> targets =
                new ArrayList<>(Target.inAll(reference.tally().layout()));
        targets.addAll(Target.mixes(reference.tally().layout()));
        return targets;
    }

    /** The findings of one run: all of the unsegmented targets, of a segment's what alarms and the least ordinary one. */
    List<Finding> judge(PaneRun run) {
        double[] logE = logE(run.tally());
        BitSet rejected = procedure.rejected(logE, level);
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < unsegmented; i++) {
            findings.addAll(findings(
                    i,
                    run,
                    logE[i],
                    rejected.get(i),
                    check -> run.panes() == 1 || check.ladder().alarms()));
        }
        SegmentSelection.of(targets, unsegmented, logE, rejected)
                .forEach(i -> findings.addAll(findings(
                        i,
                        run,
                        logE[i],
                        rejected.get(i),
                        check -> check.ladder().alarms())));
        return findings;
    }

    private DriftEvidence prepare(Target.Distributed target) {
        long[] counts = target.counts(reference.tally());
        double phi = reference.effects().of(target).orElse(1);
        return isNumeric(target)
                ? DriftEvidence.ofNumeric(counts, phi)
                : DriftEvidence.ofCategorical(counts, counts.length - 1, phi);
    }

    private boolean isNumeric(Target.Distributed target) {
        if (target instanceof Target.Errors || target instanceof Target.ErrorSizes) {
            return true;
        }
        return target instanceof Target.Valued valued
                && !(reference.tally().layout().subjects().get(valued.subject()) instanceof CategoricalSubject);
    }

    /**
     * ln E of every target; −∞ for those of segments that a bound keeps from rejection in any company. Nearly all are, and a
     * bound costs a thirteenth of the evidence. Of each segment the target with the greatest bound is computed in any case:
     * it is the one to show.
     */
    private double[] logE(WindowTally tally) {
        double[] logE = new double[targets.size()];
        Arrays.fill(logE, unsegmented, logE.length, Double.NEGATIVE_INFINITY);
        for (int i = 0; i < unsegmented; i++) {
            logE[i] = logE(i, tally);
        }
        double[] bounds = bounds(tally);
        SegmentSelection.of(targets, unsegmented, bounds, open(bounds)).forEach(i -> logE[i] = logE(i, tally));
        return logE;
    }

    private double[] bounds(WindowTally tally) {
        double[] bounds = new double[targets.size()];
        for (int i = unsegmented; i < bounds.length; i++) {
            bounds[i] = evidence.get(i) instanceof PreparedReference prepared
                    ? prepared.upperBound(targets.get(i).counts(tally))
                    : 0;
        }
        return bounds;
    }

    private BitSet open(double[] bounds) {
        BitSet open = new BitSet();
        for (int i = unsegmented; i < bounds.length; i++) {
            open.set(i, bounds[i] >= procedure.leastLogE(i, level));
        }
        return open;
    }

    /** A reference that is too small is no evidence: E = 1. */
    private double logE(int i, WindowTally tally) {
        return evidence.get(i) instanceof PreparedReference prepared
                ? prepared.logE(targets.get(i).counts(tally))
                : 0;
    }

    private List<Finding> findings(int i, PaneRun run, double logE, boolean rejected, Predicate<DriftCheck> isAsked) {
        Comparison comparison =
                Comparison.of(reference, targets.get(i), run.tally(), procedure.sufficientLogE(i, level));
        boolean speaks = rejected && new Run(run.panes(), logE).speaks((oldest, newest) -> logE(i, run.before()));
        Optional<Verdict> quiet = rejected ? Optional.empty() : Optional.of(quiet(i, comparison));
        return checks.stream()
                .filter(isAsked)
                .map(check -> finding(check, targets.get(i), run.span(), comparison, logE, quiet, speaks))
                .toList();
    }

    private Finding finding(
            DriftCheck check,
            Target.Distributed target,
            Span span,
            Comparison comparison,
            double logE,
            Optional<Verdict> quiet,
            boolean speaks) {
        Measure measure = check.measure(comparison);
        Ladder.Step step = check.ladder().step(measure);
        return new Finding(
                check.name(),
                family(target),
                target,
                span,
                measure,
                quiet.isPresent() ? Optional.empty() : step.compared(),
                comparison.currentTotal(),
                OptionalDouble.of(logE),
                reference.effects().of(target),
                quiet.orElseGet(() -> new Verdict.Alarm(step.severity())),
                speaks);
    }

    /** What is right and wrong is performance, whatever the distance. */
    static Family family(Target.Distributed target) {
        return target.kind() == Target.Kind.METRIC ? Family.PERFORMANCE : Family.DRIFT;
    }

    /** Without evidence the answer is OK only where a change that matters would have shown. */
    private Verdict quiet(int i, Comparison comparison) {
        if (evidence.get(i) instanceof InsufficientReference few) {
            return new Verdict.Insufficient("the reference lacks " + few.missingRows() + " rows");
        }
        if (comparison.currentTotal() == 0) {
            return new Verdict.Insufficient("no values");
        }
        return detectability.verdict(comparison);
    }
}
