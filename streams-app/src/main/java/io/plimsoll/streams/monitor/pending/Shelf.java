package io.plimsoll.streams.monitor.pending;

import io.plimsoll.streams.monitor.Role;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The waiting predictions of one model whose event times lie in one day of UTC, and the labels of their requests.
 *
 * <p>Rows are <em>fresh</em> (since the last commit, on the heap), then <em>loose</em> (in the store, found by an exact
 * index), then <em>sealed</em> (in the store, found by a filter).
 */
final class Shelf {

    private static final int MILLIS_OF_A_DAY = 86_400_000;

    /** An estimate: the objects and empty lists of a shelf without rows. */
    private static final long BYTES_OF_THE_OBJECT = 400;

    private final int model;
    private final int day;
    private final RunFiles files;
    private final Names names;

    private @Nullable FreshRows fresh;
    private final LooseRuns loose;
    private final SealedRuns sealed;
    private final Arms arms = new Arms();
    private int nextRun;
    private long predictions;
    private long labels;

    Shelf(int model, int day, RunFiles files, Names names) {
        this.model = model;
        this.day = day;
        this.files = files;
        this.names = names;
        this.loose = new LooseRuns(files);
        this.sealed = new SealedRuns(files);
    }

    /** The day of an event time, since the epoch. */
    static int dayOf(long time) {
        return Math.toIntExact(Math.floorDiv(time, (long) MILLIS_OF_A_DAY));
    }

    /** When a day begins, milliseconds since the epoch. */
    static long startOf(int day) {
        return (long) day * MILLIS_OF_A_DAY;
    }

    int model() {
        return model;
    }

    int day() {
        return day;
    }

    int looseRows() {
        return loose.rows();
    }

    long predictions() {
        return predictions;
    }

    long labels() {
        return labels;
    }

    /** Where rows are added until the next commit; null until {@link #open}. */
    @Nullable
    FreshRows fresh() {
        return fresh;
    }

    /** Gives room for the rows until the next commit. */
    void open(FreshRows empty) {
        fresh = empty;
    }

    /** Remembers a prediction. */
    void add(PendingRow row, Identity identity, FreshRows into) {
        into.add(row, (int) (row.time - startOf(day)), identity.key());
        arms.add(identity.arm());
        predictions++;
    }

    /** Remembers a label. */
    void add(long high, long low, PendingLabel label, FreshRows into) {
        into.add(RowCodec.label(high, low, label), Names.identity(low, Names.LABELS));
        labels++;
    }

    /** Whether a prediction has been remembered that has this identity. */
    boolean holds(Identity identity) {
        return (fresh != null && fresh.hold(identity, startOf(day))) || loose.hold(identity) || sealed.hold(identity);
    }

    /** Whether there are rows that no filter knows. */
    boolean hasUnfilteredRows() {
        return fresh != null || !loose.isEmpty();
    }

    List<Run> sealedRuns() {
        return sealed.runs();
    }

    /** Gathers all rows of a request, its labels too. */
    void find(Identity request, Answers into) {
        for (int i = 0; i < arms.size(); i++) {
            find(arms.get(i), request, into);
        }
        if (into.isEmpty()) {
            return; // A label is kept only where there is a prediction.
        }
        findLabels(request, into);
    }

    /** Gathers the answers to a request in a role, maybe others with them, and the labels of the request. */
    void find(Role role, Identity request, Answers into) {
        for (int i = 0; i < arms.size(); i++) {
            if (names.role(arms.get(i)) == role) {
                find(arms.get(i), request, into);
            }
        }
        if (!into.isEmpty()) {
            findLabels(request, into);
        }
    }

    /** Whether there is a prediction of a shadow. */
    boolean hasShadows() {
        for (int i = 0; i < arms.size(); i++) {
            if (names.role(arms.get(i)) == Role.SHADOW) {
                return true;
            }
        }
        return false;
    }

    /** Gathers the labels of a request. */
    void findLabels(Identity request, Answers into) {
        find(Names.LABELS, request, into);
        for (int i = 0; i < into.candidates().size(); i++) {
            files.find(into.candidates().get(i), request, into.rows());
        }
    }

    /** Writes the fresh rows as a run, and merges runs of which there are too many. */
    void flush(FreshRows rows) {
        Run run = files.write(model, day, nextRun++, Level.LOOSE, rows.rows());
        byte[] bytes = rows.rows().bytes();
        for (int row = 0; row < rows.rows().end(); row = RowCodec.end(bytes, row)) {
            loose.locate(names.identity(bytes, row));
        }
        loose.add(run);
        for (List<Run> group = loose.tooMany(); !group.isEmpty(); group = loose.tooMany()) {
            loose.replace(group, merge(group, Level.LOOSE));
        }
    }

    /**
     * Makes all loose runs a sealed one, together with earlier ones that are not larger.
     *
     * @param full the rows from which on a sealed run is left as it is
     */
    void seal(int full) {
        List<Run> group = new ArrayList<>(loose.runs());
        group.addAll(sealed.take(loose.rows(), full));
        sealed.add(merge(group, Level.SEALED));
        loose.clear();
    }

    /** Removes all from the store. */
    void delete() {
        loose.runs().forEach(files::delete);
        sealed.runs().forEach(files::delete);
    }

    /** Takes the room for fresh rows away, with what is in it. */
    @Nullable
    FreshRows close() {
        FreshRows rows = fresh;
        fresh = null;
        return rows;
    }

    /** Counts a row of the run that is restored next, and locates it if the run is loose. */
    void restoreRow(byte[] bytes, int row, Level level) {
        int arm = names.arm(bytes, row);
        if (arm == Names.LABELS) {
            labels++;
        } else {
            arms.add(arm);
            predictions++;
        }
        if (level == Level.LOOSE) {
            loose.locate(Names.identity(RowCodec.hashLow(bytes, row), arm));
        }
    }

    /** Takes a run from the store; runs of a level come in the order of their numbers. */
    void restore(Run run) {
        nextRun = Math.max(nextRun, run.number() + 1);
        if (run.level() == Level.LOOSE) {
            loose.add(run);
        } else {
            sealed.add(run);
        }
    }

    long heapBytes() {
        return BYTES_OF_THE_OBJECT + (fresh == null ? 0 : fresh.heapBytes()) + loose.heapBytes() + sealed.heapBytes();
    }

    private Run merge(List<Run> group, Level level) {
        RowList rows = new RowList();
        group.forEach(run -> files.collect(run, rows));
        group.forEach(files::delete);
        return files.write(model, day, nextRun++, level, rows);
    }

    private void find(int arm, Identity request, Answers into) {
        request.arm(arm);
        if (fresh != null) {
            fresh.find(request, into.rows());
        }
        loose.find(request, into);
        sealed.find(request, into);
    }

    @Override
    public String toString() {
        return predictions + " predictions and " + labels + " labels of day " + day;
    }
}
