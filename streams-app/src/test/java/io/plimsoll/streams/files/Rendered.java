package io.plimsoll.streams.files;

import io.plimsoll.streams.monitor.Fields;
import io.plimsoll.streams.monitor.Prediction;
import java.util.ArrayList;
import java.util.List;

/** Rows as text, to compare in tests. */
final class Rendered {

    private Rendered() {}

    static String of(Prediction p) {
        return String.join(
                " ",
                p.id,
                p.model,
                p.version,
                p.role().toString(),
                Long.toString(p.time()),
                p.hasDecision() ? p.decision : "-",
                p.hasScore() ? Double.toString(p.score()) : "-",
                p.hasValue() ? Double.toString(p.value()) : "-",
                p.hasLatency() ? Double.toString(p.latencyMillis()) : "-",
                of(p.features),
                of(p.segments),
                of(p.scores));
    }

    static String of(LabelRow row) {
        return String.join(" ", row.id, row.model, row.label, Long.toString(row.time()));
    }

    /** Such as {@code {age=NUMBER 47.0, region=NULL}}. */
    static String of(Fields fields) {
        List<String> entries = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            entries.add(fields.name(i) + "=" + fields.kind(i) + value(fields, i));
        }
        return "{" + String.join(", ", entries) + "}";
    }

    private static String value(Fields fields, int i) {
        return switch (fields.kind(i)) {
            case NUMBER, BOOLEAN -> " " + fields.number(i);
            case TEXT -> " " + new String(fields.chars(), fields.start(i), fields.length(i));
            case NULL, OTHER -> "";
        };
    }
}
