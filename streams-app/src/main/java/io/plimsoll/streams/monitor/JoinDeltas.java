package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.tally.Layout;
import java.util.IdentityHashMap;
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
    private Monitor inForce;

    /**
     * @param memory knows the names of labels
     * @param inForce what is in force
     */
    JoinDeltas(String model, Memory memory, Monitor inForce) {
        this.model = model;
        this.memory = memory;
        this.inForce = inForce;
    }

    /** Something else is in force now; what was counted before still leaves as it was. */
    void adopt(Monitor monitor) {
        inForce = monitor;
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
        }
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

    /** Empty where one of the layouts is not in force any more, or the two are not compared. */
    private Optional<PairDeltas> pairDeltas(WaitingPair pair) {
        return inForce.pairing(pair.acting(), pair.candidate())
                .map(pairing -> new PairDeltas(pairing, inForce.policy(), memory::outcome));
    }

    /** Empty where the layout is not in force any more, or has no outcomes. */
    private Optional<LabelDeltas> labelDeltas(Series series) {
        return inForce.layoutOf(series.layoutHash())
                .filter(Layout::countsLabels)
                .map(layout -> new LabelDeltas(series, inForce.policy(), layout, memory::outcome));
    }
}
