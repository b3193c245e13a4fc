package io.plimsoll.streams.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.plimsoll.schemas.MessageType;
import io.plimsoll.schemas.Schemas;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The contract's JSON Schemas. */
final class ContractSchemas {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, b -> b.schemas(documents()));

    private ContractSchemas() {}

    /** What a message, as it is written, breaks of its schema. */
    static List<String> violations(MessageType type, Object message) throws JsonProcessingException {
        Schema schema = REGISTRY.getSchema(SchemaLocation.of(Schemas.id(type)));
        String json = Json.MESSAGES.writeValueAsString(message);
        return schema.validate(Json.MESSAGES.readTree(json)).stream()
                .map(Object::toString)
                .toList();
    }

    private static Map<String, String> documents() {
        Map<String, String> documents = new HashMap<>(Map.of(Schemas.ID_PREFIX + "common", Schemas.common()));
        Arrays.stream(MessageType.values()).forEach(type -> documents.put(Schemas.id(type), Schemas.of(type)));
        return documents;
    }
}
