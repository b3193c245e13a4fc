package io.plimsoll.streams.monitor;

import java.util.TreeMap;

/** Identifies what is counted: a reference, and the parts of a policy that say how. */
public final class LayoutHash {

    private LayoutHash() {}

    /**
     * The hash.
     *
     * @param referenceHash of the reference
     * @param policy its features, derivations, segments, window, task and positive class count
     */
    public static String of(String referenceHash, Policy policy) {
        return new Fingerprint()
                .add(referenceHash)
                .add(new TreeMap<>(policy.features()).toString())
                .add(new TreeMap<>(policy.derive()).toString())
                .add(policy.segments().toString())
                .add(policy.window().toString())
                .add(policy.task() + " " + policy.positive().orElse(""))
                .toString();
    }
}
