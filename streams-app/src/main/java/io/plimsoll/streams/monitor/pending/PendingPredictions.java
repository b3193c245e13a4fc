package io.plimsoll.streams.monitor.pending;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Remembers the predictions of the horizon, so that a repetition is known for one and a label finds the predictions of its
 * request. One instance belongs to one task and its store; not for use by several threads.
 *
 * <p><strong>Exactly once.</strong> The store is written in {@link #flush} only, which is called inside the commit; what
 * came since is lost with the process and comes again with its input. Look-ups read the store at any time. After a restart,
 * and whenever a task begins anew on the same objects, {@link #restore} is called first; it invalidates every code that was
 * given before.
 *
 * <p><strong>Cost.</strong> A new prediction is known for new from the heap alone: one index of the rows since the last
 * commit, one index of the loose rows of its day, one filter per sealed run of its day. The heap holds 16 bits a sealed
 * row and an index of at most {@code looseRows} others.
 */
public final class PendingPredictions {

    /** Loose rows of all shelves together, unless said otherwise: an index of some 6 MiB. */
    public static final int LOOSE_ROWS = 1 << 18;

    private static final int MOST_SPARES = 8;

    private final BlockStore store;
    private final int looseRows;
    private final Names names = new Names();
    private final RunFiles files;
    private final Identity identity = new Identity(names);
    private final Answers answers = new Answers();
    private final PendingRow found = new PendingRow();

    private final List<Shelves> models = new ArrayList<>();
    private final List<Shelf> changed = new ArrayList<>();
    private final List<Shelf> expired = new ArrayList<>();
    private final Deque<FreshRows> spares = new ArrayDeque<>();

    /** Over this store, of which nothing is read before {@link #restore}. */
    public PendingPredictions(BlockStore store) {
        this(store, LOOSE_ROWS);
    }

    /**
     * Over this store, of which nothing is read before {@link #restore}.
     *
     * @param looseRows how many rows have their identities in an index, at least 1; more are in filters
     */
    public PendingPredictions(BlockStore store, int looseRows) {
        if (looseRows < 1) {
            throw new IllegalArgumentException("looseRows must be at least 1: " + looseRows);
        }
        this.store = store;
        this.looseRows = looseRows;
        this.files = new RunFiles(store, names);
    }

    /** The code of a model, until the next {@link #restore}. */
    public int model(String name) {
        return names.model(name);
    }

    /** The code of a series, until the next {@link #restore}. */
    public int series(Series series) {
        return names.series(series);
    }

    /** The series of a code. */
    public Series series(int code) {
        return names.series(code);
    }

    /** The code of a class that a label of this model names, until the next {@link #restore}. */
    public int outcome(String model, String outcome) {
        return names.outcome(model, outcome);
    }

    /** The class of a code. */
    public String outcome(int code) {
        return names.outcome(code);
    }

    /**
     * Remembers a prediction unless it repeats one: the same model, version, role and request within the pane.
     *
     * @param row copied
     * @param paneStart when the pane of the row's event time begins, milliseconds since the epoch
     * @param paneEnd when it ends; the row's time is in [paneStart, paneEnd)
     * @return false for a repetition, which leaves no trace
     */
    public boolean add(PendingRow row, long paneStart, long paneEnd) {
        Shelves shelves = shelves(names.modelOf(row.series));
        identity.set(row, paneStart, paneEnd);
        if (shelves.hold(identity)) {
            return false;
        }
        Shelf shelf = shelves.ensure(Shelf.dayOf(row.time));
        shelf.add(row, identity, fresh(shelf));
        return true;
    }

    /**
     * Shows the waiting predictions of a request, each with its newest label.
     *
     * @param sink is given one instance again and again; it must not call this object
     */
    public void find(int model, RequestHash request, Consumer<PendingRow> sink) {
        Shelves shelves = shelves(model);
        for (int i = 0; i < shelves.size(); i++) {
            gather(shelves.get(i), request);
            answers.forEach(shelves.get(i), found, sink);
        }
    }

    /**
     * Gives the waiting predictions of a request a label, unless they have a label that is as new; shows them with the
     * label that they had before.
     *
     * @param sink is given one instance again and again; it must not call this object
     */
    public void label(int model, RequestHash request, PendingLabel label, Consumer<PendingRow> sink) {
        Shelves shelves = shelves(model);
        for (int i = 0; i < shelves.size(); i++) {
            Shelf shelf = shelves.get(i);
            gather(shelf, request);
            if (answers.take(label)) {
                shelf.add(request.high(), request.low(), label, fresh(shelf));
            }
            answers.forEach(shelf, found, sink);
        }
    }

    /**
     * Forgets the predictions of a model that lie in days of UTC which end at this time or before; the store forgets them
     * with the next {@link #flush}.
     *
     * @param before the beginning of the horizon, milliseconds since the epoch; {@link Long#MAX_VALUE} for all
     */
    public void expire(int model, long before) {
        List<Shelf> old = shelves(model).takeBefore(Math.floorDiv(before, Shelf.startOf(1)));
        expired.addAll(old);
        changed.removeAll(old);
        old.forEach(shelf -> Optional.ofNullable(shelf.close()).ifPresent(this::spare));
    }

    /** Writes what changed; the only method that writes to the store. */
    public void flush() {
        names.flush(store);
        expired.forEach(Shelf::delete);
        expired.clear();
        changed.forEach(this::flush);
        changed.clear();
        seal();
    }

    /** Forgets the heap and reads the store. */
    public void restore() {
        models.clear();
        changed.clear();
        expired.clear();
        names.restore(store);
        new Restoration(names, this::shelves).run(store);
    }

    /** How many predictions wait. */
    public long rows() {
        return shelves().stream().mapToLong(Shelf::predictions).sum();
    }

    /** How many labels of waiting predictions are remembered, those that were corrected later included. */
    public long labels() {
        return shelves().stream().mapToLong(Shelf::labels).sum();
    }

    /** The bytes of the heap that indexes, filters and unwritten rows take, to a few percent; codes of names excepted. */
    public long heapBytes() {
        return shelves().stream().mapToLong(Shelf::heapBytes).sum()
                + spares.stream().mapToLong(FreshRows::heapBytes).sum();
    }

    private Shelves shelves(int model) {
        while (models.size() <= model) {
            models.add(new Shelves(models.size(), files, names));
        }
        return models.get(model);
    }

    private List<Shelf> shelves() {
        return models.stream().flatMap(Shelves::stream).toList();
    }

    private FreshRows fresh(Shelf shelf) {
        FreshRows fresh = shelf.fresh();
        return fresh == null ? open(shelf) : fresh;
    }

    private FreshRows open(Shelf shelf) {
        FreshRows spare = spares.poll();
        FreshRows fresh = spare == null ? new FreshRows() : spare;
        shelf.open(fresh);
        changed.add(shelf);
        return fresh;
    }

    private void spare(FreshRows used) {
        if (spares.size() < MOST_SPARES) {
            used.clear();
            spares.push(used);
        }
    }

    private void flush(Shelf shelf) {
        FreshRows rows = shelf.close();
        if (rows != null) {
            shelf.flush(rows);
            spare(rows);
        }
    }

    /** Seals the shelves with the most loose rows until few enough are loose. */
    private void seal() {
        List<Shelf> byRows = new ArrayList<>(shelves());
        long loose = byRows.stream().mapToLong(Shelf::looseRows).sum();
        if (loose > looseRows) {
            byRows.sort(Comparator.comparingInt(Shelf::looseRows).reversed());
        }
        for (int i = 0; loose > looseRows; i++) {
            loose -= byRows.get(i).looseRows();
            byRows.get(i).seal(looseRows);
        }
    }

    private void gather(Shelf shelf, RequestHash request) {
        identity.request(request.high(), request.low());
        answers.clear();
        shelf.find(identity, answers);
    }

    @Override
    public String toString() {
        return rows() + " waiting predictions";
    }
}
