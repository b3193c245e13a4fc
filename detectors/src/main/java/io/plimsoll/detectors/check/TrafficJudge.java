package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.BestArm;
import io.plimsoll.detectors.evidence.Estimate;
import io.plimsoll.detectors.evidence.Rate;
import io.plimsoll.detectors.evidence.RateEstimate;
import io.plimsoll.detectors.evidence.TrafficShares;
import io.plimsoll.detectors.statistic.BetaPosterior;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the traffic of versions that requests are drawn to by lot should be shared: as likely as each is the best one
 * ({@link BestArm}), slowly and none to nothing ({@link TrafficShares}), and no more than it has to a version that fails a gate.
 *
 * <p>Nothing is proposed where the comparison cannot be trusted: where a guard is broken, where labels are selective, so that a
 * version's rate is not known, or where a version has fewer than {@value #FEWEST_LABELS} labelled cases, for then its chance is
 * the prior's. Nor by a metric that is no rate, nor for less than a point.
 *
 * <p>The cases are those since the shares in force were declared. So each step rests on cases of its own, and what the world did
 * while the shares were others is not mistaken for what a version does.
 *
 * @see <a href="https://doi.org/10.1002/asmb.874">Scott, A modern Bayesian look at the multi-armed bandit (2010)</a>
 */
public final class TrafficJudge {

    /** Nobody changes a split for less than a point. */
    private static final double WORTH_SAYING = 0.01;

    private static final int FEWEST_LABELS = 100;

    /** Shares are told in ten-thousandths. */
    private static final double UNIT = 10_000;

    private final RolloutRules rules;
    private final TrafficShares limits;

    /**
     * @param rules what better means
     * @param limits how far shares may move
     */
    public TrafficJudge(RolloutRules rules, TrafficShares limits) {
        this.rules = rules;
        this.limits = limits;
    }

    /**
     * The shares that should be, empty where nothing is to be changed or said.
     *
     * @param declared the shares in force, together 1
     * @param arms the declared versions over the same panes, in the order of their names, the acting one among them
     * @param candidacies how the others compare with the acting one
     */
    public Optional<Allotment> judge(SortedMap<String, Double> declared, List<Arm> arms, List<Candidacy> candidacies) {
        List<Assessment> assessments = candidacies.stream()
                .map(Candidacy::assessment)
                .filter(assessment -> declared.containsKey(assessment.candidate()))
                .toList();
        if (assessments.stream().anyMatch(assessment -> assessment.brokenGuard().isPresent())) {
            return Optional.empty();
        }
        List<Rate> rates =
                arms.stream().map(this::rate).flatMap(Optional::stream).toList();
        return rates.size() == arms.size()
                ? new Case(declared, arms, assessments, rates).allotment()
                : Optional.empty();
    }

    /** How often a version is right, or whatever the metric counts; empty if too few labels say it, or not all who could. */
    private Optional<Rate> rate(Arm arm) {
        if (arm.matured().tally().layout().outcome().isEmpty()) {
            return Optional.empty();
        }
        Estimate estimate = ArmMetric.of(arm, rules.metric(), ActingLabels.OWN);
        return estimate instanceof RateEstimate known && known.observations() >= FEWEST_LABELS
                ? Optional.of(known.rate())
                : Optional.empty();
    }

    /** What is known at one close. */
    private final class Case {

        private final SortedMap<String, Double> declared;
        private final List<Arm> arms;
        private final List<Assessment> assessments;
        private final List<Rate> rates;
        private final double[] chances;
        private final int best;

        Case(SortedMap<String, Double> declared, List<Arm> arms, List<Assessment> assessments, List<Rate> rates) {
            this.declared = declared;
            this.arms = arms;
            this.assessments = assessments;
            this.rates = rates;
            this.chances =
                    BestArm.probabilities(rates.stream().map(this::posterior).toList());
            this.best = best();
        }

        private BetaPosterior posterior(Rate rate) {
            long trials = StrictMath.round(rate.trials());
            long successes = StrictMath.round(rate.successes());
            return BetaPosterior.of(rules.lowerIsBetter() ? trials - successes : successes, trials);
        }

        private int best() {
            int likeliest = 0;
            for (int arm = 1; arm < chances.length; arm++) {
                likeliest = chances[arm] > chances[likeliest] ? arm : likeliest;
            }
            return likeliest;
        }

        Optional<Allotment> allotment() {
            boolean[] mayGain = new boolean[chances.length];
            double[] current = new double[chances.length];
            for (int arm = 0; arm < chances.length; arm++) {
                mayGain[arm] = mayGain(version(arm));
                current[arm] = share(version(arm));
            }
            double[] next = limits.towards(current, chances, mayGain);
            return next[best] - current[best] < WORTH_SAYING
                    ? Optional.empty()
                    : Optional.of(new Allotment(version(best), chances[best], weights(next), evidence()));
        }

        private String version(int arm) {
            return arms.get(arm).version();
        }

        private double share(String version) {
            return declared.getOrDefault(version, 0.0);
        }

        /** The acting version passes for what it is; what it fails is a matter of its own. */
        private boolean mayGain(String version) {
            return assessments.stream()
                    .filter(assessment -> assessment.candidate().equals(version))
                    .allMatch(assessment -> assessment.failedGates().isEmpty()
                            && (rules.undecided() == RolloutRules.Undecided.APPROVE
                                    || assessment.undecidedGates().isEmpty()));
        }

        /** What is lost by rounding goes to the best. */
        private SortedMap<String, Double> weights(double[] shares) {
            SortedMap<String, Double> weights = new TreeMap<>();
            long rest = (long) UNIT;
            for (int arm = 0; arm < shares.length; arm++) {
                long part = arm == best ? 0 : StrictMath.round(shares[arm] * UNIT);
                rest -= part;
                weights.put(version(arm), part / UNIT);
            }
            weights.put(version(best), rest / UNIT);
            return weights;
        }

        private List<Finding> evidence() {
            List<Finding> evidence = new ArrayList<>();
            for (int arm = 0; arm < chances.length; arm++) {
                evidence.add(chance(arm));
            }
            assessments.forEach(assessment -> evidence.add(assessment.difference()));
            return evidence;
        }

        private Finding chance(int arm) {
            Target target =
                    new Target.Group(rules.metric().label(), "version", Optional.of(version(arm)), Optional.empty());
            return new Finding(
                    "best_arm",
                    Family.COMPARISON,
                    target,
                    arms.get(arm).matured().asVersion(),
                    Measure.of(OptionalDouble.of(chances[arm])),
                    Optional.empty(),
                    StrictMath.round(rates.get(arm).trials()),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    new Verdict.Ok(),
                    false);
        }
    }
}
