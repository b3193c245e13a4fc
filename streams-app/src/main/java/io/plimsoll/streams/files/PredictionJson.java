package io.plimsoll.streams.files;

import com.fasterxml.jackson.core.JsonGenerator;
import io.plimsoll.streams.monitor.Fields;
import io.plimsoll.streams.monitor.Prediction;
import java.io.IOException;

/** Writes a prediction as the message of the topic {@code predictions}: a PredictionEvent in JSON. */
public final class PredictionJson {

    private PredictionJson() {}

    /**
     * The message. Reading it gives the same prediction again; what is of kind {@link Fields.Kind#OTHER} stays of this
     * kind, but its content is not known and becomes <code>{}</code>.
     */
    public static byte[] bytes(Prediction prediction) {
        return JsonBytes.object(json -> {
            JsonBytes.text(json, "id", prediction.id);
            JsonBytes.text(json, "model", prediction.model);
            JsonBytes.text(json, "version", prediction.version);
            json.writeStringField("role", Roles.format(prediction.role()));
            json.writeStringField("time", EventTime.format(prediction.time()));
            fields(json, "features", prediction.features);
            answer(json, prediction);
            if (prediction.segments.size() > 0) {
                fields(json, "segments", prediction.segments);
            }
            number(json, "latency_ms", prediction.hasLatency(), prediction.latencyMillis());
        });
    }

    private static void answer(JsonGenerator json, Prediction prediction) throws IOException {
        json.writeObjectFieldStart("prediction");
        number(json, "score", prediction.hasScore(), prediction.score());
        if (prediction.scores.size() > 0) {
            fields(json, "scores", prediction.scores);
        }
        if (prediction.hasDecision()) {
            JsonBytes.text(json, "decision", prediction.decision);
        }
        number(json, "value", prediction.hasValue(), prediction.value());
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, String name, boolean there, double value) throws IOException {
        if (there) {
            json.writeFieldName(name);
            JsonBytes.number(json, value);
        }
    }

    private static void fields(JsonGenerator json, String name, Fields fields) throws IOException {
        json.writeObjectFieldStart(name);
        for (int entry = 0; entry < fields.size(); entry++) {
            json.writeFieldName(fields.name(entry));
            value(json, fields, entry);
        }
        json.writeEndObject();
    }

    private static void value(JsonGenerator json, Fields fields, int entry) throws IOException {
        switch (fields.kind(entry)) {
            case NULL -> json.writeNull();
            case NUMBER -> JsonBytes.number(json, fields.number(entry));
            case TEXT -> json.writeString(fields.chars(), fields.start(entry), fields.length(entry));
            case BOOLEAN -> json.writeBoolean(fields.number(entry) != 0);
            case OTHER -> {
                json.writeStartObject();
                json.writeEndObject();
            }
        }
    }
}
