package io.plimsoll.streams.monitor.pending;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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

    /** Labels without a prediction that are held at a time: some 10 MiB. */
    public static final int MOST_HELD = 1 << 16;

    private static final int MOST_SPARES = 8;

    private final BlockStore store;
    private final int looseRows;
    private final Names names = new Names();
    private final RunFiles files;
    private final Identity identity = new Identity(names);
    private final LabelOrder order = new LabelOrder(names);
    private final Answers answers = new Answers();
    private final Partners partners = new Partners(names);
    private final HeldLabels held = new HeldLabels(MOST_HELD);
    private final PendingRow found = new PendingRow();

    private final List<PendingLabel> strays = new ArrayList<>();
    private List<PendingLabel> taken = List.of();
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
        shelves.noteRole(names.role(row.series));
        return true;
    }

    /** Whether a prediction of a shadow waits in this model: else there is nothing to pair, and nothing to look for. */
    public boolean hasShadows(int model) {
        return shelves(model).hasShadows();
    }

    /**
     * Shows the answers to a request that make a pair with one: of shadows with a champion's, of champions with a shadow's, at
     * most an hour apart. Each is shown with its labels.
     *
     * @param row a prediction of a champion or shadow
     * @param sink is given one instance again and again; it must not call this object
     */
    public void partners(PendingRow row, Consumer<PendingRow> sink) {
        Shelves shelves = shelves(names.modelOf(row.series));
        int day = Shelf.dayOf(row.time);
        partners.of(row);
        showPartners(shelves.find(day), row, sink);
        int other = neighbour(row.time, day);
        if (other != day) {
            showPartners(shelves.find(other), row, sink);
        }
    }

    private void showPartners(@Nullable Shelf shelf, PendingRow row, Consumer<PendingRow> sink) {
        if (shelf == null) {
            return;
        }
        identity.request(row.hashHigh, row.hashLow);
        answers.clear();
        shelf.find(partners.role(), identity, answers);
        if (!answers.isEmpty()) {
            answers.forEach(shelf, order, found, partners, sink);
        }
    }

    /**
     * The labels that were there before a prediction: held for want of one, or given to another answer to its request. They
     * are its own from now on. Those that its day did not know are {@linkplain #adopt to be adopted} by the day.
     *
     * @param row a prediction that was just added
     * @return of two the one that stands later is right; nearly always empty
     */
    public List<PendingLabel> earlierLabels(PendingRow row) {
        Shelves shelves = shelves(names.modelOf(row.series));
        int day = Shelf.dayOf(row.time);
        strays.clear();
        taken = List.of();
        List<PendingLabel> labels = labels(shelves.withLabels(day), row);
        List<PendingLabel> stray = strayLabels(shelves, row, day);
        if (stray.isEmpty()) {
            return labels; // Nearly always, and without an iterator.
        }
        for (PendingLabel label : stray) {
            if (!labels.contains(label)) {
                labels = labels.isEmpty() ? new ArrayList<>(2) : labels;
                labels.add(label);
                strays.add(label);
            }
        }
        if (labels.size() > 1) {
            labels.sort(order);
        }
        return labels;
    }

    /** The labels among those of the last {@link #earlierLabels} that had been held. */
    public List<PendingLabel> takenLabels() {
        return taken;
    }

    /** Whether the last {@link #earlierLabels} found labels that the day of its prediction does not know. */
    public boolean hasStrays() {
        return !strays.isEmpty();
    }

    /**
     * Gives the day of a prediction the labels that {@link #earlierLabels} found elsewhere. Whatever else of its request waits in
     * that day has them from now on too, and must be told: it may have come after them, and too far from them to know.
     *
     * @param sink is given a label, and one instance again and again, the prediction among them, with the labels that it had; it
     *     must not call this object
     */
    public void adopt(PendingRow row, BiConsumer<PendingLabel, PendingRow> sink) {
        Shelf shelf = shelves(names.modelOf(row.series)).ensure(Shelf.dayOf(row.time));
        for (PendingLabel label : strays) {
            identity.request(row.hashHigh, row.hashLow);
            answers.clear();
            shelf.find(identity, answers);
            shelf.add(row.hashHigh, row.hashLow, label, fresh(shelf));
            answers.forEach(shelf, order, found, answer -> sink.accept(label, answer));
        }
        strays.clear();
    }

    /** Labels that are not on the shelf of the prediction's day. */
    private List<PendingLabel> strayLabels(Shelves shelves, PendingRow row, int day) {
        int other = neighbour(row.time, day);
        List<PendingLabel> labels = other == day ? List.of() : labels(shelves.withLabels(other), row);
        if (held.isEmpty()) {
            return labels;
        }
        taken = held.take(names.modelOf(row.series), row.hashHigh, row.hashLow);
        List<PendingLabel> all = new ArrayList<>(labels);
        all.addAll(taken);
        return all;
    }

    /** The day on which another answer to the same request may lie: the same one, but for around midnight. */
    private static int neighbour(long time, int day) {
        return time - Shelf.startOf(day) < Partners.REACH
                ? day - 1
                : time + Partners.REACH >= Shelf.startOf(day + 1) ? day + 1 : day;
    }

    private List<PendingLabel> labels(@Nullable Shelf shelf, PendingRow row) {
        if (shelf == null) {
            return List.of();
        }
        identity.request(row.hashHigh, row.hashLow);
        answers.clear();
        shelf.findLabels(identity, answers);
        return answers.isEmpty() ? List.of() : answers.labels(order);
    }

    /** Whether of two labels of a request the first one gives way to the second. */
    public boolean isBefore(PendingLabel one, PendingLabel other) {
        return order.compare(one, other) < 0;
    }

    /**
     * Holds a label that no prediction waits for, until one comes.
     *
     * @return false if there is no room for it
     */
    public boolean hold(int model, RequestHash request, PendingLabel label) {
        return held.hold(model, request.high(), request.low(), label);
    }

    /** How many labels are held because no prediction waits for them. */
    public int heldLabels() {
        return held.size();
    }

    /**
     * Shows the waiting predictions of a request, each with its labels.
     *
     * @param sink is given one instance again and again; it must not call this object
     */
    public void find(int model, RequestHash request, Consumer<PendingRow> sink) {
        Shelves shelves = shelves(model);
        int days = shelves.sift(request);
        for (int i = 0; i < days; i++) {
            gather(shelves.sifted(i), request);
            if (!answers.isEmpty()) {
                answers.forEach(shelves.sifted(i), order, found, sink);
            }
        }
    }

    /**
     * Gives the waiting predictions of a request a label, unless they have it; shows them with the labels that they had
     * before.
     *
     * @param sink is given one instance again and again; it must not call this object
     */
    public void label(int model, RequestHash request, PendingLabel label, Consumer<PendingRow> sink) {
        Shelves shelves = shelves(model);
        int days = shelves.sift(request);
        for (int i = 0; i < days; i++) {
            Shelf shelf = shelves.sifted(i);
            gather(shelf, request);
            if (!answers.isEmpty()) {
                label(shelf, request, label, sink);
            }
        }
    }

    private void label(Shelf shelf, RequestHash request, PendingLabel label, Consumer<PendingRow> sink) {
        if (answers.take(label, order)) {
            shelf.add(request.high(), request.low(), label, fresh(shelf));
        }
        answers.forEach(shelf, order, found, sink);
    }

    /**
     * Forgets the predictions of a model that lie in days of UTC which end at this time or before, and the held labels from
     * before it; the store forgets them with the next {@link #flush}.
     *
     * @param before the beginning of the horizon, milliseconds since the epoch; {@link Long#MAX_VALUE} for all
     * @return how many labels were given up that had been held
     */
    public int expire(int model, long before) {
        List<Shelf> old = shelves(model).takeBefore(Math.floorDiv(before, Shelf.startOf(1)));
        expired.addAll(old);
        changed.removeAll(old);
        old.forEach(shelf -> Optional.ofNullable(shelf.close()).ifPresent(this::spare));
        return held.expire(model, before);
    }

    /** Writes what changed; the only method that writes to the store. */
    public void flush() {
        names.flush(store);
        held.flush(store);
        expired.forEach(Shelf::delete);
        expired.clear();
        changed.forEach(this::flush);
        changed.clear();
        seal();
        models.forEach(Shelves::change);
    }

    /** Forgets the heap and reads the store. */
    public void restore() {
        models.clear();
        changed.clear();
        expired.clear();
        names.restore(store);
        held.restore(store);
        new Restoration(names, this::shelves).run(store);
        models.forEach(Shelves::lookForShadows);
    }

    /** The models of which predictions or labels are remembered. */
    public List<String> models() {
        List<String> named = new ArrayList<>();
        for (int code = 0; code < models.size(); code++) {
            if (models.get(code).size() > 0) {
                named.add(names.model(code));
            }
        }
        return named;
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
        shelves(shelf.model()).change();
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
