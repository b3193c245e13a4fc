package io.plimsoll.streams.monitor.pending;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes, reads and deletes the pages of runs. */
final class RunFiles {

    /** What a page should take: one read of the disk, one record of the changelog. */
    static final int SIZE_OF_A_PAGE = 8 << 10;

    private static final int LARGEST_ROWS = RowCodec.LARGEST_VALUE - RowCodec.PAGE_HEADER;

    private final BlockStore store;
    private final Names names;

    RunFiles(BlockStore store, Names names) {
        this.store = store;
        this.names = names;
    }

    /** Writes rows as a run. */
    Run write(int model, int day, int number, Level level, RowList rows) {
        byte[][] pages = cut(rows, 1 + rows.end() / SIZE_OF_A_PAGE);
        boolean split = Arrays.stream(pages).anyMatch(page -> page.length > RowCodec.LARGEST_VALUE);
        Run run = new Run(model, day, number, pages.length, rows.rows(), split, filter(level, rows));
        for (int page = 0; page < pages.length; page++) {
            write(run, page, pages[page]);
        }
        return run;
    }

    /** Whether a run holds a repetition. */
    boolean holds(Run run, Identity identity) {
        int page = run.page(identity.high());
        long startOfDay = Shelf.startOf(run.day());
        int pieces = 1;
        for (int piece = 0; piece < pieces; piece++) {
            byte[] bytes = read(run, page, piece);
            pieces = RowCodec.pieces(bytes);
            for (int row = RowCodec.PAGE_HEADER; row < bytes.length; row = RowCodec.end(bytes, row)) {
                if (identity.isRepeatedBy(bytes, row, startOfDay)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Adds the rows of a request, of whatever arm, to a list. */
    void find(Run run, Identity request, RowList into) {
        int page = run.page(request.high());
        int pieces = 1;
        for (int piece = 0; piece < pieces; piece++) {
            byte[] bytes = read(run, page, piece);
            pieces = RowCodec.pieces(bytes);
            for (int row = RowCodec.PAGE_HEADER; row < bytes.length; row = RowCodec.end(bytes, row)) {
                if (request.isRequestOf(bytes, row)) {
                    into.addAll(bytes, row, RowCodec.end(bytes, row));
                }
            }
        }
    }

    /** Adds all rows of a run to a list. */
    void collect(Run run, RowList into) {
        for (int page = 0; page < run.pages(); page++) {
            int pieces = 1;
            for (int piece = 0; piece < pieces; piece++) {
                byte[] bytes = read(run, page, piece);
                pieces = RowCodec.pieces(bytes);
                into.addAll(bytes, RowCodec.PAGE_HEADER, bytes.length);
            }
        }
    }

    /** Deletes a run, without reading it unless a page has several pieces. */
    void delete(Run run) {
        for (int page = 0; page < run.pages(); page++) {
            int pieces = run.split() ? RowCodec.pieces(read(run, page, 0)) : 1;
            for (int piece = 0; piece < pieces; piece++) {
                store.delete(Keys.page(run, page, piece));
            }
        }
    }

    private byte[] read(Run run, int page, int piece) {
        byte[] bytes = store.get(Keys.page(run, page, piece));
        if (bytes == null) {
            throw new IllegalStateException("the store of waiting predictions lacks page " + page + " of " + run);
        }
        RowCodec.requireVersion(bytes);
        return bytes;
    }

    /** The rows page by page, each with room for a header: a counting sort. */
    private static byte[][] cut(RowList rows, int pages) {
        int[] ends = new int[pages];
        Arrays.fill(ends, RowCodec.PAGE_HEADER);
        byte[] bytes = rows.bytes();
        for (int row = 0; row < rows.end(); row = RowCodec.end(bytes, row)) {
            ends[Run.page(RowCodec.hashHigh(bytes, row), pages)] += RowCodec.end(bytes, row) - row;
        }
        byte[][] cut = Arrays.stream(ends).mapToObj(byte[]::new).toArray(byte[][]::new);
        Arrays.fill(ends, RowCodec.PAGE_HEADER);
        for (int row = 0; row < rows.end(); row = RowCodec.end(bytes, row)) {
            int page = Run.page(RowCodec.hashHigh(bytes, row), pages);
            int size = RowCodec.end(bytes, row) - row;
            System.arraycopy(bytes, row, cut[page], ends[page], size);
            ends[page] += size;
        }
        return cut;
    }

    private @Nullable IdentityFilter filter(Level level, RowList rows) {
        if (level == Level.LOOSE) {
            return null;
        }
        IdentityFilter filter = new IdentityFilter(rows.rows());
        byte[] bytes = rows.bytes();
        for (int row = 0; row < rows.end(); row = RowCodec.end(bytes, row)) {
            filter.add(RowCodec.hashLow(bytes, row), names.identity(bytes, row));
        }
        return filter;
    }

    private void write(Run run, int page, byte[] bytes) {
        if (bytes.length <= RowCodec.LARGEST_VALUE) {
            write(run, page, 0, 1, bytes);
            return;
        }
        int[] starts = starts(bytes);
        for (int piece = 0; piece < starts.length - 1; piece++) {
            int from = starts[piece] - RowCodec.PAGE_HEADER;
            write(run, page, piece, starts.length - 1, Arrays.copyOfRange(bytes, from, starts[piece + 1]));
        }
    }

    private void write(Run run, int page, int piece, int pieces, byte[] bytes) {
        RowCodec.writeHeader(bytes, pieces, run.rows(), run.pages());
        store.put(Keys.page(run, page, piece), bytes);
    }

    /** Where the pieces of a page that is too large begin, and where the last one ends. */
    private static int[] starts(byte[] page) {
        int[] starts = {RowCodec.PAGE_HEADER};
        for (int row = RowCodec.PAGE_HEADER; row < page.length; row = RowCodec.end(page, row)) {
            if (RowCodec.end(page, row) - starts[starts.length - 1] > LARGEST_ROWS) {
                starts = Arrays.copyOf(starts, starts.length + 1);
                starts[starts.length - 1] = row;
            }
        }
        starts = Arrays.copyOf(starts, starts.length + 1);
        starts[starts.length - 1] = page.length;
        return starts;
    }

    @Override
    public String toString() {
        return "runs in " + store;
    }
}
