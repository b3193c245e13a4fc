package io.plimsoll.streams.topology;

import io.plimsoll.streams.monitor.PaneShelf;
import io.plimsoll.streams.monitor.Series;
import io.plimsoll.streams.serde.PaneKey;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The panes of one model in a state store.
 *
 * @param model the model
 * @param store the store
 */
record StorePanes(String model, KeyValueStore<Bytes, byte[]> store) implements PaneShelf {

    @Override
    public Map<Series, byte[]> get(long pane) {
        byte[] prefix = PaneKey.prefix(model, pane);
        Map<Series, byte[]> counts = new TreeMap<>();
        try (KeyValueIterator<Bytes, byte[]> rows = rows(prefix)) {
            while (rows.hasNext()) {
                KeyValue<Bytes, byte[]> row = rows.next();
                counts.put(PaneKey.series(row.key.get(), prefix.length), row.value);
            }
        }
        return counts;
    }

    @Override
    public void put(long pane, Series series, byte[] counts) {
        store.put(Bytes.wrap(PaneKey.of(model, pane, series)), counts);
    }

    @Override
    public void delete(long pane) {
        get(pane).keySet().forEach(series -> store.delete(Bytes.wrap(PaneKey.of(model, pane, series))));
    }

    private KeyValueIterator<Bytes, byte[]> rows(byte[] prefix) {
        return store.prefixScan(Bytes.wrap(prefix), Serdes.Bytes().serializer());
    }
}
