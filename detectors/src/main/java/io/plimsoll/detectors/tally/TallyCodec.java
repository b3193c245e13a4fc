package io.plimsoll.detectors.tally;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Tallies as bytes: the only class that knows the layout of these bytes.
 *
 * <pre>
 * ┌─────────┬───────┬───────────┬──────────────────────────┬────────────────────┬──────────┐
 * │ version │ cells │ latencies │ latency step, count  …   │ gap, value     …   │ last gap │
 * │ 1 byte  │ varint│ varint n  │ n × (varint, varint)     │ (varint, zigzag) … │ varint   │
 * └─────────┴───────┴───────────┴──────────────────────────┴────────────────────┴──────────┘
 * </pre>
 *
 * <p>Only cells that are not zero are written, each as the number of zero cells before it and its value; the last gap
 * reaches past the last cell, so that bytes which were cut off are known as such. Any part of a tally's cells is itself a
 * tally, so one that is too large for a record is written as several, in any order.
 *
 * <p>Pairs of versions have no layout: their first byte is {@value #PAIRS}, and there is no section of latencies.
 *
 * <pre>
 * ┌────────┬───────┬────────────────────┬──────────┐
 * │   2    │ cells │ gap, value     …   │ last gap │
 * │ 1 byte │ varint│ (varint, zigzag) … │ varint   │
 * └────────┴───────┴────────────────────┴──────────┘
 * </pre>
 *
 * <p>Both forms are read for ever; bytes of every form that was ever written are among the tests.
 */
public final class TallyCodec {

    private static final byte VERSION = 1;
    private static final byte PAIRS = 2;
    private static final int LONGEST_VARINT = 10;

    private TallyCodec() {}

    /**
     * A tally as one array of bytes.
     *
     * @return bytes that {@link #addTo} reads
     */
    public static byte[] encode(WindowTally tally) {
        return encode(tally, Integer.MAX_VALUE).get(0);
    }

    /**
     * A tally as arrays of bytes of bounded size, whose sum it is.
     *
     * @param largest the size in bytes that an array should not exceed; the latencies, at most some 15 kB, are not split
     * @return one array or more
     */
    public static List<byte[]> encode(WindowTally tally, int largest) {
        List<byte[]> pieces = new ArrayList<>();
        Writer writer = header(tally, true);
        long[] cells = tally.cells();
        int next = 0;
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] == 0) {
                continue;
            }
            if (writer.size + 3 * LONGEST_VARINT > largest) {
                pieces.add(finished(writer, cells.length - next));
                writer = header(tally, false);
                next = 0;
            }
            writer.varint(i - next);
            writer.zigzag(cells[i]);
            next = i + 1;
        }
        pieces.add(finished(writer, cells.length - next));
        return pieces;
    }

    /**
     * Changes to a tally, as arrays of bytes of bounded size, whose sum they are. They are read by {@link #addTo} as well.
     *
     * @param largest the size in bytes that an array should not exceed
     * @return one array or more
     */
    public static List<byte[]> encode(SparseCounts changes, int largest) {
        List<byte[]> pieces = new ArrayList<>();
        Writer writer = header(changes.cellsOfLayout());
        int next = 0;
        for (int i = 0; i < changes.size(); i++) {
            if (writer.size + 3 * LONGEST_VARINT > largest) {
                pieces.add(finished(writer, changes.cellsOfLayout() - next));
                writer = header(changes.cellsOfLayout());
                next = 0;
            }
            writer.varint(changes.cell(i) - next);
            writer.zigzag(changes.count(i));
            next = changes.cell(i) + 1;
        }
        pieces.add(finished(writer, changes.cellsOfLayout() - next));
        return pieces;
    }

    /**
     * Encoded counts as changes; they have no latencies.
     *
     * @throws IllegalArgumentException if the bytes are of an unknown version, damaged, of another layout or with latencies
     */
    public static SparseCounts sparse(Layout layout, byte[] bytes) {
        SparseCounts.Merge merge = new SparseCounts.Merge(bytes.length / 2);
        read(bytes, layout.cells(), new Changes(merge));
        return merge.finish(layout.cells());
    }

    /**
     * Pairs of versions as one array of bytes.
     *
     * @return bytes that {@link #addTo(PairTable, byte[])} reads
     */
    public static byte[] encode(PairTable pairs) {
        Writer writer = new Writer();
        writer.put(PAIRS);
        long[] cells = pairs.cells();
        writer.varint(cells.length);
        int next = 0;
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] != 0) {
                writer.varint(i - next);
                writer.zigzag(cells[i]);
                next = i + 1;
            }
        }
        return finished(writer, cells.length - next);
    }

    /**
     * Adds encoded pairs to a table. Bytes that are refused leave it as it was.
     *
     * @throws IllegalArgumentException if the bytes are no pairs, damaged, or of other classes
     */
    public static void addTo(PairTable pairs, byte[] bytes) {
        readPairs(bytes, pairs.cells().length, NOWHERE);
        readPairs(bytes, pairs.cells().length, new Sum(pairs.cells(), new LatencyCounts()));
    }

    private static void readPairs(byte[] bytes, int cells, Sink sink) {
        Reader reader = new Reader(bytes);
        reader.requireVersion(PAIRS);
        reader.requireCells(cells);
        sink.cells(reader, cells);
        reader.requireEnd();
    }

    private static byte[] finished(Writer writer, int lastGap) {
        writer.varint(lastGap);
        return writer.bytes();
    }

    /**
     * A tally of encoded counts.
     *
     * @throws IllegalArgumentException if the bytes are of an unknown version, damaged, or of another layout
     */
    public static WindowTally decode(Layout layout, byte[] bytes) {
        WindowTally tally = new WindowTally(layout);
        read(bytes, layout.cells(), new Sum(tally.cells(), tally.latencies()));
        return tally;
    }

    /**
     * Adds encoded counts to a tally. Bytes that are refused leave it as it was.
     *
     * @throws IllegalArgumentException if the bytes are of an unknown version, damaged, or of another layout
     */
    public static void addTo(WindowTally tally, byte[] bytes) {
        int cells = tally.layout().cells();
        read(bytes, cells, NOWHERE);
        read(bytes, cells, new Sum(tally.cells(), tally.latencies()));
    }

    private static void read(byte[] bytes, int cells, Sink sink) {
        Reader reader = new Reader(bytes);
        reader.requireVersion(VERSION);
        reader.requireCells(cells);
        readLatencies(reader, sink);
        sink.cells(reader, cells);
        reader.requireEnd();
    }

    private static Writer header(WindowTally tally, boolean withLatencies) {
        if (!withLatencies) {
            return header(tally.layout().cells());
        }
        Writer writer = new Writer();
        writer.put(VERSION);
        writer.varint(tally.layout().cells());
        writeLatencies(writer, tally.latencies());
        return writer;
    }

    private static Writer header(int cells) {
        Writer writer = new Writer();
        writer.put(VERSION);
        writer.varint(cells);
        writer.varint(0);
        return writer;
    }

    private static void writeLatencies(Writer writer, LatencyCounts latencies) {
        long[] buckets = {0};
        latencies.forEach((micros, count) -> buckets[0]++);
        writer.varint(buckets[0]);
        long[] last = {0};
        latencies.forEach((micros, count) -> {
            writer.varint(micros - last[0]);
            writer.varint(count);
            last[0] = micros;
        });
    }

    private static void readLatencies(Reader reader, Sink sink) {
        long buckets = reader.varint();
        long micros = 0;
        for (long i = 0; i < buckets; i++) {
            micros = reader.step(micros, LatencyCounts.LONGEST_MICROS);
            sink.latency(micros, reader.count());
        }
    }

    private static IllegalArgumentException damaged(int position) {
        return new IllegalArgumentException("tally bytes are damaged at position " + position);
    }

    /** Takes what bytes hold. Each goes through the cells by itself: they are the many. */
    private interface Sink {
        void latency(long micros, long count);

        void cells(Reader reader, int cells);
    }

    /** For a first reading, which shows whether the bytes can be read to their end. */
    private static final Sink NOWHERE = new Sink() {
        @Override
        public void latency(long micros, long count) {}

        @Override
        public void cells(Reader reader, int cells) {
            for (int cell = reader.step(0, cells); cell < cells; cell = reader.step(cell + 1, cells)) {
                reader.varint();
            }
        }
    };

    private record Sum(long[] sums, LatencyCounts latencies) implements Sink {
        @Override
        public void latency(long micros, long count) {
            latencies.record(micros, count);
        }

        @Override
        public void cells(Reader reader, int cells) {
            for (int cell = reader.step(0, cells); cell < cells; cell = reader.step(cell + 1, cells)) {
                sums[cell] += reader.zigzag();
            }
        }
    }

    private record Changes(SparseCounts.Merge merge) implements Sink {
        @Override
        public void latency(long micros, long count) {
            throw new IllegalArgumentException("tally bytes of changes hold latencies");
        }

        @Override
        public void cells(Reader reader, int cells) {
            for (int cell = reader.step(0, cells); cell < cells; cell = reader.step(cell + 1, cells)) {
                merge.add(cell, reader.zigzag());
            }
        }
    }

    private static final class Writer {
        private byte[] buffer = new byte[256];
        private int size;

        void put(byte value) {
            if (size == buffer.length) {
                buffer = Arrays.copyOf(buffer, 2 * size);
            }
            buffer[size++] = value;
        }

        void varint(long value) {
            long rest = value;
            while ((rest & ~0x7FL) != 0) {
                put((byte) (rest | 0x80));
                rest >>>= 7;
            }
            put((byte) rest);
        }

        void zigzag(long value) {
            varint((value << 1) ^ (value >> 63));
        }

        byte[] bytes() {
            return Arrays.copyOf(buffer, size);
        }
    }

    private static final class Reader {
        private final byte[] bytes;
        private int position;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        void requireVersion(byte expected) {
            if (bytes.length == 0 || bytes[0] != expected) {
                throw new IllegalArgumentException("tally bytes are of version "
                        + (bytes.length == 0 ? "none" : bytes[0]) + ", this Plimsoll reads version " + expected);
            }
            position = 1;
        }

        void requireCells(int expected) {
            long cells = varint();
            if (cells != expected) {
                throw new IllegalArgumentException(
                        "tally bytes have " + cells + " cells where the layout has " + expected);
            }
        }

        long varint() {
            if (position < bytes.length && bytes[position] >= 0) {
                return bytes[position++];
            }
            return longVarint();
        }

        private long longVarint() {
            long value = 0;
            for (int shift = 0; shift < 7 * LONGEST_VARINT && position < bytes.length; shift += 7) {
                byte next = bytes[position++];
                value |= (next & 0x7FL) << shift;
                if (next >= 0) {
                    return value;
                }
            }
            throw damaged(position);
        }

        /** A cell at some distance after another one; the last distance leads to behind the last cell. */
        int step(int from, int furthest) {
            return (int) step((long) from, furthest);
        }

        /** A position at some distance after another one, at most the furthest. */
        long step(long from, long furthest) {
            long distance = varint();
            if (distance < 0 || distance > furthest - from) {
                throw damaged(position);
            }
            return from + distance;
        }

        long count() {
            long count = varint();
            if (count <= 0) {
                throw damaged(position);
            }
            return count;
        }

        void requireEnd() {
            if (position < bytes.length) {
                throw damaged(position);
            }
        }

        long zigzag() {
            long value = varint();
            return (value >>> 1) ^ -(value & 1);
        }
    }
}
