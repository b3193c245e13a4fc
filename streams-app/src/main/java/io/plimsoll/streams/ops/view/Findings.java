package io.plimsoll.streams.ops.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plimsoll.schemas.Family;
import io.plimsoll.streams.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.IdentityHashMap;
import java.util.Map;

/** Puts findings of one report of a window into another. */
final class Findings {
    private static final String FINDINGS = "findings";

    private Findings() {}

    /**
     * A report with other findings in place of its own; everything else is as it was published.
     *
     * @param report the report
     * @param sources for each kind, in order, the report whose findings are taken
     */
    static byte[] replaced(byte[] report, Map<Kind, byte[]> sources) {
        try {
            ObjectNode replaced = (ObjectNode) Json.MESSAGES.readTree(report);
            ArrayNode findings = replaced.putArray(FINDINGS);
            // Most kinds come from the same report, which is large: it is read once.
            IdentityHashMap<byte[], JsonNode> read = new IdentityHashMap<>();
            for (Map.Entry<Kind, byte[]> source : sources.entrySet()) {
                JsonNode known = read.get(source.getValue());
                JsonNode tree = known == null ? Json.MESSAGES.readTree(source.getValue()) : known;
                read.put(source.getValue(), tree);
                addAll(source.getKey(), tree, findings);
            }
            return Json.MESSAGES.writeValueAsBytes(replaced);
        } catch (IOException e) {
            throw new UncheckedIOException("a report that was read cannot be read again", e);
        }
    }

    private static void addAll(Kind kind, JsonNode source, ArrayNode into) {
        source.path(FINDINGS).forEach(finding -> {
            Family family = Family.of(finding.path("family").asText());
            if (Kind.of(family, finding.path("check").asText()).equals(kind)) {
                into.add(finding);
            }
        });
    }
}
