package io.plimsoll.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The driver commits after each record; what happens to many tasks, kills and rebalances is for the integration tests. */
class BeforeCommitTest {
    private static final BeforeCommit<int[]> STAGE = new BeforeCommit<>("stage", () -> new int[1]);

    @TempDir
    Path state;

    @Test
    void shouldFlushBothStagesInEachCommit() {
        // Given
        try (TopologyTestDriver driver = new TopologyTestDriver(Counting.topology(1), streams())) {
            TestInputTopic<String, String> events =
                    driver.createInputTopic(Counting.EVENTS, new StringSerializer(), new StringSerializer());
            // When
            events.pipeInput("q1", "a");
            events.pipeInput("q2", "b");
            events.pipeInput("q3", "a");
            // Then
            assertThat(driver.createOutputTopic(Counting.COUNTS, new StringDeserializer(), new StringDeserializer())
                            .readKeyValuesToList())
                    .containsExactly(KeyValue.pair("a", "1 1"), KeyValue.pair("b", "1 1"), KeyValue.pair("a", "1 2"));
        }
    }

    @Test
    void shouldFlushInsideArmWhenTheCacheIsFull() {
        // Given
        Properties tiny = streams();
        tiny.put("statestore.cache.max.bytes", "1");
        try (TopologyTestDriver driver = new TopologyTestDriver(Counting.topology(1), tiny)) {
            TestInputTopic<String, String> events =
                    driver.createInputTopic(Counting.EVENTS, new StringSerializer(), new StringSerializer());
            // When
            events.pipeInput("q1", "a");
            events.pipeInput("q2", "a");
            // Then
            assertThat(driver.createOutputTopic(Counting.COUNTS, new StringDeserializer(), new StringDeserializer())
                            .readValuesToList())
                    .containsExactly("1 1", "1 2");
        }
    }

    @Test
    void shouldBeTwoSubTopologiesWithoutACacheBehindAFlush() {
        // Given
        Topology topology = Counting.topology(1);
        // When
        Set<String> caches = CachesBehindFlush.of(topology, streams(), Counting.OBSERVE, Counting.JUDGE);
        // Then
        assertThat(topology.describe().subtopologies()).hasSize(2);
        assertThat(caches).isEmpty();
    }

    @Test
    void shouldTurnOffTheCacheOfAStoreThatTheFlushBrings() {
        // Given
        Topology topology = topology(STAGE, new Flush(Set.of(store("cached"))));
        // When
        Set<String> caches = CachesBehindFlush.of(topology, streams(), STAGE);
        // Then
        assertThat(caches).isEmpty();
    }

    @Test
    void shouldFindACacheBehindTheFlush() {
        // Given
        StreamsBuilder builder = new StreamsBuilder();
        builder.addStateStore(store("cached"));
        flush(builder, STAGE, new Flush(Set.of())).process(Behind::new, Named.as("behind"), "cached");
        // When
        Set<String> caches = CachesBehindFlush.of(builder.build(), streams(), STAGE);
        // Then
        assertThat(caches).containsExactly("cached");
    }

    @Test
    void shouldAcceptTicksThatStayInTheirTask() {
        assertThatCode(() -> FlushPath.require(Counting.topology(1), Counting.OBSERVE))
                .doesNotThrowAnyException();
    }

    @Test
    void shouldRefuseTicksThatPassARepartitionTopic() {
        // Given
        StreamsBuilder builder = new StreamsBuilder();
        builder.addStateStore(STAGE.heap());
        KStream<String, Tick> moved = observed(builder).selectKey((key, tick) -> key, Named.as("moved"));
        STAGE.flush(moved, Serdes.String(), new Flush(Set.of()));
        // When, Then
        assertThatThrownBy(() -> FlushPath.require(builder.build(), STAGE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("repartition topic");
    }

    @ParameterizedTest
    @ValueSource(strings = {"statestore.cache.max.bytes", "cache.max.bytes.buffering"})
    void shouldRefuseToRunWithoutARecordCache(String property) {
        assertThatThrownBy(() -> BeforeCommit.requireCache(Map.of(property, "0")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(property + " must be above 0");
    }

    @Test
    void shouldNotStartWithoutARecordCache() {
        // Given
        Properties uncached = streams();
        uncached.put("statestore.cache.max.bytes", 0L);
        // When, Then
        assertThatThrownBy(() -> new TopologyTestDriver(Counting.topology(1), uncached).close())
                .rootCause()
                .hasMessageContaining("statestore.cache.max.bytes must be above 0");
    }

    @Test
    void shouldRefuseARecordWithoutAKey() {
        // Given
        try (TopologyTestDriver driver = new TopologyTestDriver(Counting.topology(1), streams())) {
            TestInputTopic<String, String> events =
                    driver.createInputTopic(Counting.EVENTS, new StringSerializer(), new StringSerializer());
            // When, Then
            assertThatThrownBy(() -> events.pipeInput("a")).rootCause().hasMessageContaining("dead letters");
        }
    }

    @Test
    void shouldFailTheTaskWhenTheFlushFails() {
        // Given
        try (TopologyTestDriver driver = failing(new IllegalStateException("disk full"))) {
            TestInputTopic<String, String> in =
                    driver.createInputTopic("in", new StringSerializer(), new StringSerializer());
            // When, Then
            assertThatThrownBy(() -> in.pipeInput("q1", "a"))
                    .hasStackTraceContaining("the flush of stage stage failed")
                    .rootCause()
                    .hasMessage("disk full");
        }
    }

    /** Streams revives a task whose producer timed out, and kills the thread when the exception is another. */
    @Test
    void shouldLetStreamsSeeItsOwnExceptions() {
        // Given
        try (TopologyTestDriver driver = failing(new TaskCorruptedException(Set.of(new TaskId(0, 0))))) {
            TestInputTopic<String, String> in =
                    driver.createInputTopic("in", new StringSerializer(), new StringSerializer());
            // When, Then
            assertThatThrownBy(() -> in.pipeInput("q1", "a")).isInstanceOf(TaskCorruptedException.class);
        }
    }

    @Test
    void shouldStartALifeWithAFreshHeap() {
        // Given
        TaskHeap<int[]> heap = STAGE.heap().build();
        heap.state()[0] = 7;
        // When
        heap.forget();
        // Then
        assertThat(heap.state()).containsExactly(0);
    }

    private TopologyTestDriver failing(RuntimeException failure) {
        Flush flush = new Flush(Set.of()) {
            @Override
            public Processor<String, Tick, String, String> get() {
                return record -> {
                    throw failure;
                };
            }
        };
        return new TopologyTestDriver(topology(STAGE, flush), streams());
    }

    private static Topology topology(BeforeCommit<int[]> stage, Flush flush) {
        StreamsBuilder builder = new StreamsBuilder();
        flush(builder, stage, flush);
        return builder.build();
    }

    private static KStream<String, String> flush(StreamsBuilder builder, BeforeCommit<int[]> stage, Flush flush) {
        builder.addStateStore(stage.heap());
        return stage.flush(observed(builder), Serdes.String(), flush);
    }

    private static KStream<String, Tick> observed(StreamsBuilder builder) {
        return builder.stream("in", Consumed.with(Serdes.String(), Serdes.String()))
                .processValues(Observer::new, Named.as("observer"), STAGE.heapName());
    }

    private static StoreBuilder<?> store(String name) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), Serdes.String())
                .withCachingEnabled();
    }

    private Properties streams() {
        Properties streams = new Properties();
        streams.put("application.id", "test");
        streams.put("bootstrap.servers", "none:1");
        streams.put("state.dir", state.toString());
        streams.put("processing.guarantee", "exactly_once_v2");
        return streams;
    }

    private static final class Observer implements FixedKeyProcessor<String, String, Tick> {
        private FixedKeyProcessorContext<String, Tick> context;
        private TaskHeap<int[]> heap;

        @Override
        public void init(FixedKeyProcessorContext<String, Tick> context) {
            this.context = context;
            heap = context.getStateStore(STAGE.heapName());
        }

        @Override
        public void process(FixedKeyRecord<String, String> record) {
            heap.state()[0]++;
            heap.arm(context, record);
        }
    }

    private static class Flush implements ProcessorSupplier<String, Tick, String, String> {
        private final Set<StoreBuilder<?>> stores;

        Flush(Set<StoreBuilder<?>> stores) {
            this.stores = stores;
        }

        @Override
        public Processor<String, Tick, String, String> get() {
            return new Forward();
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return stores;
        }
    }

    private static final class Forward extends ContextualProcessor<String, Tick, String, String> {
        @Override
        public void process(Record<String, Tick> tick) {
            context().forward(tick.withValue("flushed"));
        }
    }

    private static final class Behind extends ContextualProcessor<String, String, String, String> {
        @Override
        public void process(Record<String, String> flushed) {
            context().forward(flushed);
        }
    }
}
