package io.plimsoll.streams.files;

import java.util.Map;
import java.util.Set;

/**
 * The columns of a file of predictions, and of a reference. A column {@code label} says nothing in a file of predictions:
 * there labels come from a file of their own, and the answer must not pass for a feature.
 */
final class PredictionCsv implements CsvFormat<PredictionRow> {

    private static final Set<String> REQUIRED = Set.of("request_id", "event_time", "model", "model_version");

    private static final Map<String, Column<PredictionRow>> COLUMNS = Map.of(
            "request_id", PredictionCsv::id,
            "event_time", (csv, field, into) -> into.prediction.time(CsvFields.time(csv, field)),
            "ingest_time", Column.optional((csv, field, into) -> into.ingestTime(CsvFields.time(csv, field))),
            "model", PredictionCsv::model,
            "model_version", PredictionCsv::version,
            "role", Column.optional(PredictionCsv::role),
            "score", Column.optional((csv, field, into) -> Answer.score(CsvFields.number(csv, field), into.prediction)),
            "decision", Column.optional(PredictionCsv::decision),
            "value", Column.optional((csv, field, into) -> Answer.value(CsvFields.number(csv, field), into.prediction)),
            "latency_ms",
                    Column.optional(
                            (csv, field, into) -> Answer.latency(CsvFields.number(csv, field), into.prediction)));

    private final Set<String> attributes;
    private final Column<PredictionRow> label;

    private PredictionCsv(Set<String> attributes, Column<PredictionRow> label) {
        this.attributes = Set.copyOf(attributes);
        this.label = label;
    }

    /** Predictions. */
    static PredictionCsv predictions(Set<String> attributes) {
        return new PredictionCsv(attributes, Column.ignored());
    }

    /** Predictions that may carry what turned out to be true. */
    static PredictionCsv reference(Set<String> attributes) {
        return new PredictionCsv(attributes, Column.optional(PredictionCsv::label));
    }

    @Override
    public Set<String> required() {
        return REQUIRED;
    }

    @Override
    public Column<PredictionRow> column(String name) {
        return name.equals("label") ? label : COLUMNS.getOrDefault(name, data(name));
    }

    @Override
    public void clear(PredictionRow row) {
        row.clear();
    }

    @Override
    public void check(PredictionRow row) throws MalformedException {
        Answer.require(row.prediction);
    }

    private Column<PredictionRow> data(String name) {
        return attributes.contains(name)
                ? (csv, field, into) -> CsvFields.value(name, csv, field, into.prediction.segments)
                : (csv, field, into) -> CsvFields.value(name, csv, field, into.prediction.features);
    }

    private static void id(CsvRow csv, int field, PredictionRow into) throws MalformedException {
        CsvFields.text(csv, field, into.prediction.id);
        Identifier.requireId(into.prediction.id);
    }

    private static void model(CsvRow csv, int field, PredictionRow into) throws MalformedException {
        CsvFields.text(csv, field, into.prediction.model);
        Identifier.requireName(into.prediction.model);
    }

    private static void version(CsvRow csv, int field, PredictionRow into) throws MalformedException {
        CsvFields.text(csv, field, into.prediction.version);
        Identifier.requireName(into.prediction.version);
    }

    private static void role(CsvRow csv, int field, PredictionRow into) throws MalformedException {
        into.prediction.role(Roles.parse(csv.chars(), csv.start(field), csv.length(field)));
    }

    private static void decision(CsvRow csv, int field, PredictionRow into) {
        CsvFields.text(csv, field, into.prediction.decision);
        into.prediction.decided();
    }

    private static void label(CsvRow csv, int field, PredictionRow into) {
        CsvFields.text(csv, field, into.prediction.label);
        into.prediction.labelled();
    }
}
