package io.plimsoll.streams.topology;

import io.plimsoll.streams.wire.Catalogue;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Reads a compacted topic into the catalogue of this instance. What is broken is not stored: the last good one stays in
 * force, and after a restart it is what the store holds.
 */
final class LoadCatalogue implements Processor<String, byte[], Void, Void> {

    private final String storeName;
    private final Catalogue.Entry entry;
    private KeyValueStore<String, byte[]> store;

    LoadCatalogue(String storeName, Catalogue.Entry entry) {
        this.storeName = storeName;
        this.entry = entry;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        store = context.getStateStore(storeName);
        try (KeyValueIterator<String, byte[]> rows = store.all()) {
            rows.forEachRemaining(row -> entry.put(row.key, row.value));
        }
    }

    @Override
    public void process(Record<String, byte @Nullable []> record) {
        if (entry.put(record.key(), record.value())) {
            store.put(record.key(), record.value());
        }
    }
}
