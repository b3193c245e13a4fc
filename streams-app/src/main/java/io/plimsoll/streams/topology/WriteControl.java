package io.plimsoll.streams.topology;

import io.plimsoll.schemas.CloudEvent;
import io.plimsoll.streams.monitor.Close;
import io.plimsoll.streams.wire.ControlWire;
import io.plimsoll.streams.wire.Json;
import io.plimsoll.streams.wire.PageLinks;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** The control events of a close as CloudEvents in binary mode, keyed by model. */
final class WriteControl extends ContextualProcessor<String, Close, String, byte[]> {

    private final Telemetry telemetry;
    private final PageLinks links;

    WriteControl(Telemetry telemetry, PageLinks links) {
        this.telemetry = telemetry;
        this.links = links;
    }

    @Override
    public void process(Record<String, Close> record) {
        ControlWire.events(record.value(), links).forEach(event -> {
            context().forward(new Record<>(record.key(), Json.bytes(event.data()), record.timestamp(), headers(event)));
            telemetry.sent(event.data());
        });
    }

    private static Headers headers(CloudEvent event) {
        RecordHeaders headers = new RecordHeaders();
        ControlWire.headers(event).forEach((name, text) -> headers.add(name, text.getBytes(StandardCharsets.UTF_8)));
        return headers;
    }
}
