package io.plimsoll.streams.topology;

import io.plimsoll.schemas.CloudEvent;
import io.plimsoll.streams.monitor.Close;
import io.plimsoll.streams.monitor.Policy;
import io.plimsoll.streams.wire.Catalogue;
import io.plimsoll.streams.wire.ControlWire;
import io.plimsoll.streams.wire.Json;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** The control events of a close as CloudEvents in binary mode, keyed by model. */
final class WriteControl extends ContextualProcessor<String, Close, String, byte[]> {

    private final Catalogue catalogue;

    WriteControl(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public void process(Record<String, Close> record) {
        Policy policy = catalogue.monitor(record.key()).orElseThrow().policy();
        record.value().transitions().forEach(transition -> {
            CloudEvent event = ControlWire.event(transition, policy);
            context().forward(new Record<>(record.key(), Json.bytes(event.data()), record.timestamp(), headers(event)));
        });
    }

    private static Headers headers(CloudEvent event) {
        RecordHeaders headers = new RecordHeaders();
        add(headers, "content-type", "application/json");
        add(headers, "ce_specversion", event.specversion());
        add(headers, "ce_id", event.id());
        add(headers, "ce_type", event.data().type().wire());
        add(headers, "ce_source", event.source());
        add(headers, "ce_subject", event.subject());
        add(headers, "ce_time", event.time().toString());
        return headers;
    }

    private static void add(RecordHeaders headers, String name, String text) {
        headers.add(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
