package io.plimsoll.streams.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.plimsoll.schemas.MonitorPolicy;
import io.plimsoll.streams.config.ConfigParser;
import io.plimsoll.streams.monitor.Policy;
import io.plimsoll.streams.wire.Json;
import io.plimsoll.streams.wire.PolicyWire;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * A policy that a person wrote.
 *
 * @param written as it was written
 * @param policy with every default filled in
 */
record PolicyFile(MonitorPolicy written, Policy policy) {

    /**
     * Reads a file.
     *
     * @throws UsageException naming the file, the path in it and the remedy
     */
    static PolicyFile read(Path file) {
        MonitorPolicy written = new ConfigParser(Map.of()).document(file, MonitorPolicy.class);
        try {
            return new PolicyFile(written, PolicyWire.policyOf(written));
        } catch (IllegalArgumentException unfit) {
            throw new UsageException(file + ": " + unfit.getMessage());
        }
    }

    /** The policy of a binary model whose positive class is 1, of which nothing else is said. */
    static PolicyFile standard(String model) {
        try {
            MonitorPolicy written = Json.WRITTEN_BY_HAND.readValue(
                    "{model: \"" + model + "\", task: binary, positive: \"1\"}", MonitorPolicy.class);
            return new PolicyFile(written, PolicyWire.policyOf(written));
        } catch (JsonProcessingException never) {
            throw new IllegalStateException("the name of a model needs no quoting", never);
        }
    }

    /** The columns of a file that are attributes to slice by and no features. */
    Set<String> attributes() {
        return PolicyWire.attributes(written);
    }
}
