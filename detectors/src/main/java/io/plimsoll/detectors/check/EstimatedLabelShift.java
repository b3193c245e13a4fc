package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.Estimate;
import io.plimsoll.detectors.evidence.Insufficiency;
import io.plimsoll.detectors.evidence.RateEstimate;
import io.plimsoll.detectors.statistic.Interval;
import io.plimsoll.detectors.tally.OutcomeTable;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * How many positives there probably are among predictions whose labels have not had time to come, or how many of each class,
 * from the decisions and the reference's confusion table.
 *
 * <p>Of a segment its own decisions are held against its own table.
 */
final class EstimatedLabelShift {

    /** An OK excludes a move of so many times that of a warning. */
    private static final double EXCLUDED = 3;

    private final LabelShiftCheck check;
    private final EstimatedPlace where;
    private final List<Asked> classes;
    private final double phi;
    private final double level;

    /**
     * @param classes whose shares are estimated; none where the reference has no labels
     * @param level that of the runs of one start
     */
    private EstimatedLabelShift(
            LabelShiftCheck check, Reference reference, EstimatedPlace where, List<ClassShare> classes, double level) {
        this.check = check;
        this.where = where;
        this.phi = decisions(reference);
        this.level = level / where.among() / Math.max(1, classes.size());
        this.classes = classes.stream().map(share -> asked(share, this.level)).toList();
    }

    private static Asked asked(ClassShare share, double level) {
        return new Asked(share, RateEstimate.of(share.before()).interval(level / 2));
    }

    /**
     * A class that is asked about.
     *
     * @param share its share
     * @param normal where that of the reference lies
     */
    private record Asked(ClassShare share, Interval normal) {

        /** What lies where the reference's own share may lie has not moved for certain, and needs no interval. */
        boolean mayHaveMoved(OutcomeTable live) {
            return share.now(live).value().stream().anyMatch(value -> !normal.contains(value));
        }
    }

    /** Of a binary model. */
    static EstimatedLabelShift ofPositives(
            LabelShiftCheck check, Reference reference, EstimatedPlace where, double level) {
        return new EstimatedLabelShift(
                check, reference, where, ClassShare.ofPositives(where.place().in(reference.tally())), level);
    }

    /** Of a model of several classes, in all traffic. */
    static EstimatedLabelShift ofClasses(LabelShiftCheck check, Reference reference, double level) {
        return new EstimatedLabelShift(
                check,
                reference,
                EstimatedPlace.ALL,
                ClassShare.ofClasses(OutcomePlace.ALL.in(reference.tally())),
                level);
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
        if (classes.isEmpty()) {
            return where.isOfAll()
                    ? List.of(question(check.name(), new Span.Run(1), close)
                            .unknown(Reasons.of(Insufficiency.Reason.UNLABELLED_REFERENCE), 0))
                    : List.of();
        }
        return classes.stream().flatMap(asked -> judge(asked, close).stream()).toList();
    }

    private List<Finding> judge(Asked asked, OutcomeClose close) {
        ShortestAnswer answer = new ShortestAnswer();
        close.unlabelledRuns().stream().filter(where::holdsEnough).forEach(run -> {
            if (isAsked(answer) || asked.mayHaveMoved(where.in(run))) {
                answer.add(finding(asked, run, close));
            }
        });
        return answer.toList();
    }

    /** Of a segment longer runs are asked for a move only: fifty segments would cost as many intervals for each length. */
    private boolean isAsked(ShortestAnswer answer) {
        return where.isOfAll() ? answer.isOpen() : answer.isEmpty();
    }

    private Finding finding(Asked asked, OutcomeRun run, OutcomeClose close) {
        ClassShare share = asked.share();
        Estimate shift = share.now(where.in(run));
        OutcomeQuestion question = question(share.named(check.name()), run.asRun(), close);
        long cases = (long) shift.observations();
        if (shift.value().isEmpty()) {
            return question.unknown(Reasons.of(shift.obstacle()), cases);
        }
        Move move = new Move(shift.value().getAsDouble(), shift.scaled(1 / phi).interval(level / 2), asked.normal());
        double before = share.before().value().orElseThrow();
        return question.estimated(
                move.measure(),
                compared(move, before),
                cases,
                verdict(move, before, cases),
                move.certain() > 0 && lastPaneMoves(share, run, move));
    }

    private Compared compared(Move move, double before) {
        return move.certain() > 0
                ? new Compared("corrected", move.certain(), check.warning())
                : new Compared("value", move.value(), before);
    }

    private Verdict verdict(Move move, double before, long cases) {
        if (move.certain() > 0) {
            return new Verdict.Alarm(where.severity(move.certain() >= check.warning()));
        }
        double excluded = EXCLUDED * check.warning();
        return move.largest(before) <= excluded
                ? new Verdict.Ok()
                : new Verdict.Insufficient(String.format(
                        Locale.ROOT, "too few: %,d decisions do not exclude a move by %.2f", cases, excluded));
    }

    /** The last pane alone must lie on the same side. */
    private boolean lastPaneMoves(ClassShare share, OutcomeRun run, Move move) {
        OptionalDouble last = share.now(where.place().inLastPane(run)).value();
        return last.isPresent()
                && (move.isRise()
                        ? last.getAsDouble() > move.normal().upper()
                        : last.getAsDouble() < move.normal().lower());
    }

    private OutcomeQuestion question(String metric, Span span, OutcomeClose close) {
        return new OutcomeQuestion(
                check.name(),
                check.family(),
                where.target(metric),
                span,
                close.baseline().designEffect());
    }

    /**
     * Where the share of a class is, and where it was.
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
