package io.plimsoll.detectors.evidence;

import io.plimsoll.detectors.statistic.FairnessMetric;
import io.plimsoll.detectors.statistic.FairnessMetric.Contrast;
import io.plimsoll.detectors.statistic.Groups;
import io.plimsoll.detectors.statistic.MantelHaenszel;
import io.plimsoll.detectors.statistic.OutcomeRate;
import io.plimsoll.detectors.statistic.Outcomes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A limit on how differently groups may be treated, decided pair by pair.
 *
 * <p>With a stated reference group each of the other G − 1 groups against it, at α/(G − 1), in both directions: a
 * difference d must have |d| ≤ max, a ratio must lie between min and 1/min (disparate impact: between its own limits).
 * Without one every ordered pair, at α/(G(G − 1)), in one direction each. A metric of two rates splits α once more. FAIL
 * if a pair fails; OK if every pair is proven at α, unsplit, because all must be. "The largest" or "the best" group is
 * never picked after the fact.
 *
 * @param metric one that is decided by pairs
 * @param limits a max of at least 0 for differences, a min in (0, 1] for ratios, either or both for disparate impact
 * @param failLevel α of FAIL, in (0, 1)
 * @param okLevel α of OK, in (0, 1)
 */
public record GroupConstraint(FairnessMetric metric, Limits limits, double failLevel, double okLevel) {

    /** The same level for both answers. */
    public GroupConstraint(FairnessMetric metric, Limits limits, double alpha) {
        this(metric, limits, alpha, alpha);
    }

    /**
     * Checks that the limits fit the metric.
     *
     * @throws IllegalArgumentException if they do not
     */
    public GroupConstraint {
        if (!fits(metric, limits)) {
            throw new IllegalArgumentException(metric.label() + " cannot be limited to " + limits);
        }
    }

    /** Whether a policy may put these limits on the metric. */
    public static boolean fits(FairnessMetric metric, Limits limits) {
        boolean onlyMax = limits.min() == Double.NEGATIVE_INFINITY;
        boolean onlyMin = limits.max() == Double.POSITIVE_INFINITY;
        return switch (metric.contrast()) {
            case DIFFERENCE, MEAN_DIFFERENCE -> onlyMax && limits.max() >= 0;
            case RATIO -> onlyMin && limits.min() > 0 && limits.min() <= 1;
            case DIRECTED_RATIO -> limits.max() > 0 && (onlyMax || limits.min() > 0);
            case NONE -> false;
        };
    }

    /** {@link #decide(Groups, Optional, Sampling, List)} of independent draws, without panes. */
    public GroupAnswer decide(Groups groups, Optional<String> reference) {
        return decide(groups, reference, Sampling.INDEPENDENT, List.of());
    }

    /**
     * The answer.
     *
     * @param groups of the span that is judged; mirrored where the favourable decision is 0
     * @param reference the stated reference group
     * @param sampling how the cases came about
     * @param panes the outcomes of the groups in each pane of the span: where the pooled contrast and the Mantel-Haenszel
     *     contrast over them disagree about the limits the answer is INSUFFICIENT: mix; empty: not asked
     */
    public GroupAnswer decide(
            Groups groups, Optional<String> reference, Sampling sampling, List<Map<String, Outcomes>> panes) {
        List<String> leftOut = leftOut(groups, sampling);
        List<String> names = names(groups, leftOut);
        if (reference.isPresent() && !names.contains(reference.get())) {
            return GroupAnswer.none(Insufficiency.Reason.NO_REFERENCE_GROUP, leftOut, groups.pooled());
        }
        if (names.size() < 2) {
            return GroupAnswer.none(Insufficiency.Reason.ONE_GROUP, leftOut, groups.pooled());
        }
        List<Names> pairs = pairs(names, reference);
        Comparison comparison = new Comparison(groups, reference, sampling, panes, pairs.size());
        List<GroupAnswer.Pair> answers =
                pairs.stream().flatMap(comparison::answers).toList();
        return GroupAnswer.of(answers, leftOut, groups.pooled());
    }

    /**
     * The pairs that fail, as {@link #decide} says, without asking whether the others pass and what they lack: where only a
     * failure matters, as of one run among many, this costs a fraction.
     */
    public List<GroupAnswer.Pair> failures(
            Groups groups, Optional<String> reference, Sampling sampling, List<Map<String, Outcomes>> panes) {
        List<String> names = names(groups, leftOut(groups, sampling));
        if (names.size() < 2 || !names.containsAll(reference.stream().toList())) {
            return List.of();
        }
        List<Names> pairs = pairs(names, reference);
        Comparison comparison = new Comparison(groups, reference, sampling, panes, pairs.size());
        return pairs.stream().flatMap(comparison::failures).toList();
    }

    /** Whether a pair looks unfair in some outcomes, say of one pane; undefined does not. */
    public boolean isBroken(GroupAnswer.Pair pair, Optional<String> reference, Groups groups) {
        Comparison comparison = new Comparison(groups, reference, Sampling.INDEPENDENT, List.of(), 1);
        return comparison
                .questions(new Names(pair.group(), pair.comparator()))
                .filter(question -> question.rates().equals(pair.rates()))
                .anyMatch(question -> comparison.mayFail(question.estimate())
                        && question.estimate().value().isPresent());
    }

    /** The limits of each pair: with a reference group in both directions. */
    public Limits ofPair(Optional<String> reference) {
        return reference.isPresent() ? bothDirections() : limits;
    }

    private List<String> leftOut(Groups groups, Sampling sampling) {
        return sampling.selectiveLabels() ? List.of() : metric.leftOut(groups);
    }

    private static List<String> names(Groups groups, List<String> leftOut) {
        return groups.outcomes().keySet().stream()
                .filter(name -> !leftOut.contains(name))
                .toList();
    }

    /** Two groups. */
    record Names(String group, String comparator) {}

    /** Each of the others against a stated group, or else every ordered pair. */
    static List<Names> pairs(List<String> names, Optional<String> reference) {
        List<Names> pairs = new ArrayList<>();
        for (String comparator : reference.map(List::of).orElse(names)) {
            names.stream()
                    .filter(group -> !group.equals(comparator))
                    .forEach(group -> pairs.add(new Names(group, comparator)));
        }
        return pairs;
    }

    private Limits bothDirections() {
        return switch (metric.contrast()) {
            case DIFFERENCE, MEAN_DIFFERENCE -> new Limits(-limits.max(), limits.max());
            case RATIO -> new Limits(limits.min(), 1 / limits.min());
            default -> limits;
        };
    }

    static boolean isRatio(FairnessMetric metric) {
        return metric.contrast() == Contrast.RATIO || metric.contrast() == Contrast.DIRECTED_RATIO;
    }

    /** The comparisons of one judgement. */
    private final class Comparison {
        private final Groups groups;
        private final Sampling sampling;
        private final List<Map<String, Outcomes>> panes;
        private final Limits allowed;
        private final double failLevel;

        Comparison(
                Groups groups,
                Optional<String> reference,
                Sampling sampling,
                List<Map<String, Outcomes>> panes,
                int pairs) {
            this.groups = groups;
            this.sampling = sampling;
            this.panes = panes;
            this.allowed = ofPair(reference);
            this.failLevel = GroupConstraint.this.failLevel / pairs;
        }

        /** What is compared, and the level at which it fails. */
        private record Question(List<OutcomeRate> rates, Estimate estimate, double level) {}

        Stream<GroupAnswer.Pair> answers(Names pair) {
            return questions(pair).map(question -> answer(pair, question));
        }

        Stream<GroupAnswer.Pair> failures(Names pair) {
            return questions(pair)
                    .filter(question -> mayFail(question.estimate()))
                    .filter(question -> allowed.allowNoneOf(
                            sampling.weigh(question.estimate()).interval(question.level())))
                    .map(question -> answer(pair, question))
                    .filter(answer -> answer.answer().is(ConstraintAnswer.Decision.FAIL));
        }

        /** What looks allowed does not fail: the sets hold what was counted. */
        private boolean mayFail(Estimate estimate) {
            return estimate.value().isEmpty() || !allowed.allow(estimate.value().getAsDouble());
        }

        /** One for each rate; one for all where their mean is compared. */
        private Stream<Question> questions(Names pair) {
            List<OutcomeRate> rates = metric.rates();
            if (metric.contrast() == Contrast.MEAN_DIFFERENCE) {
                List<Estimate> each =
                        rates.stream().map(rate -> contrast(pair, rate)).toList();
                return Stream.of(new Question(rates, new MeanEstimate(each), failLevel));
            }
            return rates.stream()
                    .map(rate -> new Question(List.of(rate), contrast(pair, rate), failLevel / rates.size()));
        }

        private GroupAnswer.Pair answer(Names pair, Question question) {
            ConstraintAnswer answer =
                    new Constraint(allowed, question.level(), okLevel).decide(sampling.weigh(question.estimate()));
            boolean isMixed = !answer.is(ConstraintAnswer.Decision.INSUFFICIENT)
                    && question.rates().stream().anyMatch(rate -> dependsOnMix(pair, rate));
            return new GroupAnswer.Pair(
                    pair.group(),
                    pair.comparator(),
                    question.rates(),
                    isMixed ? answer.insufficient(Insufficiency.of(Insufficiency.Reason.MIX)) : answer);
        }

        private Estimate contrast(Names pair, OutcomeRate rate) {
            Outcomes group = outcomes(groups.outcomes(), pair.group());
            Outcomes comparator = outcomes(groups.outcomes(), pair.comparator());
            ContrastEstimate.Kind kind =
                    isRatio(metric) ? ContrastEstimate.Kind.RATIO : ContrastEstimate.Kind.DIFFERENCE;
            return sampling.selectiveLabels() && rate.needsLabels()
                    ? new IndependentContrast(
                            kind,
                            LabelBounds.of(rate, group).estimate(),
                            LabelBounds.of(rate, comparator).estimate())
                    : new ContrastEstimate(
                            kind, RateEstimate.rate(rate.of(group)), RateEstimate.rate(rate.of(comparator)));
        }

        private boolean dependsOnMix(Names pair, OutcomeRate rate) {
            MantelHaenszel strata = new MantelHaenszel(panes.stream()
                    .map(pane -> new MantelHaenszel.Stratum(
                            rate.of(outcomes(pane, pair.group())), rate.of(outcomes(pane, pair.comparator()))))
                    .toList());
            return isRatio(metric)
                    ? strata.ratioDependsOnMix(allowed::allow)
                    : strata.differenceDependsOnMix(allowed::allow);
        }

        private static Outcomes outcomes(Map<String, Outcomes> groups, String name) {
            return groups.getOrDefault(name, Outcomes.EMPTY);
        }
    }
}
