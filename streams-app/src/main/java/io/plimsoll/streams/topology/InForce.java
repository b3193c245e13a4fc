package io.plimsoll.streams.topology;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says how far this instance has read the definitions, and what it took, where those can look who have just published some:
 * as offsets committed for a consumer group that is named after the instance.
 *
 * <p><b>Why there.</b> Whoever applies a policy knows the cluster and no instance's address; HTTP listens on loopback. The
 * members of the service's own group say which instances live, by their client ids; a group of offsets for each says how far
 * it is, which is what offsets are for; the metadata of an offset has room for what became of the last messages
 * ({@link Attestation}). It needs no topic and no heartbeat, and the broker forgets the group of an instance that is gone.
 */
public final class InForce implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(InForce.class);
    private static final String SUFFIX = "-in-force";
    private static final Pattern UUID_AND_SUFFIX =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}" + SUFFIX);
    private static final String CLIENT_SUFFIX = "-StreamThread-";
    private static final long PAUSE_MILLIS = 250;

    private final Map<TopicPartition, OffsetAndMetadata> taken = new ConcurrentHashMap<>();
    private final Map<TopicPartition, OffsetAndMetadata> said = new ConcurrentHashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread daemon = new Thread(work, "plimsoll-in-force");
        daemon.setDaemon(true);
        return daemon;
    });
    private @Nullable Admin admin;

    /**
     * The group of an instance.
     *
     * @param clientId of one of its members in the service's group
     */
    public static String group(String clientId) {
        int end = clientId.indexOf(CLIENT_SUFFIX);
        String instance = end < 0 ? clientId : clientId.substring(0, end);
        return instance.endsWith(SUFFIX) ? instance : instance + SUFFIX;
    }

    /** Whether a group is that of an instance of a service, whose client id ends with a UUID unless it was set. */
    static boolean isGroup(String group, String applicationId) {
        return group.startsWith(applicationId + "-")
                && UUID_AND_SUFFIX
                        .matcher(group.substring(applicationId.length() + 1))
                        .matches();
    }

    /** A message was read. Called by the thread that reads the definitions. */
    void taken(String topic, int partition, long offset, String key, byte @Nullable [] message, boolean good) {
        taken.compute(new TopicPartition(topic, partition), (place, before) -> {
            Attestation earlier = before == null ? Attestation.NONE : Attestation.read(before.metadata());
            return new OffsetAndMetadata(
                    offset + 1, earlier.with(key, message, good).text());
        });
    }

    /**
     * Begins to say it.
     *
     * @param clientId of one of this instance's members in the service's group
     * @param connection how the cluster is reached
     */
    void start(String clientId, Properties connection) {
        admin = Admin.create(connection);
        Admin client = admin;
        String group = group(clientId);
        // Ends with the thread.
        ScheduledFuture<?> unused =
                thread.scheduleWithFixedDelay(() -> say(client, group), 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void say(Admin client, String group) {
        Map<TopicPartition, OffsetAndMetadata> now = Map.copyOf(taken);
        if (now.equals(said)) {
            return;
        }
        try {
            client.alterConsumerGroupOffsets(group, now).all().get();
            said.putAll(now);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | KafkaException failed) {
            LOG.atDebug().setCause(failed).log("What is in force could not be said; it is tried again");
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        if (admin != null) {
            admin.close(Duration.ofSeconds(5));
        }
    }
}
