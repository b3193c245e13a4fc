package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.tally.Layout;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What joins changed for one model since the last commit: labels in the panes of each series, and pairs of answers. Series are
 * known by instance, so that no name is compared on the path of an event.
 */
final class JoinDeltas implements Joins {

    private final String model;
    private final Memory memory;
    private final IdentityHashMap<Series, Optional<LabelDeltas>> labels = new IdentityHashMap<>();
    private final IdentityHashMap<Series, IdentityHashMap<Series, Optional<PairDeltas>>> pairs =
            new IdentityHashMap<>();
    private List<Monitor> monitors = List.of();
    private boolean counted;
    private boolean lost;
    private int expired;

    /**
     * @param memory knows the names of labels
     */
    JoinDeltas(String model, Memory memory) {
        this.model = model;
        this.memory = memory;
    }

    /**
     * Something else is in force now; what was counted before still leaves as it was.
     *
     * @param newestFirst what is in force, and what was while predictions were counted that wait
     */
    void adopt(List<Monitor> newestFirst) {
        monitors = newestFirst;
        labels.values().removeIf(Optional::isEmpty);
        pairs.values().forEach(of -> of.values().removeIf(Optional::isEmpty));
    }

    @Override
    public void relabel(Series series, WaitingAnswer answer, int from, int to, long since) {
        Optional<LabelDeltas> deltas = labels.get(series);
        if (deltas == null) {
            deltas = labelDeltas(series);
            labels.put(series, deltas);
        }
        if (deltas.isPresent()) {
            deltas.get().relabel(answer, from, to, since);
            counted = true;
        } else {
            lost |= monitorOf(series.layoutHash()).isEmpty();
        }
    }

    /** Whether all that was relabelled since the last call had been counted in layouts that nobody remembers. */
    boolean takeLost() {
        boolean all = lost && !counted;
        lost = false;
        counted = false;
        return all;
    }

    @Override
    public void expired() {
        expired++;
    }

    /** How many held labels were found too old since the last call. */
    int takeExpired() {
        int labels = expired;
        expired = 0;
        return labels;
    }

    @Override
    public void pair(WaitingPair pair) {
        Optional<PairDeltas> deltas = deltas(pair);
        if (deltas.isPresent()) {
            deltas.get().pair(pair);
        }
    }

    @Override
    public void relabel(WaitingPair pair, int from, int to, long since) {
        Optional<PairDeltas> deltas = deltas(pair);
        if (deltas.isPresent()) {
            deltas.get().relabel(pair, from, to, since);
        }
    }

    /** Hands everything over. */
    void drain(int largest, Observer.DeltaSink sink) {
        labels.values().forEach(deltas -> deltas.ifPresent(some -> some.drain(model, largest, sink)));
        pairs.values().stream()
                .map(Map::values)
                .forEach(each -> each.forEach(deltas -> deltas.ifPresent(some -> some.drain(model, largest, sink))));
    }

    private Optional<PairDeltas> deltas(WaitingPair pair) {
        IdentityHashMap<Series, Optional<PairDeltas>> ofActing = pairs.get(pair.acting());
        if (ofActing == null) {
            ofActing = new IdentityHashMap<>();
            pairs.put(pair.acting(), ofActing);
        }
        Optional<PairDeltas> deltas = ofActing.get(pair.candidate());
        if (deltas == null) {
            deltas = pairDeltas(pair);
            ofActing.put(pair.candidate(), deltas);
        }
        return deltas;
    }

    /** Empty where one of the layouts is not known any more, or the two are not compared. */
    private Optional<PairDeltas> pairDeltas(WaitingPair pair) {
        for (Monitor monitor : monitors) {
            Optional<Pairing> pairing = monitor.pairing(pair.acting(), pair.candidate());
            if (pairing.isPresent()) {
                return Optional.of(new PairDeltas(pairing.get(), monitor.policy(), memory::outcome));
            }
        }
        return Optional.empty();
    }

    /** Empty where the layout is not known any more, or has no outcomes. */
    private Optional<LabelDeltas> labelDeltas(Series series) {
        return monitorOf(series.layoutHash())
                .flatMap(monitor -> monitor.layoutOf(series.layoutHash())
                        .filter(Layout::countsLabels)
                        .map(layout -> new LabelDeltas(series, monitor.policy(), layout, memory::outcome)));
    }

    /** The newest one that counts in a layout: panes are as long as its policy says. */
    private Optional<Monitor> monitorOf(String layoutHash) {
        return monitors.stream()
                .filter(monitor -> monitor.layoutOf(layoutHash).isPresent())
                .findFirst();
    }
}
