package io.plimsoll.streams.ops.view;

import static io.plimsoll.streams.ops.Samples.MODEL;
import static io.plimsoll.streams.ops.Samples.PUBLISHED;
import static io.plimsoll.streams.ops.Samples.published;
import static io.plimsoll.streams.ops.Samples.report;
import static io.plimsoll.streams.ops.Samples.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plimsoll.schemas.Role;
import io.plimsoll.streams.ops.health.HealthStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ViewFeedTest {
    private static final TopicPartition REPORTS_0 = new TopicPartition("reports", 0);
    private static final TopicPartition REPORTS_1 = new TopicPartition("reports", 1);
    private static final TopicPartition CONTROL_0 = new TopicPartition("control", 0);
    private static final Duration PAUSE = Duration.ofMillis(1);

    private final ReportView view = new ReportView(ViewBounds.STANDARD);
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final AtomicInteger timesCaughtUp = new AtomicInteger();
    private Optional<ViewFeed> feed = Optional.empty();

    @AfterEach
    void close() {
        feed.ifPresent(ViewFeed::close);
    }

    @Test
    void shouldReadBothTopicsFromTheirBeginning() {
        // Given
        topics(2, 1, 1);
        consumer.schedulePollTask(() -> {
            add(REPORTS_0, 0, report(0).published());
            add(REPORTS_0, 1, report(1).published());
            add(REPORTS_1, 0, report(0).of("loans", "v1", Role.CHAMPION).published());
            add(CONTROL_0, 0, published("d", 0, withdrawn("decision", 0)));
        });
        // When
        ViewFeed started = start();
        // Then
        await().untilAsserted(() -> assertThat(started.state()).isInstanceOf(FeedState.CaughtUp.class));
        assertThat(view.models()).extracting(ModelView::model).containsExactly(MODEL, "loans");
        assertThat(view.model(MODEL).orElseThrow().decisions(9)).hasSize(1);
        assertThat(view.model(MODEL).orElseThrow().newest().get(0).publishedAt())
                .isEqualTo(PUBLISHED);
    }

    @Test
    void shouldNotBeReadyUntilWhatWasThereIsRead() {
        // Given
        topics(1, 0, 0);
        // When
        ViewFeed started = start();
        // Then
        await().untilAsserted(() -> assertThat(started.state()).isEqualTo(new FeedState.Loading(1)));
        assertThat(started.healthCheck().state().get().status()).isEqualTo(HealthStatus.NOT_READY);
        consumer.schedulePollTask(() -> add(REPORTS_0, 0, report(0).published()));
        await().untilAsserted(() ->
                assertThat(started.healthCheck().state().get().status()).isEqualTo(HealthStatus.READY));
    }

    @Test
    void shouldTellOnceThatItHasCaughtUp() {
        // Given
        topics(1, 0, 0);
        ViewFeed started = start();
        await().untilAsserted(() -> assertThat(started.state()).isEqualTo(new FeedState.Loading(1)));
        int before = timesCaughtUp.get();
        // When
        consumer.schedulePollTask(() -> add(REPORTS_0, 0, report(0).published()));
        consumer.schedulePollTask(() -> add(REPORTS_0, 1, report(1).published()));
        // Then
        await().untilAsserted(() ->
                assertThat(view.model(MODEL).map(ModelView::changes)).contains(2L));
        assertThat(before).isZero();
        assertThat(timesCaughtUp).hasValue(1);
    }

    @Test
    void shouldGoOnAfterAFailure() {
        // Given
        topics(1, 0, 0);
        consumer.setPollException(new KafkaException("the broker is away"));
        consumer.schedulePollTask(() -> add(REPORTS_0, 0, report(0).published()));
        // When
        ViewFeed started = start();
        // Then
        await().untilAsserted(() -> assertThat(started.state()).isInstanceOf(FeedState.CaughtUp.class));
        assertThat(view.model(MODEL)).isPresent();
    }

    @Test
    void shouldSayThatATopicIsMissing() {
        // Given
        consumer.updatePartitions("control", List.of(info("control", 0)));
        consumer.updatePartitions("reports", List.of());
        // When
        ViewFeed started = start();
        // Then
        await().untilAsserted(() -> assertThat(started.state()).isEqualTo(new FeedState.Failing("KafkaException")));
    }

    @Test
    void shouldLeaveOutRecordsWithoutKeyOrValue() {
        // Given
        topics(2, 0, 0);
        consumer.schedulePollTask(() -> {
            consumer.addRecord(new ConsumerRecord<>("reports", 0, 0, null, new byte[0]));
            consumer.addRecord(new ConsumerRecord<>("reports", 0, 1, new byte[0], null));
        });
        // When
        ViewFeed started = start();
        // Then
        await().untilAsserted(() -> assertThat(started.state()).isInstanceOf(FeedState.CaughtUp.class));
        assertThat(view.models()).isEmpty();
    }

    @Test
    void shouldCloseItsConsumer() {
        // Given
        topics(0, 0, 0);
        ViewFeed started = start();
        await().untilAsserted(() -> assertThat(started.state()).isInstanceOf(FeedState.CaughtUp.class));
        // When
        started.close();
        // Then
        assertThat(consumer.closed()).isTrue();
    }

    @Test
    void shouldReadCommittedRecordsWithoutAGroup() {
        // When
        Properties properties = ViewFeed.properties(Map.of("bootstrap.servers", "kafka:9092"));
        // Then
        assertThat(properties)
                .containsEntry("bootstrap.servers", "kafka:9092")
                .containsEntry("isolation.level", "read_committed")
                .containsEntry("enable.auto.commit", "false")
                .doesNotContainKey("group.id");
    }

    private ViewFeed start() {
        Map<String, ViewTopic> topics = Map.of("reports", ViewTopic.REPORTS, "control", ViewTopic.CONTROL);
        ViewFeed started = ViewFeed.of(() -> consumer, topics, view, PAUSE, timesCaughtUp::incrementAndGet);
        started.start();
        feed = Optional.of(started);
        return started;
    }

    private void topics(long reports0, long reports1, long control0) {
        consumer.updatePartitions("reports", List.of(info("reports", 0), info("reports", 1)));
        consumer.updatePartitions("control", List.of(info("control", 0)));
        consumer.updateBeginningOffsets(Map.of(REPORTS_0, 0L, REPORTS_1, 0L, CONTROL_0, 0L));
        consumer.updateEndOffsets(Map.of(REPORTS_0, reports0, REPORTS_1, reports1, CONTROL_0, control0));
    }

    private static PartitionInfo info(String topic, int partition) {
        Node node = new Node(1, "localhost", 9092);
        return new PartitionInfo(topic, partition, node, new Node[] {node}, new Node[] {node});
    }

    private void add(TopicPartition partition, long offset, Published published) {
        RecordHeaders headers = new RecordHeaders();
        published.headers().forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        consumer.addRecord(new ConsumerRecord<>(
                partition.topic(),
                partition.partition(),
                offset,
                published.at().toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                published.value().length,
                published.key().getBytes(StandardCharsets.UTF_8),
                published.value(),
                headers,
                Optional.empty()));
    }
}
