package io.plimsoll.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Walks every record and its schema together: same names, same types, same words, the same may be null. */
class SchemaAgreementTest {
    private static final Map<Type, String> SCALARS = Map.of(
            String.class, "string",
            Instant.class, "string",
            PolicyDuration.class, "string",
            Span.class, "string",
            Long.class, "integer",
            Integer.class, "integer",
            Double.class, "number",
            Boolean.class, "boolean",
            MonitorPolicy.Range.class, "array");

    /** Either text or something else; the examples hold these to their schemas. */
    private static final Set<Type> UNIONS = Set.of(Object.class, Favourable.class, MonitorPolicy.Segment.class);

    private final List<String> disagreements = new ArrayList<>();
    private int compared;

    @ParameterizedTest
    @EnumSource
    void shouldAgreeComponentByComponent(MessageType message) {
        SchemaView schema = SchemaView.of(message);

        compareRecord(message.wire(), message.record(), schema);

        assertThat(disagreements).isEmpty();
        assertThat(compared).isGreaterThanOrEqualTo(message.record().getRecordComponents().length);
    }

    @ParameterizedTest
    @EnumSource
    void shouldIdentifyAndDescribeEverySchema(MessageType message) {
        JsonNode schema = Wiring.tree(Schemas.of(message));

        assertThat(schema.path("$id").asText()).isEqualTo(Schemas.id(message));
        assertThat(schema.path("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.findParents("properties")).isNotEmpty();
        assertThat(undescribed(schema)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void shouldNameTheDataOfEveryControlTypeInTheEnvelope(ControlType type) {
        RecordComponent data =
                Objects.requireNonNull(WireForm.components(CloudEvent.class).get("data"));
        JsonSubTypes subTypes = data.getAccessor().getAnnotation(JsonSubTypes.class);

        var named = Arrays.stream(subTypes.value()).filter(sub -> sub.value() == type.body());

        assertThat(named)
                .singleElement()
                .satisfies(sub -> assertThat(sub.name()).isEqualTo(type.wire()));
    }

    @Test
    void shouldHaveAControlTypeForEveryControlEvent() {
        Set<Class<?>> bodies =
                Arrays.stream(ControlType.values()).map(ControlType::body).collect(Collectors.toSet());

        assertThat(bodies).containsExactlyInAnyOrder(permitted(ControlEvent.class));
    }

    private void compareRecord(String path, Class<?> record, SchemaView schema) {
        Map<String, RecordComponent> components = WireForm.components(record);
        Set<String> extra = record == CloudEvent.class ? Set.of("type") : Set.of();
        expect(path + " properties", plus(components.keySet(), extra), schema.names("properties"));
        expect(path + " required", plus(WireForm.required(record), extra), schema.names("required"));
        expect(path + " skips unknown fields", skipsUnknown(record), true);
        components.forEach((name, component) -> compareComponent(path + "." + name, component, schema.property(name)));
    }

    private static boolean skipsUnknown(Class<?> record) {
        return record.isAnnotationPresent(Wire.class) || record.isAnnotationPresent(WireWithNulls.class);
    }

    private void compareComponent(String path, RecordComponent component, SchemaView schema) {
        compared++;
        if (component.getType() == ControlEvent.class) {
            return;
        }
        expect(path + " may be null", WireForm.optional(component), schema.nullable());
        compareType(path, component.getGenericType(), schema);
    }

    private void compareType(String path, Type type, SchemaView schema) {
        if (type instanceof ParameterizedType generic) {
            compareContainer(path, generic, schema);
        } else if (SCALARS.containsKey(type)) {
            compareScalar(path, type, schema);
        } else if (!UNIONS.contains(type)) {
            compareClass(path, (Class<?>) type, schema);
        }
    }

    private void compareContainer(String path, ParameterizedType type, SchemaView schema) {
        boolean list = type.getRawType() == List.class;
        Type content = type.getActualTypeArguments()[list ? 0 : 1];
        expect(path + " type", list ? "array" : "object", schema.type());
        compareType(path + "[]", content, schema.child(list ? "items" : "additionalProperties"));
    }

    private void compareScalar(String path, Type type, SchemaView schema) {
        boolean anyTime = type == Instant.class && schema.node().has("oneOf");
        SchemaView form = anyTime ? schema.alternative(0) : schema;
        boolean constant = form.node().path("const").isTextual();
        expect(path + " type", SCALARS.getOrDefault(type, ""), constant ? "string" : form.type());
        expect(
                path + " is a time",
                type == Instant.class,
                form.node().path("format").asText().equals("date-time"));
    }

    private void compareClass(String path, Class<?> type, SchemaView schema) {
        if (type.isEnum()) {
            compareWords(path, type, schema);
        } else if (type.isSealed()) {
            compareAlternatives(path, type, schema);
        } else {
            expect(path + " type", "object", schema.type());
            compareRecord(path, type, schema);
        }
    }

    private void compareWords(String path, Class<?> vocabulary, SchemaView schema) {
        Set<String> words = Arrays.stream(vocabulary.getEnumConstants())
                .map(constant -> ((WireName) constant).wire())
                .collect(Collectors.toCollection(TreeSet::new));
        JsonNode constant = schema.node().path("const");
        Set<String> inSchema = constant.isMissingNode() ? schema.names("enum") : Set.of(constant.asText());
        boolean fixedByItsRecord = vocabulary == FeatureKind.class && words.containsAll(inSchema);
        expect(path + " words", words, fixedByItsRecord ? words : inSchema);
    }

    private void compareAlternatives(String path, Class<?> sealed, SchemaView schema) {
        Class<?>[] permitted = permitted(sealed);
        expect(
                path + " alternatives",
                permitted.length,
                schema.node().path("oneOf").size());
        for (int i = 0; i < permitted.length; i++) {
            compareRecord(path + "." + permitted[i].getSimpleName(), permitted[i], schema.alternative(i));
        }
    }

    private static Class<?>[] permitted(Class<?> sealed) {
        Class<?>[] permitted = sealed.getPermittedSubclasses();
        return permitted == null ? new Class<?>[0] : permitted;
    }

    private void expect(String what, Object ofRecord, Object ofSchema) {
        if (!ofRecord.equals(ofSchema)) {
            disagreements.add(what + ": record " + ofRecord + ", schema " + ofSchema);
        }
    }

    private static Set<String> plus(Set<String> names, Set<String> more) {
        Set<String> all = new TreeSet<>(names);
        all.addAll(more);
        return all;
    }

    private static List<String> undescribed(JsonNode schema) {
        List<JsonNode> roots = new ArrayList<>(List.of(schema));
        schema.path("$defs").forEach(roots::add);
        return roots.stream()
                .flatMap(root -> root.path("properties").properties().stream())
                .filter(property -> !property.getValue().has("description"))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Test
    void shouldDescribeEveryCommonDefinition() {
        JsonNode definitions = Wiring.tree(Schemas.common()).path("$defs");

        var described = StreamSupport.stream(definitions.spliterator(), false).map(d -> d.path("description"));

        assertThat(described).hasSizeGreaterThan(20).allMatch(JsonNode::isTextual);
    }
}
