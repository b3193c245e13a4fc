package io.plimsoll.streams.monitor.pending;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Reads the pages of a store once, in the order of their keys, and makes shelves of them. */
final class Restoration {

    private final Names names;
    private final IntFunction<Shelves> shelvesOfModel;

    private byte[] run = {};
    private @Nullable Shelf shelf;
    private @Nullable IdentityFilter filter;
    private int pages;
    private int rows;
    private boolean split;

    /**
     * @param names restored before
     * @param shelvesOfModel where shelves are made
     */
    Restoration(Names names, IntFunction<Shelves> shelvesOfModel) {
        this.names = names;
        this.shelvesOfModel = shelvesOfModel;
    }

    /** Reads all pages. */
    void run(BlockStore store) {
        try (BlockStore.Cursor cursor = store.scan(Keys.pages())) {
            while (cursor.next()) {
                RowCodec.requireVersion(cursor.value());
                page(cursor.key(), cursor.value());
            }
        }
        finish();
    }

    private void page(byte[] key, byte[] page) {
        if (!Keys.isOfSameRun(key, run)) {
            finish();
            begin(key, page);
        }
        split |= RowCodec.pieces(page) > 1;
        if (shelf != null) {
            rows(shelf, page);
        }
    }

    private void begin(byte[] key, byte[] page) {
        run = key;
        shelf = shelvesOfModel.apply(Keys.model(key)).ensure(Keys.day(key));
        pages = RowCodec.pagesOfRun(page);
        rows = RowCodec.rowsOfRun(page);
        filter = Keys.level(key) == Level.SEALED ? new IdentityFilter(rows) : null;
        split = false;
    }

    private void rows(Shelf of, byte[] page) {
        Level level = Keys.level(run);
        for (int row = RowCodec.PAGE_HEADER; row < page.length; row = RowCodec.end(page, row)) {
            of.restoreRow(page, row, level);
            if (filter != null) {
                filter.add(RowCodec.hashLow(page, row), names.identity(page, row));
            }
        }
    }

    private void finish() {
        if (shelf != null) {
            shelf.restore(new Run(Keys.model(run), Keys.day(run), Keys.run(run), pages, rows, split, filter));
        }
    }

    @Override
    public String toString() {
        return "restoration, at key " + Arrays.toString(run);
    }
}
