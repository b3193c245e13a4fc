package io.plimsoll.streams.cli;

import io.plimsoll.schemas.MonitorPolicy;
import io.plimsoll.streams.config.ConfigParser;
import io.plimsoll.streams.monitor.Policy;
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

    /** The columns of a file that are attributes to slice by and no features. */
    Set<String> attributes() {
        return PolicyWire.attributes(written);
    }
}
