package io.plimsoll.streams.forward;

import java.util.Map;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers how far delivery is. */
@FunctionalInterface
interface Offsets {

    /** For those who only look: nothing is remembered. */
    Offsets FORGOTTEN = (consumer, partition, next) -> {};

    /** In the consumer group. Where that fails for now, what follows is sent a second time after a restart, and is not lost. */
    Offsets COMMITTED = (consumer, partition, next) -> {
        try {
            consumer.commitSync(Map.of(partition, new OffsetAndMetadata(next)));
        } catch (CommitFailedException | RebalanceInProgressException | TimeoutException later) {
            Log.LOG.warn(
                    "The offset of what was delivered could not be committed: {}",
                    later.getClass().getSimpleName());
        }
    };

    /**
     * Everything before this was delivered.
     *
     * @param consumer that reads it
     * @param partition what was read
     * @param next the offset of the next event
     */
    void remember(Consumer<byte[], byte[]> consumer, TopicPartition partition, long next);

    /** Interfaces have no private fields. */
    final class Log {
        private static final Logger LOG = LoggerFactory.getLogger(Offsets.class);

        private Log() {}
    }
}
