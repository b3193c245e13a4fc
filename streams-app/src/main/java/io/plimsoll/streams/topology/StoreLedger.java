package io.plimsoll.streams.topology;

import io.plimsoll.streams.monitor.Deferred;
import io.plimsoll.streams.monitor.LedgerState;
import io.plimsoll.streams.monitor.LedgerStore;
import io.plimsoll.streams.monitor.Monitor;
import io.plimsoll.streams.monitor.PaneShelf;
import io.plimsoll.streams.serde.LedgerStateJson;
import io.plimsoll.streams.serde.StageMessageSerde;
import io.plimsoll.streams.wire.Catalogue;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What the second stage remembers, in three state stores.
 *
 * @param states by model
 * @param definitions by model and number, {@code credit#0}; and what waits for one, {@code #7}
 * @param panes counts by model and window, pane and series
 * @param catalogue knows what monitors are made of
 */
record StoreLedger(
        KeyValueStore<String, byte[]> states,
        KeyValueStore<String, byte[]> definitions,
        KeyValueStore<Bytes, byte[]> panes,
        Catalogue catalogue)
        implements LedgerStore {

    /** Stands after a model's name; no name holds it. */
    private static final String END = "#";

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

    /** What was in force last is so again on this instance, if what came after it is broken. */
    @Override
    public List<Monitor> definitions(String model) {
        List<byte[]> remembered = rows(model);
        if (!remembered.isEmpty()) {
            catalogue.recall(model, remembered.get(remembered.size() - 1));
        }
        return remembered.stream().map(catalogue::remembered).toList();
    }

    @Override
    public void define(String model, List<Monitor> monitors) {
        int before = rows(model).size();
        for (int number = 0; number < monitors.size(); number++) {
            definitions.put(key(model, number), catalogue.definition(monitors.get(number)));
        }
        for (int number = monitors.size(); number < before; number++) {
            definitions.delete(key(model, number));
        }
    }

    private List<byte[]> rows(String model) {
        List<byte[]> rows = new ArrayList<>();
        for (byte[] row = definitions.get(key(model, 0)); row != null; row = definitions.get(key(model, rows.size()))) {
            rows.add(row);
        }
        return rows;
    }

    private static String key(String model, int number) {
        return model + END + number;
    }

    @Override
    public PaneShelf panes(String model, Duration window) {
        return new StorePanes(model + END + window.toMillis(), panes);
    }

    @Override
    public Map<Long, Deferred> deferred() {
        Map<Long, Deferred> deferred = new TreeMap<>();
        try (KeyValueIterator<String, byte[]> rows = definitions.prefixScan(END, new StringSerializer())) {
            rows.forEachRemaining(row -> deferred.put(Long.valueOf(row.key.substring(END.length())), read(row.value)));
        }
        return deferred;
    }

    @Override
    public void defer(long number, Deferred deferred) {
        byte[] message = StageMessageSerde.write(deferred.message());
        definitions.put(
                END + number,
                ByteBuffer.allocate(Long.BYTES + message.length)
                        .putLong(deferred.published())
                        .put(message)
                        .array());
    }

    @Override
    public void undefer(long number) {
        definitions.delete(END + number);
    }

    private static Deferred read(byte[] row) {
        ByteBuffer bytes = ByteBuffer.wrap(row);
        long published = bytes.getLong();
        byte[] message = new byte[bytes.remaining()];
        bytes.get(message);
        return new Deferred(StageMessageSerde.read(message), published);
    }

    @Override
    public void forget(String model) {
        states.delete(model);
        define(model, List.of());
    }
}
