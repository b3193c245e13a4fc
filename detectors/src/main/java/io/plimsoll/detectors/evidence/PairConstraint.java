package io.plimsoll.detectors.evidence;

import io.plimsoll.detectors.statistic.FairnessMetric;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A limit on how differently groups may be treated, decided pair by pair as {@link GroupConstraint} does it with the rates of
 * decisions, of whatever two groups can be compared by.
 *
 * @param metric one that is decided by pairs
 * @param limits that fit it, see {@link GroupConstraint#fits}
 * @param failLevel α of FAIL, in (0, 1), shared by the pairs
 * @param okLevel α of OK, in (0, 1): every pair must be proven, so it is not shared
 */
public record PairConstraint(FairnessMetric metric, Limits limits, double failLevel, double okLevel) {

    /**
     * Checks that the limits fit the metric.
     *
     * @throws IllegalArgumentException if they do not
     */
    public PairConstraint {
        if (!GroupConstraint.fits(metric, limits)) {
            throw new IllegalArgumentException(metric.label() + " cannot be limited to " + limits);
        }
    }

    /** How two groups compare. */
    public interface Contrasts {

        /** The groups of which something is known, in order; at least those that are compared. */
        List<String> names();

        /** Those that are too small alone. */
        List<String> pooled();

        /** Those of which nothing is known yet. */
        List<String> leftOut();

        /** One against another: a difference, or a ratio where that is what the metric is. */
        Estimate of(String group, String comparator);

        /** Whether it is the mix of the panes that decides between them. */
        boolean dependsOnMix(String group, String comparator, Limits allowed);
    }

    /** Whether groups are compared by their ratio. */
    public boolean isOfRatio() {
        return GroupConstraint.isRatio(metric);
    }

    /** The limits of each pair: with a reference group in both directions. */
    public Limits ofPair(Optional<String> reference) {
        return new GroupConstraint(metric, limits, failLevel, okLevel).ofPair(reference);
    }

    /**
     * The answer.
     *
     * @param reference the stated reference group
     */
    public GroupAnswer decide(Contrasts contrasts, Optional<String> reference) {
        List<String> names = contrasts.names();
        if (reference.isPresent() && !names.contains(reference.get())) {
            return none(Insufficiency.Reason.NO_REFERENCE_GROUP, contrasts);
        }
        if (names.size() < 2) {
            return none(Insufficiency.Reason.ONE_GROUP, contrasts);
        }
        List<GroupConstraint.Names> pairs = GroupConstraint.pairs(names, reference);
        Constraint each = new Constraint(ofPair(reference), failLevel / pairs.size(), okLevel);
        return GroupAnswer.of(
                pairs.stream().map(pair -> answer(pair, each, contrasts)).toList(),
                contrasts.leftOut(),
                contrasts.pooled());
    }

    /** The pairs that fail, as {@link #decide} says, without asking what the others lack. */
    public List<GroupAnswer.Pair> failures(Contrasts contrasts, Optional<String> reference) {
        List<String> names = contrasts.names();
        if (names.size() < 2 || !names.containsAll(reference.stream().toList())) {
            return List.of();
        }
        List<GroupConstraint.Names> pairs = GroupConstraint.pairs(names, reference);
        Constraint each = new Constraint(ofPair(reference), failLevel / pairs.size(), okLevel);
        return pairs.stream()
                .filter(pair -> isBroken(pair.group(), pair.comparator(), contrasts, reference))
                .filter(pair -> each.limits()
                        .allowNoneOf(
                                contrasts.of(pair.group(), pair.comparator()).interval(each.failLevel())))
                .flatMap(pair -> Stream.of(answer(pair, each, contrasts)))
                .filter(pair -> pair.answer().is(ConstraintAnswer.Decision.FAIL))
                .toList();
    }

    /** Whether a pair looks unfair; undefined does not. */
    public boolean isBroken(String group, String comparator, Contrasts contrasts, Optional<String> reference) {
        return contrasts.names().containsAll(List.of(group, comparator))
                && contrasts.of(group, comparator).value().stream()
                        .anyMatch(value -> !ofPair(reference).allow(value));
    }

    private static GroupAnswer.Pair answer(GroupConstraint.Names pair, Constraint each, Contrasts contrasts) {
        ConstraintAnswer answer = each.decide(contrasts.of(pair.group(), pair.comparator()));
        boolean isMixed = !answer.is(ConstraintAnswer.Decision.INSUFFICIENT)
                && contrasts.dependsOnMix(pair.group(), pair.comparator(), each.limits());
        return new GroupAnswer.Pair(
                pair.group(),
                pair.comparator(),
                List.of(),
                isMixed ? answer.insufficient(Insufficiency.of(Insufficiency.Reason.MIX)) : answer);
    }

    private static GroupAnswer none(Insufficiency.Reason reason, Contrasts contrasts) {
        return GroupAnswer.none(reason, contrasts.leftOut(), contrasts.pooled());
    }
}
