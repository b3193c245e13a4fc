package io.plimsoll.streams.cli;

import io.plimsoll.streams.config.ServiceConfig;
import io.plimsoll.streams.config.TopicName;
import io.plimsoll.streams.topology.Attestation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** Waits until every instance that lives has taken what was published. */
final class Uptake {

    private static final long LOOK_EVERY_MILLIS = 200;

    private final Host host;
    private final ServiceConfig config;
    private final Admin admin;
    private final ServiceGroup service;

    Uptake(Host host, ServiceConfig config, Admin admin) {
        this.host = host;
        this.config = config;
        this.admin = admin;
        this.service = new ServiceGroup(admin, config);
    }

    /**
     * A message that was published.
     *
     * @param topic where
     * @param key its key
     * @param state what an instance says of it once it is in force
     * @param position the offset up to which an instance has then read the topic
     */
    record Message(TopicName topic, String key, String state, long position) {}

    /**
     * Waits.
     *
     * @return how many instances have taken it
     * @throws UsageException if one refuses it
     * @throws IllegalStateException if not all have taken it in time
     */
    int await(List<Message> messages, Duration longest) throws InterruptedException, ExecutionException {
        long end = host.clock().millis() + longest.toMillis();
        while (true) {
            Set<String> instances = service.instances();
            Set<String> waiting = new TreeSet<>();
            for (String instance : instances) {
                if (!hasTaken(instance, messages)) {
                    waiting.add(instance);
                }
            }
            if (waiting.isEmpty()) {
                return instances.size();
            }
            if (host.clock().millis() > end) {
                throw new IllegalStateException("not in force yet on " + waiting.size() + " of " + instances.size()
                        + " instances after " + longest.toSeconds() + " s: " + String.join(", ", waiting)
                        + "; they take it as soon as they can read the topics");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        }
    }

    private boolean hasTaken(String instance, List<Message> messages) throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetAndMetadata> said = said(instance);
        boolean all = true;
        for (Message message : messages) {
            Optional<OffsetAndMetadata> of = Optional.ofNullable(
                    said.get(new TopicPartition(config.topics().nameOf(message.topic()), 0)));
            all &= of.filter(offset -> isTaken(instance, message, offset)).isPresent();
        }
        return all;
    }

    /** A message that so many others followed that the instance does not name it any more was taken too. */
    private static boolean isTaken(String instance, Message message, OffsetAndMetadata said) {
        if (said.offset() < message.position()) {
            return false;
        }
        Optional<Attestation.Entry> entry = Attestation.read(said.metadata()).of(message.key());
        if (entry.filter(Attestation.Entry::isRefused).isPresent()) {
            throw new UsageException(
                    "the instance " + instance + " refuses " + message.key()
                            + ", what was in force stays so: see the check \"definitions\" of its /health/ready for the reason");
        }
        return entry.map(Attestation.Entry::state).map(message.state()::equals).orElse(true);
    }

    private Map<TopicPartition, OffsetAndMetadata> said(String instance)
            throws InterruptedException, ExecutionException {
        try {
            return admin.listConsumerGroupOffsets(instance)
                    .partitionsToOffsetAndMetadata()
                    .get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return Map.of();
            }
            throw e;
        }
    }
}
