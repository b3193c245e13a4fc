package io.plimsoll.streams.ops.view;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.plimsoll.schemas.CloudEvent;
import io.plimsoll.schemas.ControlEvent;
import io.plimsoll.schemas.ControlType;
import io.plimsoll.schemas.WireException;
import io.plimsoll.streams.wire.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * A control event.
 *
 * @param id the event's id: a retry has the same
 * @param time when it was decided, in event time
 * @param event its data
 * @param json the event in CloudEvents structured form, its data as it was published; not to be changed
 */
public record ControlDocument(String id, Instant time, ControlEvent event, byte[] json) {

    static ControlDocument of(Published published) throws UnreadableException {
        try {
            ControlType type = ControlType.of(published.header("ce_type"));
            Instant time = Instant.parse(published.header("ce_time"));
            ControlEvent event = Json.MESSAGES.readValue(published.value(), type.body());
            if (!event.model().equals(published.key())) {
                throw new UnreadableException("the key is not the event's model");
            }
            return new ControlDocument(published.header("ce_id"), time, event, structured(published));
        } catch (WireException | DateTimeParseException | JsonProcessingException e) {
            throw new UnreadableException("not a control event: " + e.getClass().getSimpleName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] structured(Published published) throws IOException, UnreadableException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(published.value().length + 512);
        try (JsonGenerator json = Json.MESSAGES.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("specversion", CloudEvent.SPECVERSION);
            for (String attribute : new String[] {"id", "type", "source", "subject", "time"}) {
                json.writeStringField(attribute, published.header("ce_" + attribute));
            }
            json.writeStringField("datacontenttype", CloudEvent.JSON);
            json.writeFieldName("data");
            json.writeRawValue(new String(published.value(), StandardCharsets.UTF_8));
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }
}
