package io.plimsoll.streams.files;

import java.util.Map;
import java.util.Set;

/** The columns of a file of labels. Other columns say nothing. */
final class LabelCsv implements CsvFormat<LabelRow> {

    private static final Set<String> REQUIRED = Set.of("request_id", "label", "label_time");

    private static final Map<String, Column<LabelRow>> COLUMNS = Map.of(
            "request_id", LabelCsv::id,
            "model", LabelCsv::model,
            "label", LabelCsv::label,
            "label_time", (csv, field, into) -> into.time(CsvFields.time(csv, field)));

    @Override
    public Set<String> required() {
        return REQUIRED;
    }

    @Override
    public Column<LabelRow> column(String name) {
        return COLUMNS.getOrDefault(name, Column.ignored());
    }

    @Override
    public void clear(LabelRow row) {
        row.clear();
    }

    @Override
    public void check(LabelRow row) {}

    private static void id(CsvRow csv, int field, LabelRow into) throws MalformedException {
        CsvFields.text(csv, field, into.id);
        Identifier.requireId(into.id);
    }

    private static void model(CsvRow csv, int field, LabelRow into) throws MalformedException {
        CsvFields.text(csv, field, into.model);
        Identifier.requireName(into.model);
    }

    private static void label(CsvRow csv, int field, LabelRow into) throws MalformedException {
        if (csv.isEmpty(field)) {
            throw new MalformedException("expected a label; leave the row out while it is not known");
        }
        CsvFields.text(csv, field, into.label);
    }
}
