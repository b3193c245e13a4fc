package io.plimsoll.streams.monitor.pending;

import java.util.Arrays;

/** Rows one after the other in an array that grows. */
final class RowList {

    private static final int FIRST_SIZE = 1024;

    private byte[] bytes;
    private int end;
    private int rows;

    RowList() {
        this(FIRST_SIZE);
    }

    /** With room for so many bytes. */
    RowList(int size) {
        bytes = new byte[size];
    }

    /** The rows; those before {@link #end()} count. */
    byte[] bytes() {
        return bytes;
    }

    int end() {
        return end;
    }

    int rows() {
        return rows;
    }

    /** Adds a prediction and says where it begins. */
    int add(PendingRow row, int timeOfDay) {
        ensure(RowCodec.largest(row));
        int start = end;
        end = RowCodec.writePrediction(row, timeOfDay, bytes, start);
        rows++;
        return start;
    }

    /** Adds a row and says where it begins. */
    int add(byte[] row) {
        int start = end;
        addAll(row, 0, row.length);
        return start;
    }

    /** Adds the rows in a part of an array. */
    void addAll(byte[] source, int from, int to) {
        ensure(to - from);
        System.arraycopy(source, from, bytes, end, to - from);
        for (int row = from; row < to; row = RowCodec.end(source, row)) {
            rows++;
        }
        end += to - from;
    }

    void clear() {
        end = 0;
        rows = 0;
    }

    long heapBytes() {
        return bytes.length;
    }

    private void ensure(int more) {
        if (end + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(end, more), 2 * bytes.length));
        }
    }

    @Override
    public String toString() {
        return rows + " rows in " + end + " bytes";
    }
}
