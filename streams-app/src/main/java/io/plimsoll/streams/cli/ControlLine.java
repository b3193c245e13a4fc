package io.plimsoll.streams.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A control event for a person: one line that says what it is, and below it what moved, how much, since when, how sure
 * that is, and what to look at. A type that this version does not know is shown with its fields as they are.
 *
 * @param style how the head stands out
 * @param head the line
 * @param details lines that belong to it
 */
record ControlLine(Style style, String head, List<String> details) {
    private static final Map<String, Function<ControlMessage, ControlLine>> KNOWN = Map.of(
            "io.plimsoll.alert.v1", AlertText::of,
            "io.plimsoll.rollback.v1", DecisionText::rollback,
            "io.plimsoll.promotion.v1", DecisionText::promotion,
            "io.plimsoll.traffic.v1", DecisionText::traffic,
            "io.plimsoll.retrain.v1", DecisionText::retrain,
            "io.plimsoll.withdrawn.v1", DecisionText::withdrawn);

    /** What came over the network must not steer the terminal. */
    ControlLine {
        head = harmless(head);
        details = details.stream().map(ControlLine::harmless).toList();
    }

    private static String harmless(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    static ControlLine of(ControlMessage message) {
        return KNOWN.getOrDefault(message.type(), ControlLine::unknown).apply(message);
    }

    private static ControlLine unknown(ControlMessage message) {
        String type = message.type().isEmpty() ? "event without a type" : message.type();
        Stream<String> fields =
                message.body().properties().stream().map(field -> field.getKey() + ": " + shown(field.getValue()));
        List<String> details = message.body().isObject() ? fields.toList() : List.of(shown(message.body()));
        return new ControlLine(Style.PLAIN, head(message, type, message.subject()), details);
    }

    private static String shown(JsonNode value) {
        return value.isTextual() ? value.asText() : value.toString();
    }

    /** {@code 2024-03-08T00:00:00Z  ROLLBACK  credit: v2 to v1}. */
    static String head(ControlMessage message, String what, String about) {
        return (message.time().isEmpty() ? "(no time)" : message.time()) + "  " + what + "  " + about;
    }

    /** Prints the event, its details indented. */
    void printTo(Console console) {
        console.print(console.styled(style, head));
        details.forEach(detail -> console.print("    " + detail));
    }
}
