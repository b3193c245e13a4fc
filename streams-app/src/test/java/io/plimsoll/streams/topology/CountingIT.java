package io.plimsoll.streams.topology;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plimsoll.streams.embedded.BrokerProcess;
import io.plimsoll.streams.embedded.BrokerSettings;
import io.plimsoll.streams.rig.AppProcess;
import io.plimsoll.streams.rig.ThrottledProducer;
import io.plimsoll.streams.rig.TopicReader;
import io.plimsoll.streams.rig.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Counts on the heap are exact while records of some of a thread's tasks time out and those of others do not: four partitions,
 * six tasks, two stages, exactly once, one thread. The truth is what the producer was told to send. Every other fault is done to
 * the service itself.
 */
class CountingIT {
    private static final int PARTITIONS = 4;
    private static final int BUCKETS = 7;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path state;

    private BrokerProcess broker;

    @BeforeEach
    void startBroker() {
        broker = BrokerProcess.start(
                        BrokerSettings.temporary().in(Path.of("target", "rig", "broker-" + System.nanoTime())))
                .awaitReady();
        Topics.create(broker.bootstrapServers(), PARTITIONS, Counting.EVENTS, Counting.DELTAS, Counting.COUNTS);
    }

    @AfterEach
    void stopBroker() {
        broker.close();
    }

    @Test
    void shouldCountExactlyWhenTheBrokerIsFrozenBeyondTheTransactionTimeout() throws InterruptedException {
        // Given
        int events = 12_000;
        try (AppProcess app = app(
                        "one",
                        "producer.transaction.timeout.ms=4000",
                        "producer.delivery.timeout.ms=4000",
                        "producer.request.timeout.ms=2000",
                        "producer.max.block.ms=4000");
                ThrottledProducer producer = producer(events, 1_000)) {
            app.awaitLine(CountingMain.RUNNING, PATIENCE);
            // When
            for (double share : List.of(0.3, 0.7)) {
                producer.releaseTo(share + 0.2);
                producer.awaitSent(share);
                broker.freeze();
                TimeUnit.SECONDS.sleep(9);
                broker.thaw();
                producer.awaitSent(share + 0.2);
            }
            producer.finish();
            // Then
            assertExact(events, app);
            assertThat(revived(app) + app.lines("uncaught ").size())
                    .as("processors initialised twice, and threads replaced")
                    .isPositive();
        }
    }

    private AppProcess app(String instance, String... more) {
        return AppProcess.start(
                CountingMain.class,
                "counting-" + instance,
                Stream.concat(
                                Stream.of(
                                        "bootstrap.servers=" + broker.bootstrapServers(),
                                        "application.id=counting",
                                        "group.instance.id=" + instance,
                                        "state.dir=" + state.resolve(instance)),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    private ThrottledProducer producer(int events, int perSecond) {
        return new ThrottledProducer(
                broker.bootstrapServers(),
                i -> new ProducerRecord<>(Counting.EVENTS, bytes("q" + i), bytes(bucket(i))),
                events,
                perSecond);
    }

    private void assertExact(int events, AppProcess last) {
        Map<String, Long> truth =
                IntStream.range(0, events).boxed().collect(groupingBy(CountingIT::bucket, summingLong(i -> 1)));
        // More than the truth is as final as the truth: then, too, there is no use in waiting on.
        await().atMost(PATIENCE).until(() -> sum(Counting.COUNTS) >= events);
        last.terminate();
        assertThat(counted(Counting.DELTAS)).as("deltas of stage observe").isEqualTo(truth);
        assertThat(counted(Counting.COUNTS)).as("counts of stage judge").isEqualTo(truth);
        assertThat(lastTotals()).as("totals kept in stores by stage judge").isEqualTo(truth);
        report(events);
    }

    private void report(int events) {
        long uncommitted = TopicReader.uncommitted(broker.bootstrapServers())
                .read(Counting.DELTAS, new StringDeserializer(), new StringDeserializer())
                .stream()
                .mapToLong(row -> number(row, 0))
                .sum();
        System.out.println("exact: " + events + " events; written with aborted transactions " + uncommitted);
    }

    private long sum(String topic) {
        return counted(topic).values().stream().mapToLong(Long::longValue).sum();
    }

    private Map<String, Long> counted(String topic) {
        return committed(topic).stream()
                .collect(groupingBy(ConsumerRecord::key, TreeMap::new, summingLong(row -> number(row, 0))));
    }

    private Map<String, Long> lastTotals() {
        Map<String, Long> totals = new HashMap<>();
        committed(Counting.COUNTS).forEach(row -> totals.put(row.key(), number(row, 1)));
        return totals;
    }

    private List<ConsumerRecord<String, String>> committed(String topic) {
        return TopicReader.committed(broker.bootstrapServers())
                .read(topic, new StringDeserializer(), new StringDeserializer());
    }

    /** How many processor objects were initialised more than once. */
    private static long revived(AppProcess app) {
        return app.lines("init ").stream()
                .collect(groupingBy(line -> line.substring(0, line.indexOf(" totals")), summingLong(line -> 1)))
                .values()
                .stream()
                .filter(times -> times > 1)
                .count();
    }

    private static long number(ConsumerRecord<String, String> row, int index) {
        return Long.parseLong(row.value().split(" ")[index]);
    }

    private static String bucket(int i) {
        return "bucket-" + i % BUCKETS;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
