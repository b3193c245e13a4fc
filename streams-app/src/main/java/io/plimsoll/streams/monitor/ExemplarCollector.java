package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.check.Fault;
import io.plimsoll.detectors.tally.Layout;
import io.plimsoll.detectors.tally.Observation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;

/**
 * Collects the requests that show faults in one pane of one series, in the first stage.
 *
 * <p>An event without a fault costs a look at each of its subjects. Where a fault has its five requests, a further one costs a
 * comparison of hashes: of n requests some 5 ln(n/5) are among the least when they come.
 */
final class ExemplarCollector {

    private final Layout layout;
    private final EnumMap<Fault, Places> faults = new EnumMap<>(Fault.class);
    private final Places repetitions = new Places(1);

    ExemplarCollector(Layout layout) {
        this.layout = layout;
        for (Fault fault : Fault.values()) {
            faults.put(fault, new Places(layout.subjects().size()));
        }
    }

    /**
     * Takes an event that was counted.
     *
     * @param event the event
     * @param id its request's id
     * @param hash the hash of the id
     */
    void observe(Observation event, Text id, long hash) {
        Exemplar exemplar = null;
        for (int subject = event.nextFault(0); subject >= 0; subject = event.nextFault(subject + 1)) {
            Places places = Objects.requireNonNull(faults.get(Fault.of(event, subject)));
            if (places.wants(subject, id, hash)) {
                exemplar = exemplar == null ? exemplar(event, id, hash) : exemplar;
                places.add(exemplar, subject);
            }
        }
    }

    /** Takes an event that repeats an earlier one. */
    void observeDuplicate(Text id, long hash) {
        if (repetitions.wants(0, id, hash)) {
            repetitions.add(new Exemplar(hash, id.toString(), List.of()), 0);
        }
    }

    /** Hands over what changed since the last time. */
    void drain(BiConsumer<FaultPlace, Exemplars> sink) {
        faults.forEach((fault, places) ->
                places.drain(subject -> FaultPlace.of(layout.subjects().get(subject), fault), sink));
        repetitions.drain(only -> FaultPlace.REPEATED, sink);
    }

    private static Exemplar exemplar(Observation event, Text id, long hash) {
        List<Integer> slices = new ArrayList<>();
        for (int dimension = 0; dimension < event.layout().dimensions().size(); dimension++) {
            slices.add(event.dimension(dimension));
        }
        return new Exemplar(hash, id.toString(), slices);
    }

    /** What is held of one kind of fault, by subject. */
    private static final class Places {

        /** The greatest hash that changes anything. */
        private final long[] bounds;

        private final Map<Integer, Exemplars> held = new HashMap<>();

        /** Since they were last handed over. */
        private final BitSet changed = new BitSet();

        Places(int count) {
            this.bounds = new long[count];
            Arrays.fill(bounds, Long.MAX_VALUE);
        }

        boolean wants(int place, Text id, long hash) {
            return hash <= bounds[place] && !holds(place, id, hash);
        }

        /** Some send one id again and again. */
        private boolean holds(int place, Text id, long hash) {
            for (Exemplar exemplar : held.getOrDefault(place, Exemplars.NONE).least()) {
                if (exemplar.hash() == hash && id.is(exemplar.id())) {
                    return true;
                }
            }
            return false;
        }

        void add(Exemplar exemplar, int place) {
            Exemplars before = held.getOrDefault(place, Exemplars.NONE);
            Exemplars after = before.with(exemplar);
            if (!after.equals(before)) {
                held.put(place, after);
                bounds[place] = after.bound();
                changed.set(place);
            }
        }

        void drain(IntFunction<FaultPlace> name, BiConsumer<FaultPlace, Exemplars> sink) {
            changed.stream().forEach(place -> sink.accept(name.apply(place), held.getOrDefault(place, Exemplars.NONE)));
            changed.clear();
        }
    }
}
