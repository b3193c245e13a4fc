package io.plimsoll.streams.monitor.pending;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows of a model and day that were written together, cut into pages by the requests' hashes; immutable. */
final class Run {

    /** An estimate: the object itself and its place in a list. */
    private static final long BYTES_OF_THE_OBJECT = 64;

    private final int model;
    private final int day;
    private final int number;
    private final int pages;
    private final int rows;
    private final boolean split;
    private final @Nullable IdentityFilter filter;

    /**
     * @param filter holds the identities of all rows; null for a run whose identities are in an index
     * @param split whether a page has more than one piece
     */
    Run(int model, int day, int number, int pages, int rows, boolean split, @Nullable IdentityFilter filter) {
        this.model = model;
        this.day = day;
        this.number = number;
        this.pages = pages;
        this.rows = rows;
        this.split = split;
        this.filter = filter;
    }

    int model() {
        return model;
    }

    int day() {
        return day;
    }

    Level level() {
        return filter == null ? Level.LOOSE : Level.SEALED;
    }

    int number() {
        return number;
    }

    int pages() {
        return pages;
    }

    int rows() {
        return rows;
    }

    boolean split() {
        return split;
    }

    /** Whether an answer to a request may be in this run, which is sealed, whatever its arm. */
    boolean mayContain(long request) {
        return Objects.requireNonNull(filter).mayContain(request);
    }

    /** Whether an identity may be in this run, which is sealed. */
    boolean mayContain(Identity identity) {
        return Objects.requireNonNull(filter).mayContain(identity.low(), identity.key());
    }

    /** The page of a request's rows. */
    int page(long hashHigh) {
        return page(hashHigh, pages);
    }

    /** The page of a request's rows in a run of so many pages: pages are equal ranges of the hash. */
    static int page(long hashHigh, int pages) {
        return (int) (((hashHigh >>> 32) * pages) >>> 32);
    }

    long heapBytes() {
        return BYTES_OF_THE_OBJECT
                + Optional.ofNullable(filter).map(IdentityFilter::heapBytes).orElse(0L);
    }

    @Override
    public String toString() {
        return "run " + number + " of day " + day + ", " + rows + " rows";
    }
}
