package io.plimsoll.schemas;

import java.util.Map;

/** A split of the traffic: version to share. */
final class Weights {
    private Weights() {}

    static void check(Map<String, Double> weights) {
        Require.that(!weights.isEmpty(), "weights", "must name a version");
        weights.keySet().forEach(version -> Require.identifier("a version in weights", version));
        Require.shares("weights", weights.values());
    }
}
