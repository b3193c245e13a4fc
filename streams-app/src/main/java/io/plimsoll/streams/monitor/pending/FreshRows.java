package io.plimsoll.streams.monitor.pending;

/** The rows of a model and day that came since the last commit, and an index of their identities. */
final class FreshRows {

    private final RowList rows = new RowList();

    /** From an identity to where its row begins. */
    private final IdentityIndex index = new IdentityIndex();

    void add(PendingRow row, int timeOfDay, long key) {
        index.add(key, rows.add(row, timeOfDay));
    }

    void add(byte[] row, long key) {
        index.add(key, rows.add(row));
    }

    RowList rows() {
        return rows;
    }

    boolean hold(Identity identity, long startOfDay) {
        long key = identity.key();
        for (int slot = index.first(key); slot >= 0; slot = index.next(key, slot)) {
            if (identity.isRepeatedBy(rows.bytes(), index.value(slot), startOfDay)) {
                return true;
            }
        }
        return false;
    }

    /** Adds the rows of a request and arm to a list. */
    void find(Identity identity, RowList into) {
        long key = identity.key();
        byte[] bytes = rows.bytes();
        for (int slot = index.first(key); slot >= 0; slot = index.next(key, slot)) {
            int row = index.value(slot);
            if (identity.isAnswerOf(bytes, row)) {
                into.addAll(bytes, row, RowCodec.end(bytes, row));
            }
        }
    }

    void clear() {
        rows.clear();
        index.clear();
    }

    long heapBytes() {
        return rows.heapBytes() + index.heapBytes();
    }

    @Override
    public String toString() {
        return rows.toString();
    }
}
