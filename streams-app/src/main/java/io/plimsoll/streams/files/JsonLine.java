package io.plimsoll.streams.files;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.plimsoll.streams.monitor.Fields;
import io.plimsoll.streams.monitor.Text;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A JSON object on a line, read member by member. Members without a meaning are passed over.
 *
 * @param <T> the row
 */
final class JsonLine<T> {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .build();

    private final Map<String, Member<T>> members;
    private final Set<String> required;

    JsonLine(Map<String, Member<T>> members, Set<String> required) {
        this.members = members;
        this.required = required;
    }

    void read(byte[] line, int length, T into) throws MalformedException {
        try (JsonParser json = JSON.createParser(line, 0, length)) {
            json.nextToken();
            Set<String> missing = new TreeSet<>(required);
            object(json, name -> member(name, missing), into);
            requireEnd(json);
            requireNone(missing);
        } catch (IOException notJson) {
            // The parser's message quotes the line.
            throw new MalformedException("not JSON; expected one event on each line");
        }
    }

    private Member<T> member(String name, Set<String> missing) {
        missing.remove(name);
        return members.getOrDefault(name, ignored());
    }

    private static void requireEnd(JsonParser json) throws IOException, MalformedException {
        if (json.nextToken() != null) {
            throw new MalformedException("more than one event on the line");
        }
    }

    private static void requireNone(Set<String> missing) throws MalformedException {
        if (!missing.isEmpty()) {
            throw new MalformedException("no member " + String.join(", ", missing));
        }
    }

    /** The meanings of members, by name. */
    @FunctionalInterface
    interface Members<T> {
        Member<T> named(String name);
    }

    /** Reads the members of the object at which the parser stands. */
    static <T> void object(JsonParser json, Members<T> members, T into) throws IOException, MalformedException {
        if (!json.hasToken(JsonToken.START_OBJECT)) {
            throw new MalformedException("expected an object");
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            try {
                members.named(name).read(json, into);
            } catch (MalformedException e) {
                throw new MalformedException("member " + name + ": " + e.getMessage());
            }
        }
    }

    /** A text; a number or a truth value stands for its text. */
    static void text(JsonParser json, Text into) throws IOException, MalformedException {
        if (!json.currentToken().isScalarValue() || json.hasToken(JsonToken.VALUE_NULL)) {
            throw new MalformedException("expected a text");
        }
        into.set(json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
    }

    static double number(JsonParser json) throws IOException, MalformedException {
        if (!json.currentToken().isNumeric()) {
            throw new MalformedException("expected a number");
        }
        return json.getDoubleValue();
    }

    static long time(JsonParser json) throws IOException, MalformedException {
        if (!json.hasToken(JsonToken.VALUE_STRING) && !json.hasToken(JsonToken.VALUE_NUMBER_INT)) {
            throw new MalformedException("expected a time");
        }
        return EventTime.parse(json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
    }

    /** A member that is read where it is not null. */
    static <T> Member<T> optional(Member<T> member) {
        return (json, into) -> {
            if (!json.hasToken(JsonToken.VALUE_NULL)) {
                member.read(json, into);
            }
        };
    }

    /** A member that says nothing here. */
    static <T> Member<T> ignored() {
        return (json, into) -> json.skipChildren();
    }

    /** Values by name, whatever they are. */
    static void values(JsonParser json, Fields into) throws IOException, MalformedException {
        if (!json.hasToken(JsonToken.START_OBJECT)) {
            throw new MalformedException("expected an object");
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            value(name, json.nextToken(), json, into);
        }
    }

    private static void value(String name, JsonToken token, JsonParser json, Fields into) throws IOException {
        switch (token) {
            case VALUE_NULL -> into.addNull(name);
            case VALUE_STRING ->
                into.addText(name, json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> into.addNumber(name, json.getDoubleValue());
            case VALUE_TRUE, VALUE_FALSE -> into.addBoolean(name, token == JsonToken.VALUE_TRUE);
            default -> {
                json.skipChildren();
                into.addOther(name);
            }
        }
    }
}
