package io.plimsoll.streams.wire;

import io.plimsoll.detectors.check.Reference;
import io.plimsoll.schemas.MonitorPolicy;
import io.plimsoll.schemas.ReferenceProfile;
import io.plimsoll.streams.monitor.Monitor;
import io.plimsoll.streams.monitor.Policy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a monitor is made of, as it was written: to be remembered, so that a monitor is known when its messages are gone from
 * their topics, or were followed by broken ones.
 *
 * @param policy the policy
 * @param references the references of its model's versions
 */
record Definition(MonitorPolicy policy, List<KeptProfile> references) {

    /** A copy of the references is kept. */
    Definition {
        references = List.copyOf(references);
    }

    /**
     * The monitor.
     *
     * @throws IllegalArgumentException if policy and references do not go together
     */
    Monitor monitor() {
        Policy inForce = PolicyWire.policyOf(policy);
        Map<String, Reference> byVersion = new LinkedHashMap<>();
        references.forEach(kept -> byVersion.put(kept.version(), ReferenceWire.referenceOf(kept.profile(), inForce)));
        return new Monitor(inForce, byVersion);
    }

    /** As compressed JSON. */
    byte[] bytes() {
        List<ReferenceProfile> profiles =
                references.stream().map(KeptProfile::profile).toList();
        return Compressed.of(Json.bytes(new Document(policy, profiles))).bytes();
    }

    /** What {@link #bytes} wrote. */
    static Definition of(byte[] bytes) {
        try {
            Document document =
                    Json.MESSAGES.readValue(Compressed.written(bytes).json(), Document.class);
            return new Definition(
                    document.policy,
                    document.references.stream().map(KeptProfile::of).toList());
        } catch (IOException | UncheckedIOException damaged) {
            throw new IllegalArgumentException("a remembered definition is damaged", damaged);
        }
    }

    /** As it is remembered. */
    private record Document(MonitorPolicy policy, List<ReferenceProfile> references) {}
}
