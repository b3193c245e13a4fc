package io.plimsoll.streams.topology;

import io.plimsoll.streams.monitor.LedgerState;
import io.plimsoll.streams.monitor.LedgerStore;
import io.plimsoll.streams.monitor.PaneShelf;
import io.plimsoll.streams.serde.LedgerStateJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What the second stage remembers, in two state stores.
 *
 * @param states by model
 * @param panes counts by model, pane and series
 */
record StoreLedger(KeyValueStore<String, byte[]> states, KeyValueStore<Bytes, byte[]> panes) implements LedgerStore {

    @Override
    public List<String> models() {
        List<String> models = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> rows = states.all()) {
            rows.forEachRemaining(row -> models.add(row.key));
        }
        return models;
    }

    @Override
    public Optional<LedgerState> load(String model) {
        return Optional.ofNullable(states.get(model)).map(LedgerStateJson::read);
    }

    @Override
    public void save(String model, LedgerState state) {
        states.put(model, LedgerStateJson.write(state));
    }

    @Override
    public PaneShelf panes(String model) {
        return new StorePanes(model, panes);
    }
}
