package io.plimsoll.streams.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** An alert in words. */
final class AlertText {
    private static final Map<String, Style> STYLES =
            Map.of("warning", Style.WARNING, "error", Style.BAD, "critical", Style.BAD);

    private final ControlMessage message;

    private AlertText(ControlMessage message) {
        this.message = message;
    }

    static ControlLine of(ControlMessage message) {
        return new AlertText(message).line();
    }

    private ControlLine line() {
        String severity = message.text("severity").orElse("unknown");
        String state = message.text("state").orElse("unknown");
        Style style = state.equals("resolved") ? Style.GOOD : STYLES.getOrDefault(severity, Style.PLAIN);
        String what = severity.toUpperCase(Locale.ROOT) + " " + state;
        return new ControlLine(style, ControlLine.head(message, what, about()), details());
    }

    private String about() {
        JsonNode subject = message.body().path("subject");
        Optional<String> metric = ControlMessage.text(subject, "metric");
        String check = message.text("check")
                .filter(name -> !metric.equals(Optional.of(name)))
                .map(name -> name + " of ")
                .orElse("");
        return message.subject() + ": " + check + subject(subject);
    }

    /** {@code income in region=north}, {@code accuracy for gender female against male}. */
    static String subject(JsonNode subject) {
        String what = ControlMessage.text(subject, "feature")
                .or(() -> ControlMessage.text(subject, "metric"))
                .orElse("all");
        return what
                + part(" in ", subject, "segment")
                + part(" for ", subject, "attribute")
                + part(" ", subject, "group")
                + part(" against ", subject, "reference");
    }

    private static String part(String before, JsonNode subject, String field) {
        return ControlMessage.text(subject, field).map(text -> before + text).orElse("");
    }

    private List<String> details() {
        List<String> lines = new ArrayList<>();
        message.text("summary").ifPresent(lines::add);
        howMuch().ifPresent(text -> lines.add("how much: " + text));
        since().ifPresent(text -> lines.add("since: " + text));
        howSure().ifPresent(text -> lines.add("how sure: " + text));
        cause().ifPresent(text -> lines.add("same cause: " + text));
        exemplars().ifPresent(text -> lines.add("requests: " + text));
        before().ifPresent(text -> lines.add("before: " + text));
        message.text("owner").ifPresent(text -> lines.add("owner: " + text));
        lookAt().ifPresent(text -> lines.add("look at: " + text));
        return lines;
    }

    private Optional<String> howMuch() {
        Optional<String> bounds =
                number("lower").flatMap(lower -> number("upper").map(upper -> " (" + lower + " to " + upper + ")"));
        String limit = number("threshold").map(text -> ", limit " + text).orElse("");
        return number("value").map(value -> value + bounds.orElse("") + limit);
    }

    private Optional<String> number(String field) {
        return Optional.of(message.body().path(field))
                .filter(JsonNode::isNumber)
                .map(Figures::shortened);
    }

    private Optional<String> since() {
        String until = message.text("until").map(text -> " until " + text).orElse("");
        String span = message.text("span")
                .map(text -> ", judged over " + text + until)
                .orElse("");
        String end = message.text("endsAt").map(text -> " until " + text).orElse("");
        return message.text("startedAt").map(start -> start + end + span);
    }

    /** An e-value of E is reached by chance with probability 1/E at most (Ville's inequality). */
    private Optional<String> howSure() {
        JsonNode logE = message.body().path("logE");
        String rows = message.text("n").map(n -> "n = " + n).orElse("");
        if (!logE.isNumber() || logE.doubleValue() <= 0) {
            return Optional.of(rows).filter(text -> !text.isEmpty());
        }
        String odds = "by chance at most once in " + Figures.exponential(logE.doubleValue());
        return Optional.of(rows.isEmpty() ? odds : odds + ", " + rows);
    }

    private Optional<String> cause() {
        JsonNode cause = message.body().path("cause");
        int others = cause.path("others").size();
        if (cause.path("rank").asText().equals("member")) {
            return ControlMessage.text(cause, "key").map(key -> key + " speaks for it");
        }
        return others == 0
                ? Optional.empty()
                : Optional.of(others + (others == 1 ? " other alert" : " other alerts") + ", first "
                        + cause.path("others").get(0).asText());
    }

    private Optional<String> exemplars() {
        List<String> ids = new ArrayList<>();
        message.body().path("exemplars").forEach(id -> ids.add(id.asText()));
        return ids.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", ids));
    }

    private Optional<String> before() {
        int times = message.body().path("occurrences").size();
        return times == 0
                ? Optional.empty()
                : Optional.of(times + (times == 1 ? " earlier incident" : " earlier incidents"));
    }

    private Optional<String> lookAt() {
        String links = message.body().path("links").properties().stream()
                .map(link -> link.getKey() + " " + link.getValue().asText())
                .collect(Collectors.joining(", "));
        String runbook = message.text("runbook").orElse("");
        String both = runbook.isEmpty() || links.isEmpty() ? runbook + links : runbook + ", " + links;
        return Optional.of(both).filter(text -> !text.isEmpty());
    }
}
