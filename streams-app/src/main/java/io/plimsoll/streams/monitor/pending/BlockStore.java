package io.plimsoll.streams.monitor.pending;

import org.jspecify.annotations.Nullable;

/**
 * Where blocks of bytes lie by key: a logged store of the stream task, or the heap. Keys are ordered as unsigned bytes.
 *
 * <p>Keys and values are handed over: neither side changes an array that it gave or got.
 */
public interface BlockStore {

    /** The value of a key, null where there is none. */
    byte @Nullable [] get(byte[] key);

    /** Sets the value of a key; at most {@value RowCodec#LARGEST_VALUE} bytes are ever written. */
    void put(byte[] key, byte[] value);

    /** Removes a key, if it is there. */
    void delete(byte[] key);

    /**
     * All entries whose key begins with these bytes, in the order of the keys. The store is not changed while the cursor
     * is open.
     */
    Cursor scan(byte[] prefix);

    /** Goes over entries. To be closed. */
    interface Cursor extends AutoCloseable {

        /** Steps to the next entry, the first time to the first; false where there is none. */
        boolean next();

        /** The key of the entry. */
        byte[] key();

        /** The value of the entry. */
        byte[] value();

        @Override
        void close();
    }
}
