package io.plimsoll.streams.monitor;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** A shelf that lasts for as long as the process. */
final class HeapShelf implements PaneShelf {

    private final Map<Long, Map<Series, byte[]>> panes = new TreeMap<>();
    private final Map<Long, Map<FaultPlace, Map<Series, Exemplars>>> exemplars = new HashMap<>();
    private final Map<Held, byte[]> held = new HashMap<>();
    private final Map<Series, byte[]> totals = new TreeMap<>();

    @Override
    public Map<Series, byte[]> get(long pane) {
        return panes.getOrDefault(pane, Map.of());
    }

    @Override
    public void put(long pane, Series series, byte[] counts) {
        panes.computeIfAbsent(pane, k -> new TreeMap<>()).put(series, counts);
    }

    @Override
    public void delete(long pane) {
        panes.remove(pane);
        exemplars.remove(pane);
    }

    @Override
    public Map<Series, Exemplars> exemplars(long pane, FaultPlace place) {
        return exemplars.getOrDefault(pane, Map.of()).getOrDefault(place, Map.of());
    }

    @Override
    public void putExemplars(long pane, FaultPlace place, Series series, Exemplars some) {
        exemplars
                .computeIfAbsent(pane, k -> new HashMap<>())
                .computeIfAbsent(place, k -> new TreeMap<>())
                .put(series, some);
    }

    @Override
    public Map<Held, byte[]> held() {
        return Map.copyOf(held);
    }

    @Override
    public void hold(Held place, byte[] change) {
        held.put(place, change);
    }

    @Override
    public void release(Held place) {
        held.remove(place);
    }

    @Override
    public Map<Series, byte[]> totals() {
        return Map.copyOf(totals);
    }

    @Override
    public void putTotal(Series series, byte[] total) {
        totals.put(series, total);
    }

    @Override
    public void deleteTotal(Series series) {
        totals.remove(series);
    }
}
