package io.plimsoll.streams.forward;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the events of the control topic, in their order, to one destination. An event that is not taken stops the route: the
 * partition is wound back to it and paused, the consumer goes on polling so that its group keeps it, and after the wait the
 * same event is tried again. Used by one thread.
 */
final class Route {

    private static final Logger LOG = LoggerFactory.getLogger(Route.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final Destination destination;
    private final Courier courier;
    private final Backoff backoff;
    private final Offsets offsets;
    private final Deliveries deliveries;
    private final InstantSource clock;

    private boolean assigned;
    private int failures;
    private Instant failedFirst = Instant.MIN;
    private Instant nextAttempt = Instant.MIN;

    Route(
            Consumer<byte[], byte[]> consumer,
            Destination destination,
            Courier courier,
            Backoff backoff,
            Offsets offsets,
            Deliveries deliveries,
            InstantSource clock) {
        this.consumer = consumer;
        this.destination = destination;
        this.courier = courier;
        this.backoff = backoff;
        this.offsets = offsets;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** Begins to read. */
    void start(String topic) {
        consumer.subscribe(List.of(topic), new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                assigned = false;
            }

            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                assigned = false;
            }
        });
    }

    /** Delivers what there is, and says again what must be said again. */
    void step() throws InterruptedException {
        resumeIfTime();
        List<ConsumerRecord<byte[], byte[]>> records = poll();
        if (!assigned && !consumer.assignment().isEmpty()) {
            begin();
        }
        for (int i = 0; i < records.size(); i++) {
            if (!isDone(records.get(i))) {
                windBackTo(records.subList(i, records.size()));
                break;
            }
        }
        if (assigned) {
            repeat();
        }
        deliveries.waiting(
                destination.name(), failures == 0 ? Duration.ZERO : Duration.between(failedFirst, clock.instant()));
    }

    private List<ConsumerRecord<byte[], byte[]>> poll() {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        consumer.poll(POLL).forEach(records::add);
        return records;
    }

    /** A group that has no offset yet has one from now on: what comes while this process is down is not passed over. */
    private void begin() {
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(consumer.assignment());
        consumer.assignment().stream()
                .filter(partition -> committed.get(partition) == null)
                .forEach(partition -> offsets.remember(consumer, partition, consumer.position(partition)));
        failures = 0;
        consumer.resume(consumer.paused());
        destination.begin();
        assigned = true;
    }

    private boolean isDone(ConsumerRecord<byte[], byte[]> published) throws InterruptedException {
        Optional<Notice> notice = Notice.of(published);
        if (notice.isEmpty()) {
            LOG.warn("No control event at offset {}: passed over", published.offset());
            deliveries.happened(destination.name(), "unreadable");
        } else if (!isDelivered(notice.get())) {
            return false;
        }
        offsets.remember(
                consumer, new TopicPartition(published.topic(), published.partition()), published.offset() + 1);
        return true;
    }

    private boolean isDelivered(Notice notice) throws InterruptedException {
        Optional<Post> post = destination.post(notice, clock.instant());
        Answer answer = post.isEmpty() ? new Answer.Delivered() : courier.send(post.get());
        if (answer instanceof Answer.Later later) {
            failed(later);
            return false;
        }
        failures = 0;
        destination.delivered(notice);
        if (answer instanceof Answer.Refused refused) {
            LOG.error(
                    "{} refused event {}: {}",
                    destination.name(),
                    notice.event().id(),
                    refused.why());
            deliveries.happened(destination.name(), "refused");
        } else if (post.isPresent()) {
            deliveries.happened(destination.name(), "delivered");
        }
        return true;
    }

    private void failed(Answer.Later later) {
        Instant now = clock.instant();
        failedFirst = failures == 0 ? now : failedFirst;
        failures++;
        Duration wait = backoff.after(failures, later.wish());
        nextAttempt = now.plus(wait);
        LOG.warn(
                "{} did not take an event ({}); attempt {} in {}", destination.name(), later.why(), failures + 1, wait);
        deliveries.happened(destination.name(), "retried");
    }

    private void windBackTo(List<ConsumerRecord<byte[], byte[]>> undelivered) {
        Map<TopicPartition, Long> first = new HashMap<>();
        undelivered.forEach(
                each -> first.putIfAbsent(new TopicPartition(each.topic(), each.partition()), each.offset()));
        first.forEach(consumer::seek);
        consumer.pause(consumer.assignment());
    }

    private void resumeIfTime() {
        if (failures > 0 && !clock.instant().isBefore(nextAttempt)) {
            consumer.resume(consumer.paused());
        }
    }

    /** What is not taken now is said again the next time anyway. */
    private void repeat() throws InterruptedException {
        for (Post post : destination.repeats(clock.instant())) {
            boolean taken = courier.send(post) instanceof Answer.Delivered;
            deliveries.happened(destination.name(), taken ? "repeated" : "retried");
            if (!taken) {
                return;
            }
        }
    }
}
