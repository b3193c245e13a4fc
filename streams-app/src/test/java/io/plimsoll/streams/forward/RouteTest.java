package io.plimsoll.streams.forward;

import static io.plimsoll.streams.forward.SampleEvents.NOW;
import static io.plimsoll.streams.forward.SampleEvents.event;
import static io.plimsoll.streams.forward.SampleEvents.published;
import static io.plimsoll.streams.forward.SampleEvents.rollback;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.streams.config.ForwardSettings.WebhookSettings;
import io.plimsoll.streams.config.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The order of delivery and commit, at times of our own. */
class RouteTest {

    private static final String TOPIC = "plimsoll.control";
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);
    private static final Answer LATER = new Answer.Later("status 500", Optional.empty());

    private final RereadableConsumer consumer = new RereadableConsumer();
    private final Queue<Answer> answers = new ArrayDeque<>();
    private final List<String> sent = new ArrayList<>();
    private final List<String> outcomes = new ArrayList<>();
    private final List<Duration> waits = new ArrayList<>();
    private Instant now = NOW;

    private final Route route = new Route(
            consumer,
            new Webhook(new WebhookSettings("http://w", new Secret("0123456789abcdef"))),
            post -> {
                sent.add(String.valueOf(post.headers().get("Idempotency-Key")));
                Answer answer = answers.poll();
                return answer == null ? new Answer.Delivered() : answer;
            },
            new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1)),
            Offsets.COMMITTED,
            new Deliveries() {
                @Override
                public void happened(String destination, String outcome) {
                    outcomes.add(outcome);
                }

                @Override
                public void waiting(String destination, Duration waited) {
                    waits.add(waited);
                }
            },
            new InstantSource() {
                @Override
                public Instant instant() {
                    return now;
                }
            });

    @BeforeEach
    void begin() throws InterruptedException {
        route.start(TOPIC);
        consumer.rebalance(List.of(PARTITION));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, 5L));
        route.step();
    }

    @Test
    void shouldRememberFromTheFirstMomentOnWhereANewGroupBegan() {
        assertThat(committed()).isEqualTo(5);
    }

    @Test
    void shouldCommitWhatWasTaken() throws InterruptedException {
        // Given
        publish(5, 6);
        // When
        route.step();
        // Then
        assertThat(sent).containsExactly("e5", "e6");
        assertThat(committed()).isEqualTo(7);
        assertThat(outcomes).containsExactly("delivered", "delivered");
    }

    @Test
    void shouldHoldEverythingBehindWhatIsNotTakenAndLoseNothing() throws InterruptedException {
        // Given
        answers.addAll(List.of(new Answer.Delivered(), LATER, LATER));
        publish(5, 6, 7);
        // When
        route.step();
        long first = committed();
        waitAndStep(Duration.ofMillis(999));
        waitAndStep(Duration.ofMillis(1));
        waitAndStep(Duration.ofMillis(1_999));
        waitAndStep(Duration.ofMillis(1));
        // Then
        assertThat(first).isEqualTo(6);
        assertThat(sent).containsExactly("e5", "e6", "e6", "e6", "e7");
        assertThat(committed()).isEqualTo(8);
        assertThat(waits).contains(Duration.ofMillis(2_999)).endsWith(Duration.ZERO);
    }

    @Test
    void shouldWaitAsLongAsItIsAskedTo() throws InterruptedException {
        // Given
        answers.add(new Answer.Later("status 429", Optional.of(Duration.ofSeconds(30))));
        publish(5);
        // When
        route.step();
        waitAndStep(Duration.ofSeconds(29));
        int before = sent.size();
        waitAndStep(Duration.ofSeconds(1));
        // Then
        assertThat(before).isEqualTo(1);
        assertThat(sent).hasSize(2);
    }

    @Test
    void shouldGoOnBehindWhatIsRefused() throws InterruptedException {
        // Given
        answers.add(new Answer.Refused("status 422"));
        publish(5, 6);
        // When
        route.step();
        // Then
        assertThat(sent).containsExactly("e5", "e6");
        assertThat(committed()).isEqualTo(7);
        assertThat(outcomes).containsExactly("refused", "delivered");
    }

    @Test
    void shouldPassOverWhatIsNoControlEvent() throws InterruptedException {
        // Given
        add(new ConsumerRecord<>(TOPIC, 0, 5, new byte[] {1}, new byte[] {'{'}));
        publish(6);
        // When
        route.step();
        // Then
        assertThat(sent).containsExactly("e6");
        assertThat(outcomes).containsExactly("unreadable", "delivered");
        assertThat(committed()).isEqualTo(7);
    }

    private void waitAndStep(Duration time) throws InterruptedException {
        now = now.plus(time);
        route.step();
    }

    private void publish(long... offsets) {
        for (long offset : offsets) {
            add(published(TOPIC, offset, event("e" + offset, rollback("d-" + offset))));
        }
    }

    private void add(ConsumerRecord<byte[], byte[]> published) {
        consumer.add(published);
    }

    private long committed() {
        OffsetAndMetadata offset = consumer.committed(Set.of(PARTITION)).get(PARTITION);
        return offset == null ? -1 : offset.offset();
    }

    /** The mock forgets what was polled; a broker does not. */
    private static final class RereadableConsumer extends MockConsumer<byte[], byte[]> {

        private final List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();

        RereadableConsumer() {
            super("latest");
        }

        void add(ConsumerRecord<byte[], byte[]> published) {
            all.add(published);
            addRecord(published);
        }

        @Override
        public synchronized void seek(TopicPartition partition, long offset) {
            super.seek(partition, offset);
            all.stream().filter(each -> each.offset() >= offset).forEach(this::addRecord);
        }
    }
}
