package io.plimsoll.streams.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Control events one after the other, for a person. A decision that only renews the one before, because that expired and its
 * reasons stand, is one line: nothing is new but until when it holds.
 */
final class ControlNarration {

    /** One decision of a model is in force at a time. */
    private static final int MOST_REMEMBERED = 1_000;

    /** What two decisions must agree on to ask for the same. */
    private static final List<String> SUBSTANCE = List.of("fromVersion", "toVersion", "version", "weights", "dryRun");

    private final Map<String, Told> told = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Told> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    /**
     * A decision that was told in full.
     *
     * @param since when
     */
    private record Told(ControlMessage decision, String since) {}

    /** The event in words, after those before it. */
    ControlLine line(ControlMessage message) {
        Optional<Told> before =
                message.text("supersedes").map(told::get).filter(earlier -> isRenewedBy(earlier.decision(), message));
        message.text("decisionId")
                .filter(id -> message.text("expiresAt").isPresent())
                .ifPresent(id ->
                        told.put(id, new Told(message, before.map(Told::since).orElse(message.time()))));
        return before.map(first -> renewed(message, first.since())).orElseGet(() -> ControlLine.of(message));
    }

    /** What is decided again before it expired is news: the version has another role, or there is another place to go. */
    private static boolean isRenewedBy(ControlMessage one, ControlMessage other) {
        return one.type().equals(other.type())
                && hasExpired(one, other.time())
                && SUBSTANCE.stream().allMatch(field -> field(one, field).equals(field(other, field)));
    }

    private static boolean hasExpired(ControlMessage decision, String now) {
        try {
            return !Instant.parse(decision.text("expiresAt").orElseThrow()).isAfter(Instant.parse(now));
        } catch (DateTimeParseException | NoSuchElementException unknown) {
            return false;
        }
    }

    private static JsonNode field(ControlMessage message, String name) {
        return message.body().path(name);
    }

    private static ControlLine renewed(ControlMessage message, String since) {
        String until =
                message.text("expiresAt").map(time -> ", holds until " + time).orElse("");
        return new ControlLine(
                Style.FAINT, ControlLine.of(message).head() + ", still in force since " + since + until, List.of());
    }
}
