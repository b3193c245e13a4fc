package io.plimsoll.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The contract's documents, as they are in this module. */
public final class Schemas {
    /** What every schema's id begins with: {@code urn:plimsoll:schemas:v1:window-report}. */
    public static final String ID_PREFIX = "urn:plimsoll:schemas:v1:";

    private Schemas() {}

    /** The JSON Schema 2020-12 of a message; it refers to {@link #common}. */
    public static String of(MessageType message) {
        return text("/schemas/v1/" + message.wire() + ".schema.json");
    }

    /** The id of a message's schema. */
    public static String id(MessageType message) {
        return ID_PREFIX + message.wire();
    }

    /** The definitions that the schemas share; its id is {@link #ID_PREFIX} and {@code common}. */
    public static String common() {
        return text("/schemas/v1/common.schema.json");
    }

    /** The AsyncAPI 3 document of the topics, YAML. */
    public static String asyncApi() {
        return text("/asyncapi/plimsoll.v1.yaml");
    }

    private static String text(String resource) {
        try (InputStream bytes = Schemas.class.getResourceAsStream(resource)) {
            if (bytes == null) {
                throw new IllegalStateException(resource + " is missing from the jar: build the module again");
            }
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
