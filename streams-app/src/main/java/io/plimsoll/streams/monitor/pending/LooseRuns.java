package io.plimsoll.streams.monitor.pending;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The runs of a shelf that are not sealed, and the exact index of their identities.
 *
 * <p>The index holds the place of a run in a list, not the run: when runs are merged, their places get the new one and the
 * index is not touched.
 */
final class LooseRuns {

    /** Runs of similar size that are merged into one: each row of a slow model is written some four times. */
    private static final int FAN_IN = 64;

    private static final int BITS_OF_THE_FAN_IN = 6;
    private static final int BYTES_OF_A_REFERENCE = 8;

    private final RunFiles files;
    private final List<Run> places = new ArrayList<>();
    private final List<Run> runs = new ArrayList<>();
    private IdentityIndex index = new IdentityIndex();
    private int rows;

    LooseRuns(RunFiles files) {
        this.files = files;
    }

    /** Says that an identity is in the run that is added next. */
    void locate(long key) {
        index.add(key, places.size());
    }

    void add(Run run) {
        places.add(run);
        runs.add(run);
        rows += run.rows();
    }

    List<Run> runs() {
        return runs;
    }

    int rows() {
        return rows;
    }

    boolean hold(Identity identity) {
        long key = identity.key();
        for (int slot = index.first(key); slot >= 0; slot = index.next(key, slot)) {
            if (files.holds(places.get(index.value(slot)), identity)) {
                return true;
            }
        }
        return false;
    }

    boolean isEmpty() {
        return rows == 0;
    }

    /** Notes the runs that hold a request and arm. */
    void find(Identity identity, Answers into) {
        long key = identity.key();
        for (int slot = index.first(key); slot >= 0; slot = index.next(key, slot)) {
            into.candidate(places.get(index.value(slot)));
        }
    }

    /** The runs of the smallest size of which there are too many; empty when there are few of each. */
    List<Run> tooMany() {
        for (int size = 0; size * BITS_OF_THE_FAN_IN < Integer.SIZE; size++) {
            int wanted = size;
            List<Run> alike = runs.stream().filter(run -> sizeOf(run) == wanted).toList();
            if (alike.size() >= FAN_IN) {
                return alike;
            }
        }
        return List.of();
    }

    /** Puts a run that holds their rows in the place of others. */
    void replace(List<Run> merged, Run by) {
        Set<Run> gone = Set.copyOf(merged);
        places.replaceAll(run -> gone.contains(run) ? by : run);
        runs.removeAll(gone);
        runs.add(by);
    }

    void clear() {
        index = new IdentityIndex();
        places.clear();
        runs.clear();
        rows = 0;
    }

    long heapBytes() {
        return index.heapBytes()
                + (long) BYTES_OF_A_REFERENCE * places.size()
                + runs.stream().mapToLong(Run::heapBytes).sum();
    }

    private static int sizeOf(Run run) {
        return (Integer.SIZE - 1 - Integer.numberOfLeadingZeros(run.rows() | 1)) / BITS_OF_THE_FAN_IN;
    }

    @Override
    public String toString() {
        return rows + " rows in " + runs.size() + " runs";
    }
}
