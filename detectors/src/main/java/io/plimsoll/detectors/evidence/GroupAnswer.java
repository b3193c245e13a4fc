package io.plimsoll.detectors.evidence;

import io.plimsoll.detectors.evidence.ConstraintAnswer.Decision;
import io.plimsoll.detectors.statistic.OutcomeRate;
import java.util.List;
import java.util.Optional;

/**
 * The answer of a {@link GroupConstraint}: of every pair, and of all together.
 *
 * @param decision FAIL if a pair fails, OK if all are proven, else INSUFFICIENT
 * @param pairs of groups for which the rates are defined, in the order of their names
 * @param leftOut groups without somebody in a denominator, in order: neither fails nor passes
 * @param pooled groups under the minimum, in order: neither fails, passes nor serves as comparator
 * @param insufficiency why there are no pairs; empty where there are
 */
public record GroupAnswer(
        Decision decision,
        List<Pair> pairs,
        List<String> leftOut,
        List<String> pooled,
        Optional<Insufficiency> insufficiency) {

    /**
     * One group against another.
     *
     * @param group the group
     * @param comparator the reference group, or any other
     * @param rates what is compared
     * @param answer what the counts say
     */
    public record Pair(String group, String comparator, List<OutcomeRate> rates, ConstraintAnswer answer) {}

    /** Copies. */
    public GroupAnswer {
        pairs = List.copyOf(pairs);
        leftOut = List.copyOf(leftOut);
        pooled = List.copyOf(pooled);
    }

    static GroupAnswer of(List<Pair> pairs, List<String> leftOut, List<String> pooled) {
        return new GroupAnswer(together(pairs), pairs, leftOut, pooled, Optional.empty());
    }

    private static Decision together(List<Pair> pairs) {
        if (pairs.stream().anyMatch(pair -> pair.answer().is(Decision.FAIL))) {
            return Decision.FAIL;
        }
        return pairs.stream().allMatch(pair -> pair.answer().is(Decision.OK)) ? Decision.OK : Decision.INSUFFICIENT;
    }

    static GroupAnswer none(Insufficiency.Reason reason, List<String> leftOut, List<String> pooled) {
        return new GroupAnswer(
                Decision.INSUFFICIENT, List.of(), leftOut, pooled, Optional.of(Insufficiency.of(reason)));
    }

    /** The pairs that fail. */
    public List<Pair> failures() {
        return pairs.stream().filter(pair -> pair.answer().is(Decision.FAIL)).toList();
    }
}
