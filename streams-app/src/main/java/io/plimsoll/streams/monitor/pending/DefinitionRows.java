package io.plimsoll.streams.monitor.pending;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What was in force while predictions were counted that wait, as bytes, kept beside them. A definition may be larger than a
 * message may be, so it is cut into pieces; the first one begins with the time until which it counted.
 */
public final class DefinitionRows {

    private final BlockStore store;

    /** In this store, beside all else that it holds. */
    public DefinitionRows(BlockStore store) {
        this.store = store;
    }

    /**
     * A definition.
     *
     * @param until no prediction of a later time was counted by it, milliseconds since the epoch
     * @param bytes what it says
     */
    public record Row(long until, byte[] bytes) {}

    /** Those of a model, in the order in which they were kept. */
    public List<Row> of(String model) {
        List<Row> rows = new ArrayList<>();
        ByteArrayOutputStream pieces = new ByteArrayOutputStream();
        try (BlockStore.Cursor cursor = store.scan(Keys.definitions(model))) {
            while (cursor.next()) {
                if (Keys.pieceOfDefinition(cursor.key()) == 0 && pieces.size() > 0) {
                    rows.add(row(pieces));
                    pieces.reset();
                }
                pieces.writeBytes(cursor.value());
            }
        }
        if (pieces.size() > 0) {
            rows.add(row(pieces));
        }
        return rows;
    }

    /** Keeps these of a model, and no others. */
    public void keep(String model, List<Row> rows) {
        Set<byte[]> gone = keys(model);
        for (int number = 0; number < rows.size(); number++) {
            byte[] bytes = ByteBuffer.allocate(Long.BYTES + rows.get(number).bytes().length)
                    .putLong(rows.get(number).until())
                    .put(rows.get(number).bytes())
                    .array();
            for (int from = 0; from < bytes.length; from += RowCodec.LARGEST_VALUE) {
                byte[] key = Keys.definition(model, number, from / RowCodec.LARGEST_VALUE);
                byte[] piece = new byte[Math.min(RowCodec.LARGEST_VALUE, bytes.length - from)];
                System.arraycopy(bytes, from, piece, 0, piece.length);
                store.put(key, piece);
                gone.remove(key);
            }
        }
        gone.forEach(store::delete);
    }

    private Set<byte[]> keys(String model) {
        Set<byte[]> keys = new TreeSet<>(Arrays::compareUnsigned);
        try (BlockStore.Cursor cursor = store.scan(Keys.definitions(model))) {
            while (cursor.next()) {
                keys.add(cursor.key());
            }
        }
        return keys;
    }

    private static Row row(ByteArrayOutputStream pieces) {
        ByteBuffer all = ByteBuffer.wrap(pieces.toByteArray());
        long until = all.getLong();
        byte[] bytes = new byte[all.remaining()];
        all.get(bytes);
        return new Row(until, bytes);
    }

    @Override
    public String toString() {
        return "definitions in " + store;
    }
}
