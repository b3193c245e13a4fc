package io.plimsoll.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The AsyncAPI document against the topics, records and words of the contract. */
class AsyncApiTest {
    private static final Path FOLDER = Path.of("src/main/resources/asyncapi");

    private JsonNode document = Wiring.JSON.nullNode();

    @BeforeEach
    void read() throws IOException {
        document = Wiring.YAML.readTree(Schemas.asyncApi());
    }

    @Test
    void shouldResolveEveryReference() {
        List<String> references = document.findValuesAsText("$ref");

        assertThat(references).hasSizeGreaterThan(40).allMatch(this::resolves);
    }

    @Test
    void shouldHaveTheTopicsWithTheirCleanUp() {
        Map<String, String> cleanUp = new TreeMap<>();

        document.path("channels")
                .forEach(channel -> cleanUp.put(channel.path("address").asText(), cleanUp(channel)));

        assertThat(cleanUp)
                .isEqualTo(Map.of(
                        "plimsoll.predictions", "delete",
                        "plimsoll.labels", "delete",
                        "plimsoll.references", "compact",
                        "plimsoll.monitors", "compact",
                        "plimsoll.reports", "delete",
                        "plimsoll.control", "delete",
                        "plimsoll.incidents", "compact",
                        "plimsoll.dead-letters", "delete"));
    }

    @Test
    void shouldCarryEveryMessageAndNoOther() {
        Set<String> payloads = new TreeSet<>();

        document.at("/components/messages")
                .findValues("schema")
                .forEach(schema -> payloads.add(fileName(schema.path("$ref").asText())));

        Set<String> messages = new TreeSet<>();
        Arrays.stream(MessageType.values())
                .filter(message -> message != MessageType.CLOUD_EVENT)
                .forEach(message -> messages.add(message.wire() + ".schema.json"));
        assertThat(payloads).isEqualTo(messages);
    }

    @Test
    void shouldOfferEveryMessageOnSomeChannel() {
        Set<String> offered = new TreeSet<>();

        document.path("channels")
                .forEach(channel -> channel.path("messages")
                        .forEach(message ->
                                offered.add(fileName(message.path("$ref").asText()))));

        assertThat(offered).isEqualTo(names(document.at("/components/messages")));
    }

    @Test
    void shouldNameTheControlTypesAndTheHeadersOfTheBinaryMode() {
        JsonNode headers = document.at("/components/schemas/cloudEventHeaders");

        List<String> types = texts(headers.at("/properties/ce_type/enum"));

        assertThat(types)
                .containsExactlyElementsOf(
                        Arrays.stream(ControlType.values()).map(WireName::wire).toList());
        assertThat(names(headers.path("properties")))
                .containsExactlyInAnyOrder(
                        "content-type", "ce_specversion", "ce_id", "ce_type", "ce_source", "ce_subject", "ce_time");
    }

    @Test
    void shouldNameTheReasonsAndHeadersOfDeadLetters() {
        JsonNode headers = document.at("/components/schemas/deadLetterHeaders");

        List<String> reasons = texts(headers.at("/properties/reason/enum"));

        assertThat(reasons)
                .containsExactlyElementsOf(Arrays.stream(RefusalReason.values())
                        .map(WireName::wire)
                        .toList());
        assertThat(texts(headers.path("required")))
                .containsExactly("reason", "topic", "partition", "offset", "timestamp");
    }

    private boolean resolves(String reference) {
        return reference.startsWith("#")
                ? !document.at(reference.substring(1)).isMissingNode()
                : Files.isRegularFile(FOLDER.resolve(reference));
    }

    private static String cleanUp(JsonNode channel) {
        return channel.at("/bindings/kafka/topicConfiguration/cleanup.policy")
                .path(0)
                .asText();
    }

    private static String fileName(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> texts(JsonNode array) {
        return Arrays.asList(Wiring.JSON.convertValue(array, String[].class));
    }
}
