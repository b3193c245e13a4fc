package io.plimsoll.streams.files;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.plimsoll.streams.monitor.Fields;
import io.plimsoll.streams.monitor.Prediction;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/** Decodes a line that holds a PredictionEvent, in a reference with its {@code label} beside. */
final class PredictionLine implements LineDecoder<PredictionRow> {

    private static final Map<String, Member<PredictionRow>> ANSWER = Map.of(
            "score", JsonLine.optional((json, into) -> Answer.score(JsonLine.number(json), into.prediction)),
            "scores", JsonLine.optional(PredictionLine::scores),
            "decision", JsonLine.optional(PredictionLine::decision),
            "value", JsonLine.optional((json, into) -> Answer.value(JsonLine.number(json), into.prediction)));

    private static final JsonLine<PredictionRow> EVENT = new JsonLine<>(
            Map.of(
                    "id",
                    PredictionLine::id,
                    "model",
                    PredictionLine::model,
                    "version",
                    PredictionLine::version,
                    "role",
                    JsonLine.optional(PredictionLine::role),
                    "time",
                    (json, into) -> into.prediction.time(JsonLine.time(json)),
                    "features",
                    (json, into) -> JsonLine.values(json, into.prediction.features),
                    "prediction",
                    PredictionLine::answer,
                    "segments",
                    JsonLine.optional(PredictionLine::segments),
                    "latency_ms",
                    JsonLine.optional((json, into) -> Answer.latency(JsonLine.number(json), into.prediction)),
                    "label",
                    JsonLine.optional(PredictionLine::label)),
            Set.of("id", "model", "version", "time", "features", "prediction"));

    @Override
    public void decode(byte[] line, int length, PredictionRow into) throws MalformedException {
        into.clear();
        EVENT.read(line, length, into);
        Answer.require(into.prediction);
    }

    private static void answer(JsonParser json, PredictionRow into) throws IOException, MalformedException {
        JsonLine.object(json, name -> ANSWER.getOrDefault(name, JsonLine.ignored()), into);
    }

    private static void id(JsonParser json, PredictionRow into) throws IOException, MalformedException {
        JsonLine.text(json, into.prediction.id);
        Identifier.requireId(into.prediction.id);
    }

    private static void model(JsonParser json, PredictionRow into) throws IOException, MalformedException {
        JsonLine.text(json, into.prediction.model);
        Identifier.requireName(into.prediction.model);
    }

    private static void version(JsonParser json, PredictionRow into) throws IOException, MalformedException {
        JsonLine.text(json, into.prediction.version);
        Identifier.requireName(into.prediction.version);
    }

    private static void role(JsonParser json, PredictionRow into) throws IOException, MalformedException {
        if (!json.hasToken(JsonToken.VALUE_STRING)) {
            throw new MalformedException("expected a role");
        }
        into.prediction.role(Roles.parse(json.getTextCharacters(), json.getTextOffset(), json.getTextLength()));
    }

    private static void decision(JsonParser json, PredictionRow into) throws IOException, MalformedException {
        JsonLine.text(json, into.prediction.decision);
        into.prediction.decided();
    }

    private static void scores(JsonParser json, PredictionRow into) throws IOException, MalformedException {
        JsonLine.values(json, into.prediction.scores);
        requireShares(into.prediction);
    }

    private static void requireShares(Prediction prediction) throws MalformedException {
        for (int i = 0; i < prediction.scores.size(); i++) {
            double score = prediction.scores.number(i);
            if (prediction.scores.kind(i) != Fields.Kind.NUMBER || !(score >= 0 && score <= 1)) {
                throw new MalformedException("expected a score from 0 to 1 for every class");
            }
        }
    }

    private static void segments(JsonParser json, PredictionRow into) throws IOException, MalformedException {
        JsonLine.values(json, into.prediction.segments);
        for (int i = 0; i < into.prediction.segments.size(); i++) {
            if (into.prediction.segments.kind(i) == Fields.Kind.OTHER) {
                throw new MalformedException("expected texts, numbers, truth values or null");
            }
        }
    }

    private static void label(JsonParser json, PredictionRow into) throws IOException, MalformedException {
        JsonLine.text(json, into.prediction.label);
        into.prediction.labelled();
    }
}
