package io.plimsoll.streams.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.plimsoll.detectors.check.Reference;
import io.plimsoll.schemas.MonitorPolicy;
import io.plimsoll.schemas.ReferenceProfile;
import io.plimsoll.streams.monitor.Monitor;
import io.plimsoll.streams.monitor.Policy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * What a monitor is made of, as it was written: to be remembered, so that a monitor is known when its messages are gone from
 * their topics, or were followed by broken ones.
 *
 * @param policy the policy
 * @param references the references of its model's versions
 */
public record Definition(MonitorPolicy policy, List<ReferenceProfile> references) {

    /** A copy of the references is kept. */
    @JsonCreator
    public Definition(
            @JsonProperty("policy") MonitorPolicy policy,
            @JsonProperty("references") List<ReferenceProfile> references) {
        this.policy = policy;
        this.references = List.copyOf(references);
    }

    /**
     * The monitor.
     *
     * @throws IllegalArgumentException if policy and references do not go together
     */
    Monitor monitor() {
        Policy inForce = PolicyWire.policyOf(policy);
        Map<String, Reference> byVersion = new LinkedHashMap<>();
        references.forEach(profile -> byVersion.put(profile.version(), ReferenceWire.referenceOf(profile, inForce)));
        return new Monitor(inForce, byVersion);
    }

    /** As compressed JSON: the counts of references repeat themselves. */
    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream compressed = new GZIPOutputStream(bytes)) {
            compressed.write(Json.bytes(this));
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return bytes.toByteArray();
    }

    /** What {@link #bytes} wrote. */
    static Definition of(byte[] bytes) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return Json.MESSAGES.readValue(in.readAllBytes(), Definition.class);
        } catch (IOException damaged) {
            throw new IllegalArgumentException("a remembered definition is damaged", damaged);
        }
    }
}
