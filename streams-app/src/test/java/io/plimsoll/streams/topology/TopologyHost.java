package io.plimsoll.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.detectors.check.Reference;
import io.plimsoll.detectors.check.SilenceCheck;
import io.plimsoll.schemas.CloudEvent;
import io.plimsoll.schemas.MonitorPolicy;
import io.plimsoll.schemas.TimeWindow;
import io.plimsoll.streams.config.TopicName;
import io.plimsoll.streams.monitor.Close;
import io.plimsoll.streams.monitor.Policy;
import io.plimsoll.streams.monitor.StageMessage;
import io.plimsoll.streams.serde.BundleWriter;
import io.plimsoll.streams.serde.Limits;
import io.plimsoll.streams.serde.StageMessageSerde;
import io.plimsoll.streams.serde.TimeBounds;
import io.plimsoll.streams.wire.Catalogue;
import io.plimsoll.streams.wire.ControlWire;
import io.plimsoll.streams.wire.Json;
import io.plimsoll.streams.wire.PolicyWire;
import io.plimsoll.streams.wire.Provenance;
import io.plimsoll.streams.wire.ReferenceWire;
import io.plimsoll.streams.wire.ReportWire;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.test.TestRecord;

/**
 * The real topology as a host of the engine, without a broker: one driver for each input partition runs the first stage;
 * what they send is fed, in a seeded interleaving, to one driver that runs the second. Policy and references go through
 * their compacted topics, events through their bytes.
 *
 * @param directory for the stores
 * @param policy in force all the time
 * @param references the same, by version
 */
public record TopologyHost(Path directory, Policy policy, Map<String, Reference> references) {

    private static final String APPLICATION = "law";
    private static final String DELTAS = APPLICATION + "-deltas-repartition";

    /** Labels of the streams, and of the sample's traffic, can come too late. */
    private static final Set<String> EXPECTED_REFUSALS = Set.of("unknown-model", "expired");

    /** Every look at the clock takes this long, so that judging is cut into slices. */
    private static final Duration LOOK = Duration.ofMillis(90);

    /**
     * An event on its topic.
     *
     * @param topic where it is published
     * @param id its key
     * @param time its event time
     * @param json its value
     */
    public record Published(TopicName topic, String id, long time, byte[] json) {}

    /**
     * Runs events through both stages, and moves all watermarks to the end of the last pane.
     *
     * @param events in the order in which they were published
     * @param partitions over how many partitions they are spread by their keys
     * @param commitEvery after how many events a partition commits
     * @param seed of the interleaving
     * @param closes is given every close
     */
    public void run(List<Published> events, int partitions, int commitEvery, long seed, Consumer<Close> closes) {
        List<Deque<StageMessage>> sent = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            sent.add(observe(events, partition, partitions, commitEvery));
        }
        judge(interleaved(sent, new Random(seed)), end(events), partitions, new Random(seed), closes);
    }

    /** The first stage of a partition: what it sends. */
    private Deque<StageMessage> observe(List<Published> events, int partition, int partitions, int commitEvery) {
        Deque<StageMessage> messages = new ArrayDeque<>();
        try (CommittingDriver driver = driver(partitions, "observe-" + partition, close -> {})) {
            driver.cutOff(DELTAS);
            observe(
                    events.stream()
                            .filter(event -> partition(event, partitions) == partition)
                            .toList(),
                    commitEvery,
                    driver);
            driver.sent(DELTAS).forEach(message -> messages.add(from(partition, message.value())));
            assertThat(driver.sent(name(TopicName.DEAD_LETTERS)))
                    .allMatch(letter -> EXPECTED_REFUSALS.contains(header(letter, "reason")));
        }
        return messages;
    }

    /** Events of one topic that follow each other come in one bundle, but for those that a commit parts. */
    private static void observe(List<Published> events, int commitEvery, CommittingDriver driver) {
        BundleWriter bundle = new BundleWriter();
        for (int i = 0; i < events.size(); i++) {
            Published event = events.get(i);
            bundle.add(i, CommittingDriver.NOW.toEpochMilli(), key(event), event.json());
            boolean commits = (i + 1) % commitEvery == 0 || i == events.size() - 1;
            if (commits || events.get(i + 1).topic() != event.topic()) {
                driver.process(name(event.topic()), bundle);
                bundle.clear();
            }
            if (commits) {
                driver.commit();
            }
        }
    }

    private static int partition(Published event, int partitions) {
        return Utils.toPositive(Utils.murmur2(key(event))) % partitions;
    }

    private static byte[] key(Published event) {
        return event.id().getBytes(StandardCharsets.UTF_8);
    }

    /** Every driver believes to be partition 0. */
    private static StageMessage from(int partition, byte[] message) {
        StageMessage read = StageMessageSerde.read(message);
        if (read instanceof StageMessage.Counts counts) {
            return new StageMessage.Counts(partition, counts.delta());
        }
        if (read instanceof StageMessage.Shown shown) {
            return new StageMessage.Shown(partition, shown.delta());
        }
        if (read instanceof StageMessage.Watermark watermark) {
            return new StageMessage.Watermark(partition, watermark.model(), watermark.millis());
        }
        throw new IllegalStateException("nothing is idle here");
    }

    /** Any order between partitions; within one, that of its sending. */
    private static List<StageMessage> interleaved(List<Deque<StageMessage>> partitions, Random random) {
        List<StageMessage> all = new ArrayList<>();
        List<Deque<StageMessage>> open = new ArrayList<>(partitions);
        open.removeIf(Deque::isEmpty);
        while (!open.isEmpty()) {
            Deque<StageMessage> next = open.get(random.nextInt(open.size()));
            for (int i = random.nextInt(20); i >= 0 && !next.isEmpty(); i--) {
                all.add(next.remove());
            }
            if (next.isEmpty()) {
                open.remove(next);
            }
        }
        return all;
    }

    private void judge(List<StageMessage> messages, long end, int partitions, Random random, Consumer<Close> closes) {
        List<Close> all = new ArrayList<>();
        try (CommittingDriver driver = driver(partitions, "judge", all::add)) {
            for (StageMessage message : messages) {
                merge(driver, message);
                if (random.nextInt(25) == 0) {
                    driver.elapse(Duration.ofMillis(random.nextInt(200)));
                }
            }
            for (int partition = 0; partition < partitions; partition++) {
                merge(driver, new StageMessage.Watermark(partition, policy.model(), end));
            }
            finish(driver, all);
            requirePublished(driver, all);
        }
        all.forEach(closes);
    }

    /** What is left to judge is judged in slices, as time goes on. */
    private static void finish(CommittingDriver driver, List<Close> closes) {
        int before;
        do {
            before = closes.size();
            driver.elapse(Duration.ofMillis(100));
        } while (closes.size() > before);
    }

    private void merge(CommittingDriver driver, StageMessage message) {
        driver.process(DELTAS, policy.model().getBytes(StandardCharsets.UTF_8), StageMessageSerde.write(message));
    }

    /** On the topics is what the closes say, in bytes, and nothing else. */
    private void requirePublished(CommittingDriver driver, List<Close> closes) {
        assertThat(driver.sent(name(TopicName.REPORTS)).stream().map(TestRecord::value))
                .containsExactlyElementsOf(closes.stream()
                        .flatMap(close -> ReportWire.messages(close.reports(), policy).stream())
                        .map(Json::bytes)
                        .toList());
        assertThat(driver.sent(name(TopicName.CONTROL)).stream().map(event -> header(event, "ce_id")))
                .doesNotHaveDuplicates()
                .containsExactlyElementsOf(closes.stream()
                        .flatMap(close -> ControlWire.events(close).stream())
                        .map(CloudEvent::id)
                        .toList());
        assertThat(driver.sent(name(TopicName.DEAD_LETTERS))).isEmpty();
    }

    private static String header(TestRecord<String, byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private long end(List<Published> events) {
        return policy.paneEnd(policy.pane(events.stream()
                .filter(event -> event.topic() == TopicName.PREDICTIONS)
                .mapToLong(Published::time)
                .max()
                .orElseThrow()));
    }

    private CommittingDriver driver(int partitions, String name, Consumer<Close> closes) {
        AtomicLong clock = new AtomicLong(CommittingDriver.NOW.toEpochMilli());
        InstantSource ticking = () -> Instant.ofEpochMilli(clock.addAndGet(LOOK.toMillis()));
        Catalogue catalogue = new Catalogue();
        Topology topology = new MonitorTopology(
                        TopologyHost::name,
                        catalogue,
                        partitions,
                        1,
                        Limits.CONTRACT,
                        new TimeBounds(Duration.ofHours(1), InstantSource.fixed(CommittingDriver.NOW)),
                        ticking,
                        partition -> false,
                        Duration.ofDays(1),
                        SilenceCheck.STANDARD,
                        Instruments.of(ticking, Telemetry.NONE))
                .build();
        topology.addProcessor("closes", () -> new Listen(closes), MonitorTopology.JUDGE.flushName());
        CommittingDriver driver = new CommittingDriver(topology, APPLICATION, directory.resolve(name));
        apply(driver);
        assertThat(catalogue.faults()).isEmpty();
        return driver;
    }

    private void apply(CommittingDriver driver) {
        MonitorPolicy written = PolicyJson.of(policy);
        assertThat(PolicyWire.policyOf(written))
                .as("the policy on the wire")
                .usingRecursiveComparison()
                .isEqualTo(policy);
        driver.apply(name(TopicName.MONITORS), policy.model(), Json.bytes(written));
        references.forEach((version, reference) -> driver.apply(
                name(TopicName.REFERENCES),
                policy.model() + "|" + version,
                Json.bytes(ReferenceWire.profileOf(reference, policy, provenance(version)))));
    }

    private static Provenance provenance(String version) {
        TimeWindow window = new TimeWindow(Instant.EPOCH, Instant.EPOCH.plusSeconds(1));
        return new Provenance(version, Instant.EPOCH, window, Optional.empty());
    }

    private static String name(TopicName topic) {
        return "plimsoll." + topic.suffix();
    }

    /** Hears of every close, beside what writes it to topics. */
    private static final class Listen extends ContextualProcessor<String, Close, Void, Void> {

        private final Consumer<Close> closes;

        Listen(Consumer<Close> closes) {
            this.closes = closes;
        }

        @Override
        public void process(Record<String, Close> record) {
            closes.accept(record.value());
        }
    }
}
