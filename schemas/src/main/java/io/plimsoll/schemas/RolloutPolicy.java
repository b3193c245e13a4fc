package io.plimsoll.schemas;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The block {@code rollout} of a {@link MonitorPolicy}: what makes a version better, and who decides.
 *
 * @param fallback the version to go back to; default: the last champion without an open error
 * @param metric what better means; default: accuracy
 * @param margin how much worse still counts as no worse; default 0.01; 0 asks for superiority
 * @param confidence of each decision; default 0.95
 * @param gates what a gate that cannot be judged does
 * @param approval who decides
 * @param weights the declared split of the traffic, version to share
 * @param floor the least share of a version; default 0.05
 * @param step the most that a share may change at once; default 0.1
 * @param cooldown how long after a decision no other is made; default {@code 6h}
 * @param expiry how long a recommendation holds; default {@code 24h}
 */
@Wire
public record RolloutPolicy(
        @Nullable String fallback,
        @Nullable String metric,
        @Nullable Double margin,
        @Nullable Double confidence,
        @Nullable Gates gates,
        @Nullable Approvals approval,
        @Nullable Map<String, Double> weights,
        @Nullable Double floor,
        @Nullable Double step,
        @Nullable PolicyDuration cooldown,
        @Nullable PolicyDuration expiry) {

    /** @throws WireException naming the key that is out of its limits */
    public RolloutPolicy {
        Require.identifierIfAny("fallback", fallback);
        Require.nameIfAny("metric", metric);
        Require.notNegative("margin", margin);
        boolean open = confidence == null || (confidence > 0 && confidence < 1);
        Require.that(open, "confidence", "must be above 0 and below 1");
        weights = Require.mapIfAny("weights", weights);
        if (weights != null) {
            Weights.check(weights);
        }
        Require.share("floor", floor);
        Require.share("step", step);
    }

    /** What a gate that cannot be judged does. */
    public enum InsufficientGate implements WireName {
        /** The recommendation is made, needs approval and names the gate. */
        APPROVE,
        /** No recommendation. */
        BLOCK;

        /** The constant that a word of the wire stands for; see {@link WireName#parse}. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static InsufficientGate of(String wire) {
            return WireName.parse("insufficient", values(), wire);
        }
    }

    /**
     * How gates are read.
     *
     * @param insufficient what a gate that cannot be judged does; default: approve
     */
    @Wire
    public record Gates(@Nullable InsufficientGate insufficient) {}

    /**
     * Who decides.
     *
     * @param rollback on rollbacks; default: auto
     * @param promotion on promotions; default: required
     */
    @Wire
    public record Approvals(
            @Nullable Approval rollback, @Nullable Approval promotion) {}
}
