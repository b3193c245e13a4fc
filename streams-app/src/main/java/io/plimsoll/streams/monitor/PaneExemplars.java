package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.check.Finding;
import io.plimsoll.detectors.check.Segment;
import io.plimsoll.detectors.tally.Layout;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The second stage's requests that show faults, by pane: merged between two commits on the heap, kept on the shelf, gone with
 * their pane.
 *
 * <p>An alert is shown by requests of its version as champion in the panes that were judged, those of the newest pane first.
 * About a segment it is shown by those of them that belong to the segment, which may be none: never by another's.
 */
final class PaneExemplars {

    private final PaneShelf shelf;
    private final Function<String, Optional<Layout>> layouts;

    /** What came since the last flush, with what is on the shelf. */
    private final Map<Place, Map<Series, Exemplars>> changed = new HashMap<>();

    private record Place(long pane, FaultPlace fault) {}

    /**
     * @param shelf where they are kept
     * @param layouts knows layouts by their hashes
     */
    PaneExemplars(PaneShelf shelf, Function<String, Optional<Layout>> layouts) {
        this.shelf = shelf;
        this.layouts = layouts;
    }

    void add(ExemplarDelta delta) {
        changed.computeIfAbsent(
                        new Place(delta.pane(), delta.place()),
                        place -> new TreeMap<>(shelf.exemplars(place.pane(), place.fault())))
                .merge(delta.series(), delta.exemplars(), Exemplars::plus);
    }

    /** With the requests that show the fault it is about. */
    Transition shown(Transition transition) {
        Incident.Alarm alarm = transition.change().alarm();
        return FaultPlace.of(alarm.finding())
                .map(fault -> transition.shownBy(requests(transition.key().version(), alarm, fault)))
                .orElse(transition);
    }

    private List<String> requests(String version, Incident.Alarm alarm, FaultPlace fault) {
        Set<String> ids = new LinkedHashSet<>();
        for (long pane = alarm.last(); pane >= alarm.first() && ids.size() < Exemplars.MOST; pane--) {
            Exemplars.of(ofChampion(version, new Place(pane, fault), alarm.finding()))
                    .least()
                    .forEach(exemplar -> ids.add(exemplar.id()));
        }
        return ids.stream().limit(Exemplars.MOST).toList();
    }

    private List<Exemplar> ofChampion(String version, Place place, Finding finding) {
        return at(place).entrySet().stream()
                .filter(entry -> entry.getKey().role() == Role.CHAMPION)
                .filter(entry -> entry.getKey().version().equals(version))
                .flatMap(entry -> in(finding.target().segment(), entry.getKey(), entry.getValue().least().stream()))
                .toList();
    }

    private Stream<Exemplar> in(Optional<Segment> segment, Series series, Stream<Exemplar> exemplars) {
        return segment.isEmpty()
                ? exemplars
                : exemplars.filter(exemplar -> layouts.apply(series.layoutHash())
                        .filter(layout -> exemplar.isOf(segment.get(), layout))
                        .isPresent());
    }

    private Map<Series, Exemplars> at(Place place) {
        Map<Series, Exemplars> known = changed.get(place);
        return known == null ? shelf.exemplars(place.pane(), place.fault()) : known;
    }

    void flush() {
        changed.forEach((place, bySeries) -> bySeries.forEach(
                (series, exemplars) -> shelf.putExemplars(place.pane(), place.fault(), series, exemplars)));
        changed.clear();
    }

    /** The shelf forgets the pane itself. */
    void forget(long pane) {
        changed.keySet().removeIf(place -> place.pane() == pane);
    }

    void clear() {
        changed.clear();
    }
}
