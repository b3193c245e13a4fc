package io.plimsoll.streams.topology;

import io.plimsoll.streams.monitor.Close;
import io.plimsoll.streams.monitor.Incident;
import io.plimsoll.streams.monitor.Policy;
import io.plimsoll.streams.monitor.Transition;
import io.plimsoll.streams.wire.ControlWire;
import io.plimsoll.streams.wire.Json;
import io.plimsoll.streams.wire.PageLinks;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** The open incidents, keyed by alert, for consumers that come late; a tombstone when one is resolved. */
final class WriteIncidents extends ContextualProcessor<String, Close, String, byte[]> {

    private final PageLinks links;

    WriteIncidents(PageLinks links) {
        this.links = links;
    }

    @Override
    public void process(Record<String, Close> record) {
        Policy policy = record.value().policy();
        for (Transition transition : record.value().transitions()) {
            byte[] open = transition.change().state() == Incident.State.RESOLVED
                    ? null
                    : Json.bytes(ControlWire.alert(transition, policy, links));
            context().forward(new Record<>(transition.key().toString(), open, record.timestamp()));
        }
    }
}
