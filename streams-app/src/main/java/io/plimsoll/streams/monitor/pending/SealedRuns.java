package io.plimsoll.streams.monitor.pending;

import java.util.ArrayList;
import java.util.List;

/** The runs of a shelf whose identities are known to their filters only, the oldest first. */
final class SealedRuns {

    private final RunFiles files;
    private final List<Run> runs = new ArrayList<>();

    SealedRuns(RunFiles files) {
        this.files = files;
    }

    void add(Run run) {
        runs.add(run);
    }

    List<Run> runs() {
        return runs;
    }

    boolean hold(Identity identity) {
        // By index: an iterator would be an allocation per event.
        for (int i = 0; i < runs.size(); i++) {
            Run run = runs.get(i);
            if (run.mayContain(identity) && files.holds(run, identity)) {
                return true;
            }
        }
        return false;
    }

    /** Notes the runs that may hold a request and arm. */
    void find(Identity identity, Answers into) {
        // By index, too: a champion whose shadow answers looks for that answer at every event.
        for (int i = 0; i < runs.size(); i++) {
            if (runs.get(i).mayContain(identity)) {
                into.candidate(runs.get(i));
            }
        }
    }

    /**
     * Takes away the latest runs that are not larger than what they are merged with, so that a row is merged again only
     * when its run at least doubles.
     *
     * @param rows what they are merged with
     * @param full the rows from which on a run is left as it is
     */
    List<Run> take(int rows, int full) {
        List<Run> taken = new ArrayList<>();
        long sum = rows;
        while (!runs.isEmpty() && last().rows() < full && last().rows() <= sum) {
            Run run = runs.remove(runs.size() - 1);
            sum += run.rows();
            taken.add(run);
        }
        return taken;
    }

    long heapBytes() {
        return runs.stream().mapToLong(Run::heapBytes).sum();
    }

    private Run last() {
        return runs.get(runs.size() - 1);
    }

    @Override
    public String toString() {
        return runs.toString();
    }
}
