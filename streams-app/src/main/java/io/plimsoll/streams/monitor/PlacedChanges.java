package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.tally.SparseCounts;
import io.plimsoll.detectors.tally.TallyCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Changes to the panes of one series since the last commit, kept apart by the pane that they change and by the pane from which
 * on they count. There are a few hundred of both together, found by binary search.
 *
 * @param <C> collects changes
 */
final class PlacedChanges<C> {

    private final Series series;
    private final Supplier<C> fresh;
    private final Function<C, SparseCounts> take;
    private final List<Place<C>> places = new ArrayList<>();
    private final List<C> spares = new ArrayList<>();

    /**
     * @param series what is changed
     * @param fresh makes an empty collector
     * @param take empties one
     */
    PlacedChanges(Series series, Supplier<C> fresh, Function<C, SparseCounts> take) {
        this.series = series;
        this.fresh = fresh;
        this.take = take;
    }

    /** What collects the changes of a pane that count from another one on. */
    C at(long pane, long since) {
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
            places.add(low, new Place<>(pane, since, spare()));
        }
        return places.get(low).changes;
    }

    void drain(String model, int largest, Observer.DeltaSink sink) {
        for (Place<C> place : places) {
            SparseCounts taken = take.apply(place.changes);
            spares.add(place.changes);
            if (!taken.isEmpty()) {
                TallyCodec.encode(taken, largest)
                        .forEach(counts -> sink.delta(new Delta(model, series, place.pane, place.since, counts)));
            }
        }
        places.clear();
    }

    private C spare() {
        return spares.isEmpty() ? fresh.get() : spares.remove(spares.size() - 1);
    }

    private record Place<C>(long pane, long since, C changes) {

        boolean is(long otherPane, long otherSince) {
            return pane == otherPane && since == otherSince;
        }

        boolean isBefore(long otherPane, long otherSince) {
            return pane < otherPane || (pane == otherPane && since < otherSince);
        }
    }
}
