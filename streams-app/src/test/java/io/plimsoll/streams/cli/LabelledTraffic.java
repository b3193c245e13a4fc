package io.plimsoll.streams.cli;

import io.plimsoll.schemas.Outcome;
import io.plimsoll.schemas.SegmentKey;
import io.plimsoll.streams.files.LabelJson;
import io.plimsoll.streams.files.LabelRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * {@link Traffic} and its labels, in the order in which both are sent. Labels come soon, late, before their prediction, twice,
 * corrected, corrected by one that was sent before what it corrects, after the horizon, for nobody, or never. What is true is
 * counted from the numbers.
 */
final class LabelledTraffic {

    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final double ACCURACY = 0.8;
    private static final int SOON = 200;

    private final Traffic predictions;
    private final List<Label> labels = new ArrayList<>();

    /** The number of a prediction, or -1 less the index of a label. */
    private final int[] steps;

    /**
     * A label.
     *
     * @param id of the request
     * @param number of its prediction, negative if there is none
     * @param position after which prediction it is sent
     * @param time when it became known
     * @param positive what it says
     */
    private record Label(String id, int number, int position, long time, boolean positive) {}

    LabelledTraffic(Traffic predictions) {
        this.predictions = predictions;
        for (int number = 0; number < predictions.events(); number++) {
            if (predictions.original(number) == number) {
                label(number);
            }
        }
        labels.sort(Comparator.comparingInt(Label::position));
        this.steps = steps();
    }

    Traffic predictions() {
        return predictions;
    }

    /** How many records there are. */
    int size() {
        return steps.length;
    }

    /** The share of the records after which only those follow that close all panes. */
    double labelled() {
        return 1 - (predictions.size() - predictions.events() + 0.5) / size();
    }

    long labels() {
        return labels.size();
    }

    /** The record of a number. */
    ProducerRecord<byte[], byte[]> record(String predictionTopic, String labelTopic, int number) {
        int step = steps[number];
        return step >= 0 ? predictions.record(predictionTopic, step) : record(labelTopic, labels.get(-1 - step));
    }

    /** Of every pane, by its start, what was decided and turned out to be true, by segment. */
    Map<String, Map<String, Outcome>> outcomes() {
        Map<Integer, Label> counting = counting();
        Map<String, Map<String, Cells>> cells = new TreeMap<>();
        for (int number = 0; number < predictions.events(); number++) {
            if (predictions.original(number) == number) {
                Optional<Boolean> label =
                        Optional.ofNullable(counting.get(number)).map(Label::positive);
                Map<String, Cells> ofPane = cells.computeIfAbsent(predictions.start(number), start -> new TreeMap<>());
                for (String segment : segments(number)) {
                    ofPane.computeIfAbsent(segment, absent -> new Cells())
                            .add(predictions.isDecidedPositive(number), label);
                }
            }
        }
        Map<String, Map<String, Outcome>> outcomes = new TreeMap<>();
        cells.forEach((start, ofPane) -> {
            Map<String, Outcome> bySegment = new TreeMap<>();
            ofPane.forEach((segment, counts) -> bySegment.put(segment, counts.outcome()));
            outcomes.put(start, bySegment);
        });
        return outcomes;
    }

    /** The ids of the labels that are refused because they came after the horizon. */
    List<String> refused() {
        return labels.stream().filter(this::isExpired).map(Label::id).toList();
    }

    /** What the labels must have come to: else nothing is proven by them. */
    Map<String, Long> kinds() {
        Map<Integer, Long> sent = new HashMap<>();
        labels.stream()
                .filter(label -> label.number() >= 0)
                .forEach(label -> sent.merge(label.number(), 1L, Long::sum));
        return Map.of(
                "labelled", (long) counting().size(),
                "several", sent.values().stream().filter(count -> count > 1).count(),
                "before their prediction",
                        labels.stream()
                                .filter(label -> label.number() > label.position())
                                .count(),
                "expired", (long) refused().size(),
                "unknown", labels.stream().filter(label -> label.number() < 0).count());
    }

    /** The ids of the control events that a backtest raises, in their order. */
    List<String> alerts() throws IOException {
        return predictions.alerts(backtest -> {
            for (int step : steps) {
                if (step >= 0) {
                    backtest.accept(predictions.prediction(step));
                } else {
                    backtest.accept(row(labels.get(-1 - step)).observed());
                }
            }
        });
    }

    /** By number of the prediction, its label of the latest time within the horizon. */
    private Map<Integer, Label> counting() {
        Map<Integer, Label> latest = new HashMap<>();
        labels.stream()
                .filter(label -> label.number() >= 0 && !isExpired(label))
                .forEach(label ->
                        latest.merge(label.number(), label, (one, other) -> other.time() > one.time() ? other : one));
        return latest;
    }

    private boolean isExpired(Label label) {
        return label.number() >= 0 && label.time() - predictions.time(label.number()) > Traffic.HORIZON.toMillis();
    }

    private List<String> segments(int number) {
        String region = "region=" + predictions.region(number);
        String tier = "tier=" + predictions.tier(number);
        return List.of(SegmentKey.ALL, region, tier, region + "|" + tier);
    }

    /** What becomes of a request, as chance has it. */
    private void label(int number) {
        double fate = Traffic.uniform(number, 8);
        boolean truth = predictions.isDecidedPositive(number) == Traffic.uniform(number, 9) < ACCURACY;
        if (fate < 0.10) {
            add(number, SOON, 1, truth);
        } else if (fate < 0.20) {
            add(number, predictions.events() / 10, 20, truth);
        } else if (fate < 0.27) {
            add(number, -SOON, 1, truth);
        } else if (fate < 0.32) {
            add(number, SOON, 1, truth);
            add(number, SOON + 3_000, 1, truth);
            add(number, SOON + 4_000, 3, truth);
        } else if (fate < 0.37) {
            add(number, SOON, 1, !truth);
            add(number, SOON + 5_000, 2, truth);
        } else if (fate < 0.40) {
            add(number, SOON, 2, truth);
            add(number, SOON + 5_000, 1, !truth);
        } else if (fate < 0.41 && number < 0.6 * predictions.events()) {
            add(number, (int) (0.35 * predictions.events()), Traffic.HORIZON.toHours() + 1, truth);
        } else if (fate > 0.99) {
            labels.add(
                    new Label(predictions.id(number) + "-nobody", -1, number, predictions.time(number) + HOUR, truth));
        }
    }

    private void add(int number, int later, long hours, boolean positive) {
        int position = Math.max(0, Math.min(predictions.events() - 1, number + later));
        labels.add(
                new Label(predictions.id(number), number, position, predictions.time(number) + hours * HOUR, positive));
    }

    private int[] steps() {
        int[] order = new int[predictions.size() + labels.size()];
        int step = 0;
        int label = 0;
        for (int number = 0; number < predictions.size(); number++) {
            order[step++] = number;
            while (label < labels.size() && labels.get(label).position() == number) {
                order[step++] = -1 - label++;
            }
        }
        return order;
    }

    private ProducerRecord<byte[], byte[]> record(String topic, Label label) {
        return new ProducerRecord<>(topic, label.id().getBytes(StandardCharsets.UTF_8), LabelJson.bytes(row(label)));
    }

    private LabelRow row(Label label) {
        LabelRow row = new LabelRow();
        row.id.set(label.id());
        row.model.set(predictions.model());
        row.label.set(label.positive() ? "1" : "0");
        row.time(label.time());
        return row;
    }

    private static final class Cells {

        private long n;
        private long positive;
        private long labelled;
        private final long[][] byDecision = new long[2][2];

        void add(boolean decision, Optional<Boolean> label) {
            n++;
            positive += decision ? 1 : 0;
            label.ifPresent(truth -> {
                labelled++;
                byDecision[decision ? 1 : 0][truth ? 1 : 0]++;
            });
        }

        Outcome outcome() {
            return new Outcome(
                    n, positive, labelled, byDecision[1][1], byDecision[1][0], byDecision[0][1], byDecision[0][0]);
        }
    }
}
