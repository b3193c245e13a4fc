package io.plimsoll.streams.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Recommendations in words: what, from where to where; why, with figures; who decides; what to look at. */
final class DecisionText {
    private DecisionText() {}

    static ControlLine rollback(ControlMessage message) {
        return decision(Style.BAD, "ROLLBACK" + dryRun(message), message, versions(message));
    }

    static ControlLine promotion(ControlMessage message) {
        return decision(Style.GOOD, "PROMOTION" + dryRun(message), message, versions(message));
    }

    static ControlLine traffic(ControlMessage message) {
        String weights = message.body().path("weights").properties().stream()
                .map(weight -> weight.getKey() + " " + Figures.percent(weight.getValue()))
                .collect(Collectors.joining(", "));
        return decision(Style.BOLD, "TRAFFIC" + dryRun(message), message, weights);
    }

    static ControlLine retrain(ControlMessage message) {
        return decision(
                Style.WARNING,
                "RETRAIN" + dryRun(message),
                message,
                message.text("version").orElse(""));
    }

    static ControlLine withdrawn(ControlMessage message) {
        String which = message.text("decisionId")
                .map(id -> "decision " + id + " no longer holds")
                .orElse("");
        return decision(Style.FAINT, "WITHDRAWN", message, which);
    }

    private static ControlLine decision(Style style, String what, ControlMessage message, String content) {
        return new ControlLine(
                style, ControlLine.head(message, what, message.model() + ": " + content), details(message));
    }

    private static String dryRun(ControlMessage message) {
        return message.body().path("dryRun").asBoolean() ? " (dry run)" : "";
    }

    private static String versions(ControlMessage message) {
        return message.text("fromVersion").orElse("none") + " to "
                + message.text("toVersion").orElse("none");
    }

    private static List<String> details(ControlMessage message) {
        List<String> lines = new ArrayList<>();
        message.text("reason").ifPresent(text -> lines.add("why: " + text));
        addAll(lines, "because of ", message.body().path("reasons"), JsonNode::asText);
        addAll(lines, "found: ", message.body().path("evidence"), DecisionText::found);
        addAll(lines, "moved: ", message.body().path("moved"), DecisionText::moved);
        addAll(lines, "gate ", message.body().path("gates"), DecisionText::gate);
        standby(message).ifPresent(lines::add);
        approval(message).ifPresent(text -> lines.add("who: " + text));
        message.text("expiresAt").ifPresent(text -> lines.add("holds until: " + text));
        message.text("cooldownUntil").ifPresent(text -> lines.add("no other decision until: " + text));
        message.text("supersedes").ifPresent(text -> lines.add("supersedes: " + text));
        message.text("supersededBy").ifPresent(text -> lines.add("superseded by: " + text));
        message.text("fromVersion")
                .ifPresent(version ->
                        lines.add("look at: /api/v1/models/" + message.model() + "/versions/" + version + "/verdict"));
        message.body()
                .path("links")
                .properties()
                .forEach(link -> lines.add("see: " + link.getValue().asText()));
        return lines;
    }

    private static Optional<String> standby(ControlMessage message) {
        JsonNode target = message.body().path("target");
        if (!target.isObject()) {
            return Optional.empty();
        }
        String version = message.text("toVersion").orElse("it");
        if (target.path("warm").asBoolean()) {
            return Optional.of(version + " answers now");
        }
        return Optional.of(ControlMessage.text(target, "lastPrediction")
                .map(time -> version + " must be started: it last answered before " + time)
                .orElse(version + " must be started: it was never seen to answer"));
    }

    private static Optional<String> approval(ControlMessage message) {
        return message.text("approval")
                .map(text -> text.equals("auto") ? "a deployment system may act on it" : "a person must approve it");
    }

    private static String found(JsonNode finding) {
        String value = number(finding, "value").map(text -> ": " + text).orElse("");
        String bounds = number(finding, "lower")
                .flatMap(lower -> number(finding, "upper").map(upper -> " (" + lower + " to " + upper + ")"))
                .orElse("");
        String limit = number(finding.path("compared"), "threshold")
                .map(text -> ", limit " + text)
                .orElse("");
        String n = number(finding, "n").map(text -> ", n = " + text).orElse("");
        return chance(finding) + AlertText.subject(finding.path("subject")) + value + bounds + limit + n;
    }

    /** What is told of a version is not its rate. */
    private static String chance(JsonNode finding) {
        return finding.path("check").asText().equals("best_arm") ? "chance to be the best by " : "";
    }

    private static Optional<String> number(JsonNode node, String field) {
        return Optional.of(node.path(field)).filter(JsonNode::isNumber).map(Figures::shortened);
    }

    private static void addAll(List<String> lines, String before, JsonNode list, Function<JsonNode, String> inWords) {
        StreamSupport.stream(list.spliterator(), false)
                .map(item -> before + inWords.apply(item))
                .forEach(lines::add);
    }

    private static String moved(JsonNode moved) {
        String since = ControlMessage.text(moved, "since")
                .map(text -> " since " + text)
                .orElse("");
        return AlertText.subject(moved.path("subject")) + since;
    }

    private static String gate(JsonNode gate) {
        String verdict =
                ControlMessage.text(gate, "verdict").map(text -> ": " + text).orElse("");
        String reason =
                ControlMessage.text(gate, "reason").map(text -> ", " + text).orElse("");
        return ControlMessage.text(gate, "name").orElse("without a name") + verdict + reason;
    }
}
