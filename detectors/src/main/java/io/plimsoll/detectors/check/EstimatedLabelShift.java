package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.Estimate;
import io.plimsoll.detectors.evidence.Insufficiency;
import io.plimsoll.detectors.evidence.LabelShift;
import io.plimsoll.detectors.evidence.RateEstimate;
import io.plimsoll.detectors.statistic.Confusion;
import io.plimsoll.detectors.statistic.Interval;
import io.plimsoll.detectors.statistic.Outcomes;
import io.plimsoll.detectors.tally.OutcomeTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How many positives there probably are among predictions whose labels have not had time to come, from the decisions and the
 * reference's confusion table.
 */
final class EstimatedLabelShift {

    /** An OK excludes a move of so many times that of a warning. */
    private static final double EXCLUDED = 3;

    private final LabelShiftCheck check;
    private final Confusion reference;
    private final double phi;
    private final double level;

    /**
     * @param level that of the runs of one start
     */
    EstimatedLabelShift(LabelShiftCheck check, Reference reference, double level) {
        this.check = check;
        this.reference = BinaryOutcomes.of(OutcomePlace.ALL.in(reference.tally()), Favourable.POSITIVE)
                .labelled();
        this.phi = decisions(reference);
        this.level = level;
    }

    /** φ of the decisions. */
    private static double decisions(Reference reference) {
        return Target.inAll(reference.tally().layout()).stream()
                .filter(target -> target.kind() == Target.Kind.DECISION)
                .flatMapToDouble(target -> reference.effects().of(target).stream())
                .findFirst()
                .orElse(1);
    }

    List<Finding> judge(OutcomeClose close) {
        if (reference.total() == 0) {
            return List.of(
                    question(new Span.Run(1), close).unknown(Reasons.of(Insufficiency.Reason.UNLABELLED_REFERENCE), 0));
        }
        List<Finding> findings = new ArrayList<>();
        Failures moves = new Failures();
        for (OutcomeRun run : close.unlabelledRuns()) {
            Finding finding = finding(run, close);
            if (run.panes() == 1) {
                findings.add(finding);
            } else if (finding.severity().isPresent()) {
                moves.add(finding);
            }
        }
        findings.addAll(moves.toList());
        return findings;
    }

    private Finding finding(OutcomeRun run, OutcomeClose close) {
        LabelShift shift = shift(OutcomePlace.ALL.in(run.tally()));
        OutcomeQuestion question = question(new Span.Run(run.panes()), close);
        long cases = shift.live().whole();
        if (shift.value().isEmpty()) {
            return question.unknown(Reasons.of(shift.obstacle()), cases);
        }
        Move move = new Move(shift.value().getAsDouble(), shift.scaled(1 / phi).interval(level / 2), normal());
        return question.estimated(
                move.measure(),
                compared(move),
                cases,
                verdict(move, cases),
                move.certain() > 0 && lastPaneMoves(run, move));
    }

    /** Where the reference's own share of positives lies. */
    private Interval normal() {
        Estimate baseRate = RateEstimate.of(reference.baseRate());
        return baseRate.interval(level / 2);
    }

    private Compared compared(Move move) {
        return move.certain() > 0
                ? new Compared("corrected", move.certain(), check.warning())
                : new Compared(
                        "value", move.value(), reference.baseRate().value().orElseThrow());
    }

    private Verdict verdict(Move move, long cases) {
        if (move.certain() > 0) {
            return new Verdict.Alarm(move.certain() >= check.warning() ? Severity.WARNING : Severity.NOTICE);
        }
        double excluded = EXCLUDED * check.warning();
        return move.largest(reference.baseRate().value().orElseThrow()) <= excluded
                ? new Verdict.Ok()
                : new Verdict.Insufficient(String.format(
                        Locale.ROOT, "too few: %,d decisions do not exclude a move by %.2f", cases, excluded));
    }

    /** The last pane alone must lie on the same side. */
    private boolean lastPaneMoves(OutcomeRun run, Move move) {
        OptionalDouble last = shift(OutcomePlace.ALL.inLastPane(run)).value();
        return last.isPresent()
                && (move.isRise()
                        ? last.getAsDouble() > move.normal().upper()
                        : last.getAsDouble() < move.normal().lower());
    }

    private LabelShift shift(OutcomeTable table) {
        Outcomes live = BinaryOutcomes.of(table, Favourable.POSITIVE);
        return new LabelShift(reference, live.selectionRate());
    }

    private OutcomeQuestion question(Span span, OutcomeClose close) {
        return new OutcomeQuestion(
                check.name(),
                check.family(),
                new Target.Metric(check.name(), Optional.empty()),
                span,
                close.baseline().designEffect());
    }

    /**
     * Where the share of positives is, and where it was.
     *
     * @param value its estimate
     * @param now the shares that are not refuted
     * @param normal those of the reference that are not
     */
    private record Move(double value, Interval now, Interval normal) {

        /** How far apart both are, at most 0 where they may be the same. */
        double certain() {
            return StrictMath.max(now.lower() - normal.upper(), normal.lower() - now.upper());
        }

        boolean isRise() {
            return now.lower() > normal.upper();
        }

        /** How far the share may be from what it was. */
        double largest(double before) {
            return StrictMath.max(now.upper() - before, before - now.lower());
        }

        Measure measure() {
            return new Measure(
                    OptionalDouble.of(value),
                    certain() > 0 ? OptionalDouble.of(certain()) : OptionalDouble.empty(),
                    OptionalDouble.of(now.lower()),
                    OptionalDouble.of(now.upper()),
                    OptionalDouble.empty());
        }
    }
}
