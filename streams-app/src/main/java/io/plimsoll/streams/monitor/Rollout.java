package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.check.RolloutRules;
import io.plimsoll.detectors.statistic.PerformanceMetric;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What makes a version better, and who decides.
 *
 * @param dryRun whether decisions are for show
 * @param fallback the version to go back to; empty: the last champion that was well
 * @param metric what better means
 * @param margin how much worse still counts as no worse
 * @param confidence of a decision, in (0, 1)
 * @param insufficientBlocks whether a gate that cannot be judged stops a promotion; else it is named, and a person must
 *     approve
 * @param rollback who lets a rollback be carried out
 * @param promotion who lets a promotion, a split of the traffic or a retraining be carried out
 * @param weights the declared split of the traffic, version to share; empty: none was declared
 * @param floor the least share of a version
 * @param step the most that a share may change at once
 * @param cooldown how long after a decision no other is made
 * @param expiry how long a decision holds; at least until the next close, for nobody looks before
 */
public record Rollout(
        boolean dryRun,
        Optional<String> fallback,
        PerformanceMetric metric,
        double margin,
        double confidence,
        boolean insufficientBlocks,
        Approval rollback,
        Approval promotion,
        Map<String, Double> weights,
        double floor,
        double step,
        Duration cooldown,
        Duration expiry) {

    /** Of a policy that asks for decisions and says nothing more. */
    public static final Rollout STANDARD = new Rollout(
            false,
            Optional.empty(),
            PerformanceMetric.ACCURACY,
            0.01,
            0.95,
            false,
            Approval.AUTO,
            Approval.REQUIRED,
            Map.of(),
            0.05,
            0.1,
            Duration.ofHours(6),
            Duration.ofHours(24));

    /** Of a policy that does not mention rollouts: what would be decided is shown, and nobody is to act on it. */
    public static final Rollout SHOWN = STANDARD.asDryRun();

    /** A copy of the weights is kept, in the order of the versions. */
    public Rollout {
        weights = Collections.unmodifiableMap(new TreeMap<>(weights));
    }

    private Rollout asDryRun() {
        return copy(true, weights);
    }

    /** The same under another declared split of the traffic. */
    Rollout sharing(Map<String, Double> otherWeights) {
        return copy(dryRun, otherWeights);
    }

    private Rollout copy(boolean isDryRun, Map<String, Double> newWeights) {
        return new Rollout(
                isDryRun,
                fallback,
                metric,
                margin,
                confidence,
                insufficientBlocks,
                rollback,
                promotion,
                newWeights,
                floor,
                step,
                cooldown,
                expiry);
    }

    /** When a candidate is good enough. */
    public RolloutRules rules() {
        return new RolloutRules(
                metric,
                margin,
                confidence,
                insufficientBlocks ? RolloutRules.Undecided.BLOCK : RolloutRules.Undecided.APPROVE);
    }

    /** Who lets a decision be carried out. */
    public enum Approval {
        /** A deployment system may act on it alone. */
        AUTO,
        /** A person must agree. */
        REQUIRED
    }
}
