package io.plimsoll.streams.topology;

import io.plimsoll.streams.monitor.Close;
import io.plimsoll.streams.monitor.Policy;
import io.plimsoll.streams.wire.Json;
import io.plimsoll.streams.wire.ReportWire;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** The reports of a close as messages, keyed by model. */
final class WriteReports extends ContextualProcessor<String, Close, String, byte[]> {

    @Override
    public void process(Record<String, Close> record) {
        Policy policy = record.value().policy();
        ReportWire.messages(record.value().reports(), policy)
                .forEach(report -> context().forward(record.withValue(Json.bytes(report))));
    }
}
