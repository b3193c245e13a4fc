package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.Constraint;
import io.plimsoll.detectors.evidence.ConstraintAnswer;
import io.plimsoll.detectors.evidence.Limits;
import io.plimsoll.detectors.statistic.Interval;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Whether candidates are no worse than the margin allows, by Holm's procedure: of m candidates the clearest is decided at α/m,
 * the next at α/(m − 1) and so on. One family of hypotheses is "worse", refuted by who is promoted; the other "no worse",
 * refuted by who is rolled back.
 *
 * @param rules the margin and the confidence
 * @see <a href="https://www.jstor.org/stable/4615733">Holm, A simple sequentially rejective multiple test procedure (1979)</a>
 */
record HolmDecisions(RolloutRules rules) {

    /** The answers, in the order given. */
    List<ConstraintAnswer> decide(List<VersionDifference> differences) {
        Limits limits = limits();
        double[] ok = levels(differences, limits::allowAllOf);
        double[] fail = levels(differences, limits::allowNoneOf);
        return IntStream.range(0, differences.size())
                .mapToObj(i -> differences.get(i).decide(new Constraint(limits, fail[i], ok[i])))
                .toList();
    }

    Limits limits() {
        return Limits.atLeast(-rules.margin());
    }

    /** The level at which each is decided, or would be next. */
    private double[] levels(List<VersionDifference> differences, Predicate<Interval> isDecided) {
        double[] levels = new double[differences.size()];
        boolean[] done = new boolean[levels.length];
        int open = levels.length;
        boolean isMoving = true;
        while (isMoving) {
            isMoving = false;
            double level = rules.alpha() / Math.max(1, open);
            for (int i = 0; i < levels.length; i++) {
                if (!done[i]) {
                    levels[i] = level;
                    done[i] = isDecided.test(differences.get(i).interval(level));
                    isMoving |= done[i];
                }
            }
            open = levels.length - count(done);
        }
        return levels;
    }

    private static int count(boolean[] done) {
        return (int) IntStream.range(0, done.length).filter(i -> done[i]).count();
    }
}
