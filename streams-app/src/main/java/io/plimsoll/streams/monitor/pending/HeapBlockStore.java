package io.plimsoll.streams.monitor.pending;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Blocks on the heap: for a run over files, which ends with its process. */
public final class HeapBlockStore implements BlockStore {

    private final TreeMap<byte[], byte[]> blocks = new TreeMap<>(Arrays::compareUnsigned);

    @Override
    public byte @Nullable [] get(byte[] key) {
        return blocks.get(key);
    }

    @Override
    public void put(byte[] key, byte[] value) {
        blocks.put(key, value);
    }

    @Override
    public void delete(byte[] key) {
        blocks.remove(key);
    }

    @Override
    public Cursor scan(byte[] prefix) {
        return new PrefixCursor(prefix, blocks.tailMap(prefix, true).entrySet().iterator());
    }

    /** The number of keys. */
    public int size() {
        return blocks.size();
    }

    @Override
    public String toString() {
        return size() + " blocks";
    }

    private static final class PrefixCursor implements Cursor {

        private final byte[] prefix;
        private final Iterator<Map.Entry<byte[], byte[]>> entries;
        private byte[] key = {};
        private byte[] value = {};

        PrefixCursor(byte[] prefix, Iterator<Map.Entry<byte[], byte[]>> entries) {
            this.prefix = prefix;
            this.entries = entries;
        }

        @Override
        public boolean next() {
            if (!entries.hasNext()) {
                return false;
            }
            Map.Entry<byte[], byte[]> entry = entries.next();
            key = entry.getKey();
            value = entry.getValue();
            return begins(key);
        }

        private boolean begins(byte[] candidate) {
            return candidate.length >= prefix.length
                    && Arrays.equals(candidate, 0, prefix.length, prefix, 0, prefix.length);
        }

        @Override
        public byte[] key() {
            return key;
        }

        @Override
        public byte[] value() {
            return value;
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
