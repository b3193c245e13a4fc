package io.plimsoll.streams.ops.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.plimsoll.streams.wire.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How bodies are written. */
final class Documents {
    private Documents() {}

    /** A map in the order given: name, value, name, value, … */
    static Map<String, @Nullable Object> ordered(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return map;
    }

    static byte[] json(Object value) {
        try {
            return Json.MESSAGES.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Documents as they are, in named lists. */
    static byte[] lists(Map<String, List<byte[]>> data, Map<String, ?> meta) {
        return written(json -> {
            json.writeObjectFieldStart("data");
            for (Map.Entry<String, List<byte[]>> list : data.entrySet()) {
                json.writeFieldName(list.getKey());
                array(json, list.getValue());
            }
            json.writeEndObject();
            json.writePOJOField("meta", meta);
        });
    }

    /** Documents as they are, in one list. */
    static byte[] list(List<byte[]> data, Map<String, ?> meta) {
        return written(json -> {
            json.writeFieldName("data");
            array(json, data);
            json.writePOJOField("meta", meta);
        });
    }

    private static void array(JsonGenerator json, List<byte[]> documents) throws IOException {
        json.writeStartArray();
        for (byte[] document : documents) {
            json.writeRawValue(new String(document, StandardCharsets.UTF_8));
        }
        json.writeEndArray();
    }

    private static byte[] written(Body body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = Json.MESSAGES.createGenerator(bytes)) {
            json.writeStartObject();
            body.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** What stands between the braces. */
    private interface Body {
        void write(JsonGenerator json) throws IOException;
    }
}
