package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.tally.Layout;
import io.plimsoll.detectors.tally.OutcomeSubject;
import io.plimsoll.detectors.tally.SparseCounts;
import io.plimsoll.detectors.tally.TallyCodec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What labels changed in the panes of one series since the last commit.
 *
 * <p>Kept apart by the pane of the prediction and by the pane from which on the change counts, which is that of the label's
 * own time. There are a few hundred of both together, found by binary search.
 */
final class LabelDeltas {

    private static final int UNKNOWN = -1;

    private final Series series;
    private final Policy policy;
    private final Layout layout;
    private final IntFunction<String> names;
    /** Null where labels are numbers. */
    private final @Nullable OutcomeSubject outcome;

    /** By code of a label its class in the layout, {@link #UNKNOWN} until it is looked up. */
    private int[] classOf = new int[0];

    private final List<Place> places = new ArrayList<>();
    private final List<LabelChanges> spares = new ArrayList<>();

    /**
     * @param layout counts labels
     * @param names the names of labels by their codes
     */
    LabelDeltas(Series series, Policy policy, Layout layout, IntFunction<String> names) {
        this.series = series;
        this.policy = policy;
        this.layout = layout;
        this.names = names;
        this.outcome = layout.outcome().orElse(null);
    }

    /** A label of a prediction changes; codes are those of {@link Relabelling}. */
    void relabel(WaitingAnswer answer, int from, int to, long since) {
        int left = outcome == null ? from : classOf(from, outcome);
        int entered = outcome == null ? to : classOf(to, outcome);
        if (left == entered) {
            return;
        }
        long pane = policy.pane(answer.time());
        changes(pane, Math.max(pane, policy.pane(since))).relabel(answer, left, entered);
    }

    void drain(String model, int largest, Observer.DeltaSink sink) {
        for (Place place : places) {
            SparseCounts taken = place.changes.take();
            spares.add(place.changes);
            if (!taken.isEmpty()) {
                TallyCodec.encode(taken, largest)
                        .forEach(counts -> sink.delta(new Delta(model, series, place.pane, place.since, counts)));
            }
        }
        places.clear();
    }

    private int classOf(int code, OutcomeSubject classes) {
        if (code == Relabelling.NO_LABEL) {
            return classes.none();
        }
        if (code >= classOf.length) {
            int known = classOf.length;
            classOf = Arrays.copyOf(classOf, Math.max(code + 1, 2 * known));
            Arrays.fill(classOf, known, classOf.length, UNKNOWN);
        }
        if (classOf[code] == UNKNOWN) {
            classOf[code] = classes.classes().code(names.apply(code));
        }
        return classOf[code];
    }

    private LabelChanges changes(long pane, long since) {
        int low = 0;
        int high = places.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (places.get(middle).isBefore(pane, since)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low == places.size() || !places.get(low).is(pane, since)) {
            places.add(low, new Place(pane, since, spare()));
        }
        return places.get(low).changes;
    }

    private LabelChanges spare() {
        return spares.isEmpty() ? LabelChanges.of(layout) : spares.remove(spares.size() - 1);
    }

    private record Place(long pane, long since, LabelChanges changes) {

        boolean is(long otherPane, long otherSince) {
            return pane == otherPane && since == otherSince;
        }

        boolean isBefore(long otherPane, long otherSince) {
            return pane < otherPane || (pane == otherPane && since < otherSince);
        }
    }
}
