package io.plimsoll.streams.topology;

import io.plimsoll.streams.monitor.pending.BlockStore;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The waiting predictions of one task in a state store.
 *
 * @param store the store
 */
record StoreBlocks(KeyValueStore<Bytes, byte[]> store) implements BlockStore {

    @Override
    public byte @Nullable [] get(byte[] key) {
        return store.get(Bytes.wrap(key));
    }

    @Override
    public void put(byte[] key, byte[] value) {
        store.put(Bytes.wrap(key), value);
    }

    @Override
    public void delete(byte[] key) {
        store.delete(Bytes.wrap(key));
    }

    @Override
    public Cursor scan(byte[] prefix) {
        return new Rows(store.prefixScan(Bytes.wrap(prefix), Serdes.Bytes().serializer()));
    }

    private static final class Rows implements Cursor {

        private final KeyValueIterator<Bytes, byte[]> rows;
        private @Nullable KeyValue<Bytes, byte[]> row;

        Rows(KeyValueIterator<Bytes, byte[]> rows) {
            this.rows = rows;
        }

        @Override
        public boolean next() {
            row = rows.hasNext() ? rows.next() : null;
            return row != null;
        }

        @Override
        public byte[] key() {
            return row().key.get();
        }

        @Override
        public byte[] value() {
            return row().value;
        }

        @Override
        public void close() {
            rows.close();
        }

        private KeyValue<Bytes, byte[]> row() {
            if (row == null) {
                throw new IllegalStateException("the cursor stands on no entry");
            }
            return row;
        }
    }
}
