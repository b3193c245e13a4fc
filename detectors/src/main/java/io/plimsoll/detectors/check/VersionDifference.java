package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.BoundedEstimate;
import io.plimsoll.detectors.evidence.Constraint;
import io.plimsoll.detectors.evidence.ConstraintAnswer;
import io.plimsoll.detectors.evidence.ContrastEstimate;
import io.plimsoll.detectors.evidence.Estimate;
import io.plimsoll.detectors.evidence.IndependentContrast;
import io.plimsoll.detectors.evidence.Insufficiency;
import io.plimsoll.detectors.evidence.PairedEstimate;
import io.plimsoll.detectors.evidence.PairedRate;
import io.plimsoll.detectors.evidence.Rate;
import io.plimsoll.detectors.evidence.RateEstimate;
import io.plimsoll.detectors.statistic.Interval;
import io.plimsoll.detectors.statistic.OutcomeRate;
import io.plimsoll.detectors.statistic.PerformanceMetric;
import io.plimsoll.detectors.statistic.PerformanceMetric.Task;
import io.plimsoll.detectors.tally.OutcomeTable;
import io.plimsoll.detectors.tally.PairTable;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * By how much a candidate is better than the acting version, over the whole trial.
 *
 * <p>On the same requests by pairs, where they are counted and the metric has the same denominator for both; of arms that
 * requests are drawn to by lot by the joint set of two rates; else by the corners of two intervals at half of the level each,
 * which holds however the two depend on each other. What days have in common is in both arms, so no design effect divides the
 * counts.
 */
final class VersionDifference {

    /** P(|Z| ≤ …): how far a normal estimate lies above its mean with probability 0.2. */
    private static final double POWER_DEVIATIONS = 0.8416212335729143;

    private static final String NO_CLASSES =
            "no classes: only versions that decide between classes, by a reference, are compared";

    private static final Interval DIFFERENCES = new Interval(-1, 1);

    private final Trial trial;
    private final RolloutRules rules;
    private final Estimate estimate;
    private final Optional<String> obstacle;

    VersionDifference(Trial trial, RolloutRules rules, LabelCause causedBy) {
        this.trial = trial;
        this.rules = rules;
        this.obstacle = obstacle(trial, causedBy);
        this.estimate = obstacle.isPresent() ? BoundedEstimate.unknown(DIFFERENCES) : estimate();
    }

    private static Optional<String> obstacle(Trial trial, LabelCause causedBy) {
        if (trial instanceof Trial.Shadow && causedBy == LabelCause.DECISION) {
            return Optional.of(Reasons.of(Insufficiency.Reason.CAUSED_BY_DECISION));
        }
        if (!decides(trial.acting()) || !decides(trial.candidate())) {
            return Optional.of(NO_CLASSES);
        }
        return trial.acting().matured().panes() == 0
                        || trial.candidate().matured().panes() == 0
                ? Optional.of(Reasons.NOT_MATURE)
                : Optional.empty();
    }

    private static boolean decides(Arm arm) {
        return arm.matured().tally().layout().outcome().isPresent();
    }

    Interval interval(double alpha) {
        return estimate.interval(alpha);
    }

    ConstraintAnswer decide(Constraint constraint) {
        return constraint.decide(estimate);
    }

    /** The answer as a finding, with the least difference that these cases would show with power 0.8. */
    Finding finding(ConstraintAnswer answer) {
        OutcomeQuestion question = question();
        if (obstacle.isPresent()) {
            return question.unknown(obstacle.get(), 0);
        }
        Allowance allowance = Allowance.ofDifference(new HolmDecisions(rules).limits());
        Finding finding = question.decided(answer, allowance, (long) estimate.observations(), false);
        return withDetectable(finding, detectable(answer.interval()));
    }

    private OutcomeQuestion question() {
        String name = rules.metric().label() + "_difference";
        return new OutcomeQuestion(
                name,
                Family.COMPARISON,
                new Target.Metric(name, Optional.empty()),
                trial.candidate().matured().asVersion(),
                OptionalDouble.empty());
    }

    private static Finding withDetectable(Finding finding, OptionalDouble detectable) {
        Measure measure = finding.measure();
        return new Finding(
                finding.check(),
                finding.family(),
                finding.target(),
                finding.span(),
                new Measure(measure.value(), measure.corrected(), measure.lower(), measure.upper(), detectable),
                finding.compared(),
                finding.n(),
                finding.logE(),
                finding.phi(),
                finding.verdict(),
                finding.speaks());
    }

    /** How far from −margin a difference must be for an interval of this width to leave −margin out, with power 0.8. */
    private OptionalDouble detectable(Interval interval) {
        OptionalDouble error = standardError();
        return error.isEmpty()
                ? error
                : OptionalDouble.of(interval.width() / 2 + POWER_DEVIATIONS * error.getAsDouble());
    }

    private OptionalDouble standardError() {
        if (estimate.value().isEmpty()) {
            return OptionalDouble.empty();
        }
        if (estimate instanceof PairedEstimate paired) {
            double difference = (paired.firstOnly() - paired.secondOnly()) / paired.pairs();
            double squares = (paired.firstOnly() + paired.secondOnly()) / paired.pairs();
            return OptionalDouble.of(StrictMath.sqrt((squares - difference * difference) / paired.pairs()));
        }
        return estimate instanceof ContrastEstimate contrast
                ? OptionalDouble.of(StrictMath.sqrt(variance(contrast.first()) + variance(contrast.second())))
                : OptionalDouble.empty();
    }

    private static double variance(Rate rate) {
        double share = rate.successes() / rate.trials();
        return share * (1 - share) / rate.trials();
    }

    private Estimate estimate() {
        if (trial instanceof Trial.Shadow shadow) {
            return paired(shadow).orElseGet(this::corners);
        }
        return unpaired();
    }

    private Optional<Estimate> paired(Trial.Shadow shadow) {
        Optional<OutcomeRate> rate = rate(shadow).filter(PairedRate::suits);
        return rate.isPresent() && shadow.pairs().isPresent()
                ? Optional.of(gain(rate.get(), shadow.pairs().get()))
                : Optional.empty();
    }

    /** Of several classes the accuracy alone is a rate of pairs. */
    private Optional<OutcomeRate> rate(Trial.Shadow shadow) {
        OutcomeTable table = ArmMetric.table(shadow.candidate());
        boolean suits =
                TaskMetrics.task(table.subject()) == Task.BINARY || rules.metric() == PerformanceMetric.ACCURACY;
        return suits ? rules.metric().rate() : Optional.empty();
    }

    /** 1 less a rate is the rate of the opposite, of the same cases. */
    private static Estimate gain(OutcomeRate rate, PairTable pairs) {
        OutcomeRate gained = switch (rate) {
            case FALSE_POSITIVE_RATE -> OutcomeRate.SPECIFICITY;
            case FALSE_NEGATIVE_RATE -> OutcomeRate.RECALL;
            default -> rate;
        };
        return new PairedRate(gained, pairs).estimate();
    }

    private Estimate unpaired() {
        return better() instanceof RateEstimate better && worse() instanceof RateEstimate worse
                ? new ContrastEstimate(ContrastEstimate.Kind.DIFFERENCE, better.rate(), worse.rate())
                : corners();
    }

    private Estimate corners() {
        return new IndependentContrast(ContrastEstimate.Kind.DIFFERENCE, better(), worse());
    }

    /** What is taken from: the candidate's metric, or the acting version's where less is better. */
    private Estimate better() {
        return rules.lowerIsBetter() ? ofActing() : ofCandidate();
    }

    private Estimate worse() {
        return rules.lowerIsBetter() ? ofCandidate() : ofActing();
    }

    private Estimate ofActing() {
        return ArmMetric.of(trial.acting(), rules.metric(), ActingLabels.OWN);
    }

    /** Who gets a label follows from what the acting version decided, whatever a shadow says. */
    private Estimate ofCandidate() {
        boolean isShadow = trial instanceof Trial.Shadow;
        ActingLabels acting = isShadow ? ActingLabels.of(ArmMetric.table(trial.acting())) : ActingLabels.OWN;
        return ArmMetric.of(trial.candidate(), rules.metric(), acting);
    }
}
