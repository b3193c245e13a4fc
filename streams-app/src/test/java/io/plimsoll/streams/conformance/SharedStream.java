package io.plimsoll.streams.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plimsoll.detectors.check.Checks;
import io.plimsoll.detectors.check.Reference;
import io.plimsoll.detectors.evidence.Budget;
import io.plimsoll.detectors.evidence.Scan;
import io.plimsoll.detectors.golden.GoldenFiles;
import io.plimsoll.detectors.tally.NumericSubject;
import io.plimsoll.streams.files.EventFile;
import io.plimsoll.streams.files.EventReader;
import io.plimsoll.streams.files.LabelRow;
import io.plimsoll.streams.files.PredictionRow;
import io.plimsoll.streams.files.ReplaySchedule;
import io.plimsoll.streams.monitor.Backtest;
import io.plimsoll.streams.monitor.Close;
import io.plimsoll.streams.monitor.LabelOutcome;
import io.plimsoll.streams.monitor.Monitor;
import io.plimsoll.streams.monitor.Monitors;
import io.plimsoll.streams.monitor.Policy;
import io.plimsoll.streams.monitor.Prediction;
import io.plimsoll.streams.monitor.ReferenceBuilder;
import io.plimsoll.streams.monitor.pending.HeapBlockStore;
import io.plimsoll.streams.monitor.pending.PendingPredictions;
import io.plimsoll.streams.monitor.pending.WaitingPredictions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * One of the event streams beside the checkout, with the policy that its {@code stream.json} declares.
 *
 * @param name its directory
 * @param model the model that its events are of
 * @param ignored features that are calendar, not data
 */
record SharedStream(String name, String model, Set<String> ignored) {

    static final SharedStream ADULT = new SharedStream("adult", "income", Set.of());
    static final SharedStream CARLOAN = new SharedStream("carloan", "carloan", Set.of());
    static final SharedStream CREDIT = new SharedStream("credit", "credit", Set.of());
    static final SharedStream ELEC2 = new SharedStream("elec2", "elec2", Set.of());

    SharedStream ignoring(String... features) {
        return new SharedStream(name, model, Set.of(features));
    }

    /** What a backtest over the whole stream gave. */
    record Result(List<Close> closes, Map<LabelOutcome, Long> labels) {}

    /** The closes of a backtest over the predictions of the whole stream. */
    List<Close> backtest(Duration window) {
        Policy policy = policy(window);
        return backtest(policy, references(policy));
    }

    /** The closes of a backtest over the predictions of the whole stream, against references made under the policy. */
    List<Close> backtest(Policy policy, Map<String, Reference> references) {
        return backtest(new Monitor(policy, references), EventReader.empty()).closes();
    }

    /** A backtest over the whole stream with labels for so long. */
    Result backtestWithLabels(Duration window, Duration horizon) {
        return backtestWithLabels(policy(window, horizon));
    }

    /** A backtest over the whole stream with its labels. */
    Result backtestWithLabels(Policy policy) {
        try {
            return backtest(
                    new Monitor(policy, references(policy)),
                    EventFile.at(directory().resolve("labels.csv.gz")).labels());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Result backtest(Monitor monitor, EventReader<LabelRow> labels) {
        List<Close> closes = new ArrayList<>();
        PendingPredictions pending = new PendingPredictions(new HeapBlockStore());
        Backtest backtest = new Backtest(only(monitor), WaitingPredictions.ofFiles(pending), closes::add);
        Map<LabelOutcome, Long> outcomes = new EnumMap<>(LabelOutcome.class);
        replay(labels, new ReplaySchedule.Recipient() {
            @Override
            public void prediction(PredictionRow row, long due) {
                backtest.accept(row.prediction);
            }

            @Override
            public void label(LabelRow row, long due) {
                outcomes.merge(backtest.accept(row.observed()), 1L, Long::sum);
            }
        });
        backtest.finish();
        return new Result(closes, outcomes);
    }

    /** Gives predictions and labels in the order in which they were published. */
    void replay(ReplaySchedule.Recipient recipient) {
        try {
            replay(EventFile.at(directory().resolve("labels.csv.gz")).labels(), recipient);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void replay(EventReader<LabelRow> labels, ReplaySchedule.Recipient recipient) {
        try (ReplaySchedule schedule = new ReplaySchedule(predictions(), labels)) {
            boolean goesOn = true;
            while (goesOn) {
                goesOn = schedule.next(recipient);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The truth about every request, where the stream has it. */
    Map<String, String> oracle() {
        Map<String, String> truth = new TreeMap<>();
        GoldenFiles.lines("../streams/" + name + "/labels_oracle.csv.gz").stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .forEach(row -> truth.put(row[0], row[1]));
        return truth;
    }

    private EventReader<PredictionRow> predictions() throws IOException {
        return EventFile.at(directory().resolve("predictions.csv.gz")).predictions(attributes());
    }

    Policy policy(Duration window) {
        return policy(window, Duration.ofDays(30));
    }

    Policy policy(Duration window, Duration horizon) {
        return policy(window, horizon, Optional.empty(), Checks.STANDARD);
    }

    Policy policy(Duration window, Duration horizon, Optional<Duration> mature, Checks checks) {
        Map<String, Policy.Derivation> derive = new LinkedHashMap<>();
        List<List<String>> segments = new ArrayList<>();
        for (JsonNode segment : json().path("segments")) {
            segments.add(List.of(segment.textValue()));
        }
        if (json().has("derived_segment")) {
            Map<String, List<String>> groups = new LinkedHashMap<>();
            groups.put("no_degree", List.of("none", "high_school"));
            groups.put("degree", List.of("college", "graduate"));
            derive.put("degree", new Policy.Derivation.Groups("education", groups));
            segments.set(segments.indexOf(List.of("education")), List.of("degree"));
        }
        return new Policy(
                model,
                Policy.Task.BINARY,
                Optional.of("1"),
                List.of("1"),
                window,
                Scan.standard(window),
                Duration.ofMinutes(10),
                horizon,
                mature,
                features(),
                derive,
                segments,
                checks,
                Budget.DEFAULT,
                Policy.Alerting.STANDARD,
                Policy.Reporting.STANDARD);
    }

    Map<String, Reference> references(Policy policy) {
        Set<String> versions = new TreeSet<>();
        forEach("reference.csv.gz", row -> versions.add(row.prediction.version.toString()));
        Map<String, Reference> references = new TreeMap<>();
        for (String version : versions) {
            references.put(version, new ReferenceBuilder(policy).build(reader -> rows(version, reader)));
        }
        return references;
    }

    /** Gives every row of a file, in order; the instance is reused. */
    void forEach(String file, Consumer<PredictionRow> reader) {
        try (EventReader<PredictionRow> rows =
                EventFile.at(directory().resolve(file)).reference(attributes())) {
            PredictionRow row = new PredictionRow();
            while (rows.next(row)) {
                reader.accept(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Monitors only(Monitor monitor) {
        return new Monitors() {
            @Override
            public Optional<Monitor> monitor(String model) {
                return monitor.policy().model().equals(model) ? Optional.of(monitor) : Optional.empty();
            }

            @Override
            public long stamp() {
                return 1;
            }
        };
    }

    private void rows(String version, Consumer<Prediction> reader) {
        forEach("reference.csv.gz", row -> {
            if (row.prediction.version.is(version)) {
                reader.accept(row.prediction);
            }
        });
    }

    private Map<String, Policy.FeatureRule> features() {
        Map<String, Policy.FeatureRule> rules = new LinkedHashMap<>();
        JsonNode schema = json().path("declared_schema");
        json().path("numeric_features").forEach(feature -> {
            JsonNode range = schema.path(feature.textValue());
            if (range.isArray()) {
                rules.put(feature.textValue(), declared(feature.textValue(), range, schema.path("nullable")));
            }
        });
        ignored.forEach(feature -> rules.put(feature, new Policy.FeatureRule(Optional.empty(), 0, true)));
        return rules;
    }

    private static Policy.FeatureRule declared(String feature, JsonNode range, JsonNode nullable) {
        double low = range.path(0).isNull()
                ? Double.NEGATIVE_INFINITY
                : range.path(0).doubleValue();
        double high = range.path(1).isNull()
                ? Double.POSITIVE_INFINITY
                : range.path(1).doubleValue();
        return new Policy.FeatureRule(
                Optional.of(new NumericSubject.Range(low, high, true)),
                nullable.path(feature).asDouble(0),
                false);
    }

    /** Columns that are named as segments only. */
    private Set<String> attributes() {
        Set<String> attributes = new TreeSet<>();
        json().path("segments").forEach(segment -> attributes.add(segment.textValue()));
        for (String kind : List.of("numeric_features", "categorical_features")) {
            json().path(kind).forEach(feature -> attributes.remove(feature.textValue()));
        }
        return attributes;
    }

    private JsonNode json() {
        try {
            return new ObjectMapper()
                    .readTree(directory().resolve("stream.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path directory() {
        return GoldenFiles.shared().resolve("data/streams").resolve(name);
    }
}
