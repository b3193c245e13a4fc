package io.plimsoll.streams.cli;

import io.plimsoll.schemas.MonitorPolicy;
import io.plimsoll.schemas.TimeWindow;
import io.plimsoll.streams.config.ServiceConfig;
import io.plimsoll.streams.files.PredictionJson;
import io.plimsoll.streams.monitor.Backtest;
import io.plimsoll.streams.monitor.Fields;
import io.plimsoll.streams.monitor.Monitor;
import io.plimsoll.streams.monitor.Monitors;
import io.plimsoll.streams.monitor.Prediction;
import io.plimsoll.streams.monitor.ReferenceBuilder;
import io.plimsoll.streams.monitor.ReferenceRows;
import io.plimsoll.streams.monitor.pending.HeapBlockStore;
import io.plimsoll.streams.monitor.pending.PendingPredictions;
import io.plimsoll.streams.monitor.pending.WaitingPredictions;
import io.plimsoll.streams.wire.ControlWire;
import io.plimsoll.streams.wire.Json;
import io.plimsoll.streams.wire.PolicyWire;
import io.plimsoll.streams.wire.Provenance;
import io.plimsoll.streams.wire.ReferenceWire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Utils;

/**
 * Small events of one model, each a function of its number: hourly panes, two features, two attributes, drift for a sixth
 * of the time, one event in 200 sent twice, none late. What is true of them is counted from the numbers.
 *
 * @param model the model
 * @param events how many there are
 * @param panes over how many hours they spread
 * @param silent how many of the four partitions, the last ones, have none at all
 * @param labelled whether the events decide, so that labels may come ({@link LabelledTraffic})
 */
record Traffic(String model, int events, int panes, int silent, boolean labelled) {

    /** Of labels, where there are any. */
    static final Duration HORIZON = Duration.ofDays(3);

    static final int PARTITIONS = 4;
    private static final Instant START = Instant.parse("2024-03-01T00:00:00Z");
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final int REFERENCE = 5_000;
    private static final List<String> COLOURS = List.of("red", "green", "blue", "grey");
    private static final String POLICY = """
            model: %s
            task: binary
            positive: "1"
            window: 1h
            scan: [1h, 2h, 4h, 8h, 16h]
            segments: [region, tier, [region, tier]]
            """;

    private static final String WITH_LABELS = """
            labels: {horizon: %dh}
            reports: {minimumCell: 0}
            """.formatted(HORIZON.toHours());

    /** Without labels. */
    Traffic(String model, int events, int panes, int silent) {
        this(model, events, panes, silent, false);
    }

    /**
     * What is true of a pane.
     *
     * @param predictions how many
     * @param duplicates how many were sent once more
     * @param colours the predictions by colour
     */
    record Counts(long predictions, long duplicates, Map<String, Long> colours) {

        Counts and(boolean repeated, String colour) {
            if (repeated) {
                return new Counts(predictions, duplicates + 1, colours);
            }
            Map<String, Long> more = new TreeMap<>(colours);
            more.merge(colour, 1L, Long::sum);
            return new Counts(predictions + 1, duplicates, more);
        }
    }

    /**
     * How many records there are: after the events, one for each partition that talks, so late that it closes all panes. Where
     * they wait for labels, another one: a pane that comes after a gap must close for those before it to be final.
     */
    int size() {
        return events + talking() * (labelled ? 2 : 1);
    }

    private int talking() {
        return PARTITIONS - silent;
    }

    /** The record of a number. */
    ProducerRecord<byte[], byte[]> record(String topic, int number) {
        Prediction prediction = prediction(number);
        return new ProducerRecord<>(
                topic, prediction.id.toString().getBytes(StandardCharsets.UTF_8), PredictionJson.bytes(prediction));
    }

    /** The counts of every pane, by its start. */
    Map<String, Counts> truth() {
        Map<String, Counts> truth = new TreeMap<>();
        for (int number = 0; number < events; number++) {
            int original = original(number);
            truth.put(
                    start(original),
                    truth.getOrDefault(start(original), new Counts(0, 0, Map.of()))
                            .and(original != number, COLOURS.get(colour(original))));
        }
        return truth;
    }

    /** When the pane of an event begins. */
    String start(int number) {
        return Instant.ofEpochMilli(Math.floorDiv(time(number), HOUR) * HOUR).toString();
    }

    /** The ids of the control events that a backtest raises, in their order. */
    List<String> alerts() throws IOException {
        return alerts(backtest -> {
            for (int number = 0; number < size(); number++) {
                backtest.accept(prediction(number));
            }
        });
    }

    /** The ids of the control events that a backtest raises over what it is fed with. */
    List<String> alerts(Consumer<Backtest> feed) throws IOException {
        PolicyFile policy = policy();
        Monitor monitor =
                new Monitor(policy.policy(), Map.of("v1", new ReferenceBuilder(policy.policy()).build(references())));
        List<String> ids = new ArrayList<>();
        feed.accept(new Backtest(
                only(monitor),
                WaitingPredictions.ofFiles(new PendingPredictions(new HeapBlockStore())),
                close -> ControlWire.events(close).forEach(event -> ids.add(event.id()))));
        return ids;
    }

    /** Puts policy and reference into force. */
    void apply(ServiceConfig config) throws IOException {
        PolicyFile policy = policy();
        TimeWindow window = new TimeWindow(Instant.EPOCH, Instant.EPOCH.plusSeconds(1));
        try (Publisher publisher = new Publisher(config)) {
            ApplyCommand.publish(
                    publisher,
                    policy,
                    List.of(ReferenceWire.profileOf(
                            new ReferenceBuilder(policy.policy()).build(references()),
                            policy.policy(),
                            new Provenance("v1", START, window, Optional.empty()))));
        }
    }

    private PolicyFile policy() throws IOException {
        String text = POLICY.formatted(model) + (labelled ? WITH_LABELS : "");
        MonitorPolicy written = Json.WRITTEN_BY_HAND.readValue(text, MonitorPolicy.class);
        return new PolicyFile(written, PolicyWire.policyOf(written));
    }

    private ReferenceRows references() {
        return reader -> {
            for (int row = 0; row < REFERENCE; row++) {
                reader.accept(filled(new Prediction(), -1 - row, false));
            }
        };
    }

    private static Monitors only(Monitor monitor) {
        return new Monitors() {
            @Override
            public Optional<Monitor> monitor(String model) {
                return model.equals(monitor.policy().model()) ? Optional.of(monitor) : Optional.empty();
            }

            @Override
            public long stamp() {
                return 0;
            }
        };
    }

    Prediction prediction(int number) {
        int original = original(number);
        Prediction prediction = new Prediction();
        prediction.clear();
        prediction.id.set(id(original));
        prediction.model.set(model);
        prediction.version.set("v1");
        prediction.time(time(original));
        return filled(prediction, original, drifts(original));
    }

    private Prediction filled(Prediction prediction, int number, boolean drifts) {
        prediction.score(0.5);
        if (labelled) {
            prediction.decision.set(isDecidedPositive(number) ? "1" : "0");
            prediction.decided();
        }
        prediction.features.addNumber("income", uniform(number, 1) + uniform(number, 2) + (drifts ? 0.5 : 0));
        text(prediction.features, "colour", COLOURS.get(colour(number, drifts)));
        text(prediction.segments, "region", region(number));
        text(prediction.segments, "tier", tier(number));
        return prediction;
    }

    String region(int number) {
        return "r" + (int) (4 * uniform(number, 3));
    }

    String tier(int number) {
        return "t" + (int) (3 * uniform(number, 4));
    }

    boolean isDecidedPositive(int number) {
        return uniform(number, 7) < 0.4;
    }

    private static void text(Fields fields, String name, String text) {
        fields.addText(name, text.toCharArray(), 0, text.length());
    }

    /** One event in 200 is the one before it once more. */
    int original(int number) {
        return number < events && number % 200 == 199 ? number - 1 : number;
    }

    long time(int number) {
        long since = number < events ? number * (panes * HOUR) / events : closing(number - events);
        return START.toEpochMilli() + since;
    }

    /** When all panes close, and are final where they wait for labels. */
    private long closing(int number) {
        return (panes + 1) * HOUR
                + HOUR / 2
                + (labelled ? HORIZON.toMillis() + (1 + 3L * (number / talking())) * HOUR : 0);
    }

    /** When the last pane of the events ends. */
    String end() {
        return START.plusMillis(panes * HOUR).toString();
    }

    private boolean drifts(int number) {
        return number >= events / 3 && number < events / 2;
    }

    private int colour(int number) {
        return colour(number, drifts(number));
    }

    private static int colour(int number, boolean drifts) {
        return drifts && uniform(number, 5) < 0.3 ? 0 : (int) (COLOURS.size() * uniform(number, 6));
    }

    /** The first id with this number that Kafka's partitioner puts where it belongs. */
    String id(int number) {
        for (int attempt = 0; ; attempt++) {
            String id = model + "-" + number + "-" + attempt;
            int partition = Utils.toPositive(Utils.murmur2(id.getBytes(StandardCharsets.UTF_8))) % PARTITIONS;
            if (number < events ? partition < talking() : partition == (number - events) % talking()) {
                return id;
            }
        }
    }

    /** A number in [0, 1) that depends on both (the finaliser of SplitMix64). */
    static double uniform(int number, int salt) {
        long z = (number * 16L + salt) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return ((z ^ (z >>> 31)) >>> 11) * 0x1.0p-53;
    }
}
