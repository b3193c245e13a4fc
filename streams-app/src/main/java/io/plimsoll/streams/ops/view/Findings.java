package io.plimsoll.streams.ops.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plimsoll.schemas.Family;
import io.plimsoll.streams.wire.Compressed;
import io.plimsoll.streams.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Puts findings of one report of a window into another. */
final class Findings {
    private static final String FINDINGS = "findings";

    private Findings() {}

    /**
     * A report with other findings in place of its own; everything else is as it was published.
     *
     * @param report the report
     * @param parts for each kind, in order, the report whose findings are taken
     */
    static byte[] replaced(Compressed report, Map<Kind, ReportDocument.Part> parts) {
        try {
            ObjectNode replaced = (ObjectNode) Json.MESSAGES.readTree(report.json());
            // Most kinds come from the same report, which is large: it is read once.
            IdentityHashMap<Compressed, Map<Kind, List<JsonNode>>> read = new IdentityHashMap<>();
            read.put(report, byKind(replaced));
            ArrayNode findings = replaced.putArray(FINDINGS);
            for (Map.Entry<Kind, ReportDocument.Part> part : parts.entrySet()) {
                Compressed source = part.getValue().from();
                if (!read.containsKey(source)) {
                    read.put(source, byKind(Json.MESSAGES.readTree(source.json())));
                }
                findings.addAll(read.getOrDefault(source, Map.of()).getOrDefault(part.getKey(), List.of()));
            }
            return Json.MESSAGES.writeValueAsBytes(replaced);
        } catch (IOException e) {
            throw new UncheckedIOException("a report that was read cannot be read again", e);
        }
    }

    private static Map<Kind, List<JsonNode>> byKind(JsonNode report) {
        Map<Kind, List<JsonNode>> findings = new HashMap<>();
        report.path(FINDINGS)
                .forEach(finding -> findings.computeIfAbsent(kind(finding), kind -> new ArrayList<>())
                        .add(finding));
        return findings;
    }

    private static Kind kind(JsonNode finding) {
        return Kind.of(
                Family.of(finding.path("family").asText()),
                finding.path("check").asText());
    }
}
