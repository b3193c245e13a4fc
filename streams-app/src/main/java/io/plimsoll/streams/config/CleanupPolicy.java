package io.plimsoll.streams.config;

import java.time.Duration;
import java.util.Map;

/** What becomes of old records. */
public sealed interface CleanupPolicy {

    /** Kafka's settings for it. */
    Map<String, String> properties();

    /** They go when they are older than {@code retention}. */
    record Delete(Duration retention) implements CleanupPolicy {
        @Override
        public Map<String, String> properties() {
            return Map.of("cleanup.policy", "delete", "retention.ms", Long.toString(retention.toMillis()));
        }
    }

    /** The last one of each key stays. */
    record Compact() implements CleanupPolicy {
        @Override
        public Map<String, String> properties() {
            return Map.of("cleanup.policy", "compact");
        }
    }
}
