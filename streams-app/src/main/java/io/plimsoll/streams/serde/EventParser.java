package io.plimsoll.streams.serde;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * One streaming parser that reads event after event, so that no event pays for a parser: values are shown to it as one
 * stream of JSON objects. It is replaced after a refused event, and after {@link #RENEWAL} bytes in any case, because its
 * table of names grows as long as it lives. What it leaves to its successor is bounded by the factory.
 */
final class EventParser {

    /** Some 1,800 ordinary events: the new parser costs each of them less than a byte and a nanosecond or two. */
    private static final int RENEWAL = 1 << 20;

    private final JsonFactory factory;
    private final Remainder remainder = new Remainder();
    private EventInput input;
    private JsonParser json;
    private long consumed;
    private JsonToken token = JsonToken.NOT_AVAILABLE;

    EventParser(int depth) {
        factory = JsonFactory.builder()
                .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                // Names from outside stay out of the table of the virtual machine's own strings.
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                // Names made to collide empty the table instead of failing an event that is not to blame.
                .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(depth).build())
                .build();
        input = new EventInput();
        json = parser();
    }

    /** Begins an event: steps into its object. */
    void open(byte[] value, int from) throws IOException, RefusedException {
        consumed += value.length - from;
        input.show(value, from);
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new RefusedException(Reason.NOT_JSON, EventField.VALUE);
        }
    }

    /** Ends an event that was read to the end of its object: nothing but white space may follow. */
    void finish() throws IOException, RefusedException {
        remainder.blank = true;
        json.releaseBuffered(remainder);
        if (!input.endsInWhiteSpace() || !remainder.blank) {
            throw new RefusedException(Reason.NOT_JSON, EventField.VALUE);
        }
        if (consumed >= RENEWAL) {
            renew();
        }
    }

    /** Starts afresh; what the parser was reading is forgotten. */
    void renew() throws IOException {
        json.close();
        input = new EventInput();
        consumed = 0;
        json = parser();
    }

    /**
     * Whether the value ended within its object. Outside of one the parser reads on to the end only to quote what it does
     * not understand.
     */
    boolean isCutOff() {
        return input.exhausted() && depth() > 0;
    }

    /** How many objects and arrays the parser is in. */
    int depth() {
        return json.getParsingContext().getNestingDepth();
    }

    /** The next name of the object, its value being the token then; null at the object's end. */
    @Nullable
    String nextName() throws IOException {
        String name = json.nextFieldName();
        if (name != null) {
            token = json.nextToken();
        }
        return name;
    }

    /** The value's token. */
    JsonToken token() {
        return token;
    }

    /** Whether the value is null. */
    boolean isNull() {
        return token == JsonToken.VALUE_NULL;
    }

    /** Whether the value is an object. */
    boolean isObject() {
        return token == JsonToken.START_OBJECT;
    }

    /** Whether the value is a number. */
    boolean isNumber() {
        return token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
    }

    /** Where the characters of a text or number are. */
    char[] chars() throws IOException {
        return json.getTextCharacters();
    }

    /** Where they begin; ask for {@link #chars()} first. */
    int start() throws IOException {
        return json.getTextOffset();
    }

    /** How many they are. */
    int length() throws IOException {
        return json.getTextLength();
    }

    /** The number as a double; infinite if it is too large for one. */
    double number() throws IOException {
        return json.getDoubleValue();
    }

    /** The whole number, if it has at most 18 digits. */
    long wholeNumber() throws IOException {
        return json.getLongValue();
    }

    /** Skips the value with all that is in it. */
    void skip() throws IOException {
        json.skipChildren();
    }

    private JsonParser parser() {
        try {
            return factory.createParser(input);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory failed", e);
        }
    }

    /** Takes what the parser has read ahead. */
    private static final class Remainder extends OutputStream {
        private boolean blank;

        @Override
        public void write(int unit) {
            write(new byte[] {(byte) unit}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int start, int length) {
            blank = EventInput.isBlank(bytes, start, start + length);
        }
    }
}
