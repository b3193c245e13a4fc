package io.plimsoll.streams.files;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/** Decodes a line that holds a LabelEvent. */
final class LabelLine implements LineDecoder<LabelRow> {

    private static final JsonLine<LabelRow> EVENT = new JsonLine<>(
            Map.of(
                    "id",
                    LabelLine::id,
                    "model",
                    LabelLine::model,
                    "label",
                    (json, into) -> JsonLine.text(json, into.label),
                    "time",
                    (json, into) -> into.time(JsonLine.time(json))),
            Set.of("id", "model", "label", "time"));

    @Override
    public void decode(byte[] line, int length, LabelRow into) throws MalformedException {
        into.clear();
        EVENT.read(line, length, into);
    }

    private static void id(JsonParser json, LabelRow into) throws IOException, MalformedException {
        JsonLine.text(json, into.id);
        Identifier.requireId(into.id);
    }

    private static void model(JsonParser json, LabelRow into) throws IOException, MalformedException {
        JsonLine.text(json, into.model);
        Identifier.requireName(into.model);
    }
}
