package io.plimsoll.streams.topology;

import io.plimsoll.streams.monitor.Exemplars;
import io.plimsoll.streams.monitor.FaultPlace;
import io.plimsoll.streams.monitor.PaneShelf;
import io.plimsoll.streams.monitor.Series;
import io.plimsoll.streams.serde.ExemplarsSerde;
import io.plimsoll.streams.serde.PaneKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
    public Map<Series, Exemplars> exemplars(long pane, FaultPlace place) {
        byte[] prefix = PaneKey.exemplarPrefix(model, pane, place);
        Map<Series, Exemplars> exemplars = new TreeMap<>();
        try (KeyValueIterator<Bytes, byte[]> rows = rows(prefix)) {
            while (rows.hasNext()) {
                KeyValue<Bytes, byte[]> row = rows.next();
                exemplars.put(PaneKey.series(row.key.get(), prefix.length), ExemplarsSerde.read(row.value));
            }
        }
        return exemplars;
    }

    @Override
    public void putExemplars(long pane, FaultPlace place, Series series, Exemplars exemplars) {
        store.put(Bytes.wrap(PaneKey.of(model, pane, place, series)), ExemplarsSerde.write(exemplars));
    }

    @Override
    public void delete(long pane) {
        deleteAll(PaneKey.prefix(model, pane));
        deleteAll(PaneKey.exemplarPrefix(model, pane));
    }

    private void deleteAll(byte[] prefix) {
        List<Bytes> keys = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> rows = rows(prefix)) {
            rows.forEachRemaining(row -> keys.add(row.key));
        }
        keys.forEach(store::delete);
    }

    @Override
    public Map<Held, byte[]> held() {
        byte[] prefix = PaneKey.heldPrefix(model);
        Map<Held, byte[]> changes = new HashMap<>();
        try (KeyValueIterator<Bytes, byte[]> rows = rows(prefix)) {
            while (rows.hasNext()) {
                KeyValue<Bytes, byte[]> row = rows.next();
                changes.put(PaneKey.held(row.key.get(), prefix.length), row.value);
            }
        }
        return changes;
    }

    @Override
    public void hold(Held place, byte[] change) {
        store.put(Bytes.wrap(PaneKey.of(model, place)), change);
    }

    @Override
    public void release(Held place) {
        store.delete(Bytes.wrap(PaneKey.of(model, place)));
    }

    @Override
    public Map<Series, byte[]> totals() {
        byte[] prefix = PaneKey.totalPrefix(model);
        Map<Series, byte[]> totals = new TreeMap<>();
        try (KeyValueIterator<Bytes, byte[]> rows = rows(prefix)) {
            while (rows.hasNext()) {
                KeyValue<Bytes, byte[]> row = rows.next();
                totals.put(PaneKey.series(row.key.get(), prefix.length), row.value);
            }
        }
        return totals;
    }

    @Override
    public void putTotal(Series series, byte[] total) {
        store.put(Bytes.wrap(PaneKey.ofTotal(model, series)), total);
    }

    @Override
    public void deleteTotal(Series series) {
        store.delete(Bytes.wrap(PaneKey.ofTotal(model, series)));
    }

    private KeyValueIterator<Bytes, byte[]> rows(byte[] prefix) {
        return store.prefixScan(Bytes.wrap(prefix), Serdes.Bytes().serializer());
    }
}
