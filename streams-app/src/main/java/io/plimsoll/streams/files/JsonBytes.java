package io.plimsoll.streams.files;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.plimsoll.streams.monitor.Text;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes JSON into bytes. */
final class JsonBytes {

    /** Up to here every whole double is the only one near it, and reads back from its decimal digits. */
    private static final double LARGEST_WHOLE = 1L << 53;

    // The writer's own shortest digits: those of the JDK changed with 19.
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    private JsonBytes() {}

    /** What is written between the braces of an object. */
    @FunctionalInterface
    interface Members {
        void write(JsonGenerator json) throws IOException;
    }

    static byte[] object(Members members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            members.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("an event that JSON cannot hold", e);
        }
        return bytes.toByteArray();
    }

    static void text(JsonGenerator json, String name, Text value) throws IOException {
        json.writeFieldName(name);
        json.writeString(value.array(), 0, value.length());
    }

    /**
     * A number. JSON has no infinities: a number beyond the greatest double is written, which readers of doubles take for
     * one.
     */
    static void number(JsonGenerator json, double value) throws IOException {
        if (Double.isInfinite(value)) {
            json.writeNumber(value > 0 ? "1e999" : "-1e999");
        } else if (isWhole(value)) {
            json.writeNumber((long) value);
        } else {
            json.writeNumber(value);
        }
    }

    private static boolean isWhole(double value) {
        boolean minusZero = value == 0 && 1 / value < 0;
        return value == Math.rint(value) && Math.abs(value) <= LARGEST_WHOLE && !minusZero;
    }
}
