package io.plimsoll.streams.topology;

import io.plimsoll.streams.wire.Catalogue;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Reads a compacted topic into the catalogue of this instance. What is broken does not replace the last good one: it is
 * stored beside it, so that after a restart, which goes on where it stopped reading, the good one is in force and the fault
 * is shown.
 */
final class LoadCatalogue implements Processor<String, byte[], Void, Void> {

    /** Stands before the key of a broken message; no model's name begins with it. */
    private static final String BROKEN = "!";

    private final String storeName;
    private final Catalogue.Entry entry;
    private final InForce inForce;
    private ProcessorContext<Void, Void> context;
    private KeyValueStore<String, byte[]> store;

    LoadCatalogue(String storeName, Catalogue.Entry entry, InForce inForce) {
        this.storeName = storeName;
        this.entry = entry;
        this.inForce = inForce;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        this.context = context;
        store = context.getStateStore(storeName);
        List<KeyValue<String, byte[]>> broken = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> rows = store.all()) {
            rows.forEachRemaining(row -> {
                if (row.key.startsWith(BROKEN)) {
                    broken.add(row);
                } else {
                    entry.put(row.key, row.value);
                }
            });
        }
        broken.forEach(row -> entry.put(row.key.substring(BROKEN.length()), row.value));
    }

    @Override
    public void process(Record<String, byte @Nullable []> record) {
        boolean good = entry.put(record.key(), record.value());
        if (good) {
            store.put(record.key(), record.value());
            store.delete(BROKEN + record.key());
        } else {
            store.put(BROKEN + record.key(), record.value());
        }
        context.recordMetadata()
                .ifPresent(place -> inForce.taken(
                        place.topic(), place.partition(), place.offset(), record.key(), record.value(), good));
    }
}
