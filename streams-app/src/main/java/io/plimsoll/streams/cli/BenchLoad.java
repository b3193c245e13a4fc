package io.plimsoll.streams.cli;

import io.plimsoll.detectors.check.Reference;
import io.plimsoll.schemas.MonitorPolicy;
import io.plimsoll.schemas.ReferenceProfile;
import io.plimsoll.schemas.TimeWindow;
import io.plimsoll.streams.bench.Workload;
import io.plimsoll.streams.config.ServiceConfig;
import io.plimsoll.streams.config.TopicName;
import io.plimsoll.streams.files.LabelJson;
import io.plimsoll.streams.files.LabelRow;
import io.plimsoll.streams.files.PredictionJson;
import io.plimsoll.streams.monitor.Policy;
import io.plimsoll.streams.monitor.Prediction;
import io.plimsoll.streams.monitor.ReferenceBuilder;
import io.plimsoll.streams.monitor.ReferenceRows;
import io.plimsoll.streams.wire.Json;
import io.plimsoll.streams.wire.PolicyWire;
import io.plimsoll.streams.wire.Provenance;
import io.plimsoll.streams.wire.ReferenceWire;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;

/** Publishes made-up traffic: the policies and references of its models, and its events. */
final class BenchLoad {

    private static final long SEED = 589;
    private static final int REFERENCE_ROWS = 20_000;
    private static final int REFERENCE_DAYS = 20;

    /** So many predictions come between one and its label. */
    private static final int LABEL_DELAY = 10_000;

    private final Workload.Shape shape;
    private final List<String> models;
    private final double labelled;
    private final Workload workload;
    private final SplittableRandom truth = new SplittableRandom(SEED);
    private final LabelRow label = new LabelRow();
    private long bytes;
    private long published;
    private long labels;

    /** Traffic without labels. */
    BenchLoad(Workload.Shape shape, List<String> models) {
        this(shape, models, 0);
    }

    /**
     * @param labelled the share of the predictions for which a label comes, in [0, 1]
     */
    BenchLoad(Workload.Shape shape, List<String> models, double labelled) {
        this.shape = shape;
        this.models = models;
        this.labelled = labelled;
        this.workload = new Workload(shape, SEED);
    }

    /** Puts the policies and references into force; all models have learned from the same rows. */
    void apply(ServiceConfig config, LongConsumer progress) throws IOException {
        Map<String, Reference> references = new LinkedHashMap<>();
        Policy first = policy(models.get(0)).policy();
        shape.names()
                .forEach(version -> references.put(version, new ReferenceBuilder(first).build(rows(first, version))));
        try (Publisher publisher = new Publisher(config)) {
            for (String model : models) {
                PolicyFile policy = policy(model);
                ApplyCommand.publish(publisher, policy, profiles(policy.policy(), references));
                progress.accept(1);
            }
        }
    }

    private PolicyFile policy(String model) throws IOException {
        MonitorPolicy written = Json.WRITTEN_BY_HAND.readValue(shape.policy(model), MonitorPolicy.class);
        return new PolicyFile(written, PolicyWire.policyOf(written));
    }

    private List<ReferenceProfile> profiles(Policy policy, Map<String, Reference> references) {
        TimeWindow window =
                new TimeWindow(Workload.START.minus(Workload.PANE.multipliedBy(REFERENCE_DAYS)), Workload.START);
        List<ReferenceProfile> profiles = new ArrayList<>();
        references.forEach((version, reference) -> profiles.add(ReferenceWire.profileOf(
                reference, policy, new Provenance(version, Workload.START, window, Optional.empty()))));
        return profiles;
    }

    private ReferenceRows rows(Policy policy, String version) {
        return reader -> {
            Workload workload = new Workload(shape, -SEED);
            Prediction row = new Prediction();
            for (int i = 0; i < REFERENCE_ROWS; i++) {
                long age = (REFERENCE_ROWS - i) * (REFERENCE_DAYS * Workload.PANE.toMillis() / REFERENCE_ROWS);
                workload.nextOfReference(policy.model(), version, Workload.START.toEpochMilli() - age, row);
                reader.accept(row);
            }
        };
    }

    /**
     * Publishes events that spread evenly over some days, the models in turn.
     *
     * @param firstDay the day of the first one
     * @param progress is told how many more are published
     */
    void publish(ServiceConfig config, long events, int firstDay, int days, LongConsumer progress) {
        Prediction event = new Prediction();
        try (Publisher publisher = new Publisher(config)) {
            for (long i = 0; i < events; i++) {
                String model = models.get((int) (i % models.size()));
                workload.next(model, published, time(i, events, days) + firstDay * Workload.PANE.toMillis(), event);
                byte[] json = PredictionJson.bytes(event);
                publisher.send(TopicName.PREDICTIONS, event.id.toString(), json);
                bytes += json.length;
                published++;
                label(publisher, models.get((int) (i % models.size())), i, event);
                progress.accept(1);
            }
            publisher.flush();
        }
    }

    /** Some of its events, as JSON. */
    List<byte[]> sample(String model, int count) {
        Workload workload = new Workload(shape, SEED);
        Prediction event = new Prediction();
        List<byte[]> sample = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            workload.next(model, i, Workload.START.toEpochMilli() + i, event);
            sample.add(PredictionJson.bytes(event));
        }
        return sample;
    }

    /** Publishes the first ones of so many events once more; of an instance that has published nothing else. */
    void repeat(ServiceConfig config, long count, long events, int days) {
        Prediction event = new Prediction();
        try (Publisher publisher = new Publisher(config)) {
            for (long i = 0; i < count; i++) {
                workload.next(models.get(0), i, time(i, events, days), event);
                publisher.send(TopicName.PREDICTIONS, event.id.toString(), PredictionJson.bytes(event));
            }
            publisher.flush();
        }
    }

    /** Labels come {@value #LABEL_DELAY} predictions late, for those that chance picks. */
    private void label(Publisher publisher, String model, long number, Prediction event) {
        if (number < LABEL_DELAY || truth.nextDouble() >= labelled) {
            return;
        }
        label.id.set(Workload.id(published - 1 - LABEL_DELAY));
        label.model.set(model);
        label.label.set(truth.nextBoolean() ? "1" : "0");
        label.time(event.time());
        publisher.send(TopicName.LABELS, label.id.toString(), LabelJson.bytes(label));
        labels++;
    }

    /** How many labels were published. */
    long labels() {
        return labels;
    }

    /** The bytes of an average event. */
    double averageBytes() {
        return (double) bytes / published;
    }

    /** When the event of a number happens. */
    static long time(long number, long events, int panes) {
        return Workload.START.toEpochMilli() + (long) (number * (panes * (double) Workload.PANE.toMillis() / events));
    }
}
