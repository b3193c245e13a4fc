package io.plimsoll.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Examples, schemas and records agree, both ways. */
class GoldenExamplesTest {

    @ParameterizedTest
    @EnumSource
    void shouldHaveExamplesOfEveryMessage(MessageType message) {
        assertThat(Examples.valid().filter(given -> given.get()[0] == message)).hasSizeGreaterThanOrEqualTo(2);
        assertThat(Examples.invalid().filter(given -> given.get()[0] == message))
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("io.plimsoll.schemas.Examples#valid")
    void shouldValidateEveryExample(MessageType message, String name) {
        JsonNode example = Wiring.tree(Examples.text(message, name));

        var errors = Wiring.schema(message).validate(example);

        assertThat(errors).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.plimsoll.schemas.Examples#valid")
    void shouldWriteBackWhatWasRead(MessageType message, String name) throws JsonProcessingException {
        JsonNode example = Wiring.tree(Examples.text(message, name));

        JsonNode written = throughRecord(message, example);

        assertThat(Differences.between(example, written)).isEmpty();
        assertThat(Wiring.schema(message).validate(written)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.plimsoll.schemas.Examples#valid")
    void shouldReadTheSameRecordAgain(MessageType message, String name) throws JsonProcessingException {
        Record first = Wiring.JSON.readValue(Examples.text(message, name), message.record());

        Record second = Wiring.JSON.readValue(Wiring.JSON.writeValueAsString(first), message.record());

        assertThat(second).isEqualTo(first).hasSameHashCodeAs(first);
    }

    @ParameterizedTest
    @MethodSource("io.plimsoll.schemas.Examples#valid")
    void shouldIgnoreUnknownFields(MessageType message, String name) throws JsonProcessingException {
        JsonNode example = Wiring.tree(Examples.text(message, name));
        Record known = Wiring.JSON.treeToValue(example, message.record());
        ObjectNode later = example.deepCopy();
        later.putObject("fieldOfALaterVersion").put("with", "content");

        Record read = Wiring.JSON.treeToValue(later, message.record());

        assertThat(read).isEqualTo(known);
        assertThat(Wiring.schema(message).validate(later)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.plimsoll.schemas.Examples#equivalent")
    void shouldWriteOtherSpellingsInTheCanonicalOne(MessageType message, String name) throws JsonProcessingException {
        JsonNode example = Wiring.tree(Examples.text(message, name));
        JsonNode canonical = Wiring.tree(Examples.text(message, name.replace(".json", ".canonical.json")));

        JsonNode written = throughRecord(message, example);

        assertThat(Wiring.schema(message).validate(example)).isEmpty();
        assertThat(Differences.between(canonical, written)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.plimsoll.schemas.Examples#invalid")
    void shouldRefuseInvalidExamplesBySchema(MessageType message, String name) {
        JsonNode example = Wiring.tree(Examples.text(message, name));

        var errors = Wiring.schema(message).validate(example);

        assertThat(errors.toString()).contains(reason(message, name));
    }

    @ParameterizedTest
    @MethodSource("io.plimsoll.schemas.Examples#invalid")
    void shouldRefuseInvalidExamplesByRecordAndNameTheField(MessageType message, String name) {
        String example = Examples.text(message, name);

        assertThatThrownBy(() -> Wiring.JSON.readValue(example, message.record()))
                .isInstanceOfSatisfying(
                        JsonMappingException.class,
                        refusal -> assertThat(path(refusal)).contains(reason(message, name)));
    }

    @Test
    void shouldShowEveryFieldInSomeExample() {
        Set<String> shown = Examples.valid()
                .map(given -> (MessageType) given.get()[0] + " "
                        + fields(Wiring.tree(Examples.text((MessageType) given.get()[0], (String) given.get()[1]))))
                .collect(Collectors.toCollection(TreeSet::new));

        List<String> unseen = Arrays.stream(MessageType.values())
                .flatMap(message -> WireForm.components(message.record()).keySet().stream()
                        .filter(field -> shown.stream()
                                .noneMatch(text -> text.startsWith(message + " ") && text.contains("'" + field + "'")))
                        .map(field -> message + "." + field))
                .toList();

        assertThat(unseen).isEmpty();
    }

    private static String fields(JsonNode example) {
        return example.properties().stream()
                .filter(field -> !field.getValue().isNull())
                .map(field -> "'" + field.getKey() + "'")
                .collect(Collectors.joining());
    }

    private static JsonNode throughRecord(MessageType message, JsonNode example) throws JsonProcessingException {
        return Wiring.tree(Wiring.JSON.writeValueAsString(Wiring.JSON.treeToValue(example, message.record())));
    }

    private static String reason(MessageType message, String name) {
        return Examples.text(message, name.replace(".json", ".reason")).strip();
    }

    private static String path(JsonMappingException refusal) {
        return refusal.getPathReference() + " " + refusal.getOriginalMessage();
    }
}
