package io.plimsoll.streams.monitor.pending;

import io.plimsoll.detectors.tally.ProbabilityCode;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Rows and pages as bytes: the only class that knows how they look. Numbers are big-endian, a varint is LEB128.
 *
 * <pre>
 * page   ┌─────────┬────────┬─────────────┬──────────────┬───────┬───────┐
 *        │ version │ pieces │ rows of run │ pages of run │ row 0 │ row 1 │…
 *        │ 1 byte  │ 2      │ 4           │ 4            │       │       │
 *        └─────────┴────────┴─────────────┴──────────────┴───────┴───────┘
 * row    ┌──────────────┬────────┬───────┬──────┐
 *        │ request hash │ length │ flags │ rest │        length: varint, of flags and rest
 *        │ 16           │ varint │ 1     │      │
 *        └──────────────┴────────┴───────┴──────┘
 * rest of a prediction
 *        ┌─────────────┬────────┬────────────┬──────────┬───────┬──────────┬──────────┬────────────────┐
 *        │ time of day │ series │ score cell │ decision │ value │ segments │ codes …  │ class scores … │
 *        │ 4, millis   │ varint │ varint  ?  │ varint ? │ 4   ? │ varint n │ n varint │ 2 each, or 1   │
 *        └─────────────┴────────┴────────────┴──────────┴───────┴──────────┴──────────┴────────────────┘
 * rest of a label
 *        ┌───────────────┬─────────────────────────┐
 *        │ label's time  │ class, or number        │
 *        │ 8, millis     │ varint, or 8: a double  │
 *        └───────────────┴─────────────────────────┘
 * flags  1 a score cell is there · 2 a decision · 4 a value · 8 class scores of two bytes
 *        64 a label with a number · 128 a label
 * </pre>
 *
 * <p>A class score is a {@link ProbabilityCode}; without its flag it is a byte, in 255ths, as it was foreseen first.
 *
 * <p>Rows of a page are in no order: a page is read whole and scanned. A page that is larger than a value may be goes on
 * in further pieces, each with the same header; every piece holds whole rows. Fields may be added at the end of a label's
 * rest and behind new flags; a reader of this version skips by the length. Version 1 is read for ever; bytes of every
 * version that was ever written are among the tests.
 */
final class RowCodec {

    /** The largest value that is written, in bytes. */
    static final int LARGEST_VALUE = 1 << 18;

    /** The bytes before the first row of a page. */
    static final int PAGE_HEADER = 11;

    /** A row has no more bytes than this after its length. */
    static final int LARGEST_REST = 1 << 16;

    private static final byte VERSION = 1;
    private static final int PIECES = 1;
    private static final int ROWS = 3;
    private static final int PAGES = 7;

    private static final int LOW = 8;
    private static final int LENGTH = 16;
    private static final int LARGEST_VARINT = 5;

    private static final int SCORE = 1;
    private static final int DECISION = 2;
    private static final int VALUE = 4;
    private static final int WIDE_SCORES = 8;
    private static final int NUMBER = 64;
    private static final int LABEL = 128;

    private static final double NARROW = 255;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

    private RowCodec() {}

    /** Writes the header of a page, or of a piece of it. */
    static void writeHeader(byte[] page, int pieces, int rowsOfRun, int pagesOfRun) {
        page[0] = VERSION;
        SHORTS.set(page, PIECES, (short) pieces);
        INTS.set(page, ROWS, rowsOfRun);
        INTS.set(page, PAGES, pagesOfRun);
    }

    /**
     * Refuses what this class cannot read.
     *
     * @throws IllegalArgumentException if the page is of an unknown version
     */
    static void requireVersion(byte[] page) {
        if (page.length < PAGE_HEADER || page[0] != VERSION) {
            throw new IllegalArgumentException("a page of waiting predictions is of an unknown version or damaged");
        }
    }

    static int pieces(byte[] page) {
        return (short) SHORTS.get(page, PIECES) & 0xffff;
    }

    static int rowsOfRun(byte[] page) {
        return (int) INTS.get(page, ROWS);
    }

    static int pagesOfRun(byte[] page) {
        return (int) INTS.get(page, PAGES);
    }

    /** The most bytes that a prediction can take. */
    static int largest(PendingRow row) {
        return LENGTH
                + 3
                + 1
                + Integer.BYTES
                + LARGEST_VARINT * (4 + row.segmentCount)
                + Float.BYTES
                + Short.BYTES * row.classCount;
    }

    /**
     * Writes a prediction.
     *
     * @param to an array with room for {@link #largest}
     * @param at where the row begins
     * @return where it ends
     * @throws IllegalArgumentException if it has more segments and classes than a row can hold
     */
    static int writePrediction(PendingRow row, int timeOfDay, byte[] to, int at) {
        int rest = restOfPrediction(row);
        int next = writeStart(row.hashHigh, row.hashLow, rest, to, at);
        to[next] = (byte) flags(row);
        INTS.set(to, next + 1, timeOfDay);
        next = writeVarint(row.series, to, next + 1 + Integer.BYTES);
        if (row.hasScore()) {
            next = writeVarint(row.scoreCell, to, next);
        }
        if (row.hasDecision()) {
            next = writeVarint(row.decision, to, next);
        }
        if (row.hasValue) {
            INTS.set(to, next, Float.floatToIntBits(row.value));
            next += Float.BYTES;
        }
        next = writeVarint(row.segmentCount, to, next);
        for (int i = 0; i < row.segmentCount; i++) {
            next = writeVarint(row.segments[i], to, next);
        }
        for (int i = 0; i < row.classCount; i++) {
            SHORTS.set(to, next, row.classScores[i]);
            next += Short.BYTES;
        }
        return next;
    }

    /** The bytes of a label's row. */
    static byte[] label(long high, long low, PendingLabel label) {
        byte[] row = new byte[LENGTH + 1 + 1 + 2 * Long.BYTES];
        if (label instanceof PendingLabel.OfNumber number) {
            int next = writeStart(high, low, 1 + 2 * Long.BYTES, row, 0);
            row[next] = (byte) (LABEL | NUMBER);
            LONGS.set(row, next + 1, number.time());
            LONGS.set(row, next + 1 + Long.BYTES, Double.doubleToLongBits(number.value()));
            return row;
        }
        int outcome = ((PendingLabel.OfClass) label).outcome();
        int next = writeStart(high, low, 1 + Long.BYTES + sizeOfVarint(outcome), row, 0);
        row[next] = (byte) LABEL;
        LONGS.set(row, next + 1, label.time());
        return Arrays.copyOf(row, writeVarint(outcome, row, next + 1 + Long.BYTES));
    }

    static long hashHigh(byte[] bytes, int row) {
        return (long) LONGS.get(bytes, row);
    }

    static long hashLow(byte[] bytes, int row) {
        return (long) LONGS.get(bytes, row + LOW);
    }

    static boolean isLabel(byte[] bytes, int row) {
        return (bytes[rest(bytes, row)] & LABEL) != 0;
    }

    /** The series of a prediction. */
    static int series(byte[] bytes, int row) {
        return varint(bytes, rest(bytes, row) + 1 + Integer.BYTES);
    }

    /** The time of day of a prediction, in milliseconds. */
    static int timeOfDay(byte[] bytes, int row) {
        return (int) INTS.get(bytes, rest(bytes, row) + 1);
    }

    /** Where the row ends and the next one begins. */
    static int end(byte[] bytes, int row) {
        return rest(bytes, row) + varint(bytes, row + LENGTH);
    }

    /** Reads a prediction; its day is not in the row. */
    static void readPrediction(byte[] bytes, int row, long startOfDay, PendingRow into) {
        into.clear();
        into.request(hashHigh(bytes, row), hashLow(bytes, row));
        int end = end(bytes, row);
        int flags = bytes[rest(bytes, row)];
        into.time = startOfDay + timeOfDay(bytes, row);
        into.series = series(bytes, row);
        int next = rest(bytes, row) + 1 + Integer.BYTES + sizeOfVarint(into.series);
        if ((flags & SCORE) != 0) {
            into.scoreCell = varint(bytes, next);
            next += sizeOfVarint(into.scoreCell);
        }
        if ((flags & DECISION) != 0) {
            into.decision = varint(bytes, next);
            next += sizeOfVarint(into.decision);
        }
        if ((flags & VALUE) != 0) {
            into.value(Float.intBitsToFloat((int) INTS.get(bytes, next)));
            next += Float.BYTES;
        }
        next = readSegments(bytes, next, into);
        if ((flags & WIDE_SCORES) != 0) {
            readClassScores(bytes, next, end, into);
        } else {
            readNarrowScores(bytes, next, end, into);
        }
    }

    /** Reads a label. */
    static PendingLabel readLabel(byte[] bytes, int row) {
        int rest = rest(bytes, row);
        long time = (long) LONGS.get(bytes, rest + 1);
        int what = rest + 1 + Long.BYTES;
        return (bytes[rest] & NUMBER) != 0
                ? new PendingLabel.OfNumber(time, Double.longBitsToDouble((long) LONGS.get(bytes, what)))
                : new PendingLabel.OfClass(time, varint(bytes, what));
    }

    private static int readSegments(byte[] bytes, int at, PendingRow into) {
        int count = varint(bytes, at);
        int next = at + sizeOfVarint(count);
        for (int i = 0; i < count; i++) {
            int code = varint(bytes, next);
            into.addSegment(code);
            next += sizeOfVarint(code);
        }
        return next;
    }

    private static void readClassScores(byte[] bytes, int from, int to, PendingRow into) {
        for (int i = from; i < to; i += Short.BYTES) {
            into.addClassScore((short) SHORTS.get(bytes, i));
        }
    }

    private static void readNarrowScores(byte[] bytes, int from, int to, PendingRow into) {
        for (int i = from; i < to; i++) {
            into.addClassScore(ProbabilityCode.of((bytes[i] & 0xff) / NARROW));
        }
    }

    private static int restOfPrediction(PendingRow row) {
        int size = 1 + Integer.BYTES + sizeOfVarint(row.series) + Short.BYTES * row.classCount;
        size += row.hasScore() ? sizeOfVarint(row.scoreCell) : 0;
        size += row.hasDecision() ? sizeOfVarint(row.decision) : 0;
        size += row.hasValue ? Float.BYTES : 0;
        size += sizeOfVarint(row.segmentCount);
        for (int i = 0; i < row.segmentCount; i++) {
            size += sizeOfVarint(row.segments[i]);
        }
        if (size > LARGEST_REST) {
            throw new IllegalArgumentException("a prediction with " + row.segmentCount + " segments and "
                    + row.classCount + " classes is too large to wait");
        }
        return size;
    }

    private static int flags(PendingRow row) {
        return (row.hasScore() ? SCORE : 0)
                | (row.hasDecision() ? DECISION : 0)
                | (row.hasValue ? VALUE : 0)
                | (row.classCount > 0 ? WIDE_SCORES : 0);
    }

    private static int writeStart(long high, long low, int rest, byte[] to, int at) {
        LONGS.set(to, at, high);
        LONGS.set(to, at + LOW, low);
        return writeVarint(rest, to, at + LENGTH);
    }

    /** Where what the length counts begins. */
    private static int rest(byte[] bytes, int row) {
        int at = row + LENGTH;
        while (bytes[at] < 0) {
            at++;
        }
        return at + 1;
    }

    private static int varint(byte[] bytes, int from) {
        int at = from;
        int value = bytes[at] & 0x7f;
        for (int shift = 7; bytes[at] < 0; shift += 7) {
            at++;
            value |= (bytes[at] & 0x7f) << shift;
        }
        return value;
    }

    private static int writeVarint(int value, byte[] to, int at) {
        int next = at;
        int rest = value;
        while ((rest & ~0x7f) != 0) {
            to[next++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        to[next] = (byte) rest;
        return next + 1;
    }

    private static int sizeOfVarint(int value) {
        return (38 - Integer.numberOfLeadingZeros(value | 1)) / 7;
    }
}
