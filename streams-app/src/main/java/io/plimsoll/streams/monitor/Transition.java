package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.check.SegmentShare;
import java.util.List;
import java.util.Optional;

/**
 * A change of an incident that people are told.
 *
 * @param key what the incident is about
 * @param pane the pane whose close brought it
 * @param change what happened
 * @param group its place among the alerts that have the same cause, empty where it stands alone
 * @param shares the segments that carry the change in this pane, the most concentrated first
 * @param exemplars ids of requests that show a fault of integrity, those of the newest pane first
 */
public record Transition(
        AlertKey key,
        long pane,
        Incident.Change change,
        Optional<Grouped> group,
        List<SegmentShare> shares,
        List<String> exemplars) {

    /** Copies of the lists are kept. */
    public Transition {
        shares = List.copyOf(shares);
        exemplars = List.copyOf(exemplars);
    }

    /** Of an alert that stands alone. */
    public Transition(AlertKey key, long pane, Incident.Change change) {
        this(key, pane, change, Optional.empty(), List.of(), List.of());
    }

    /**
     * Whether it is to wake somebody: an incident began and no other alert speaks for its cause, or a cause that came back
     * turns out to be worth it.
     */
    public boolean pages() {
        boolean begins = change.state() == Incident.State.FIRING;
        return group.map(place -> place.wakes(begins)).orElse(begins);
    }

    Transition in(Grouped place) {
        return in(Optional.of(place));
    }

    Transition in(Optional<Grouped> place) {
        return new Transition(key, pane, change, place, shares, exemplars);
    }

    Transition with(List<SegmentShare> carriers) {
        return new Transition(key, pane, change, group, carriers, exemplars);
    }

    Transition shownBy(List<String> requests) {
        return new Transition(key, pane, change, group, shares, requests);
    }

    /** Whether it speaks for its cause; one that stands alone does. */
    public boolean leads() {
        return group.map(Grouped::leads).orElse(true);
    }
}
