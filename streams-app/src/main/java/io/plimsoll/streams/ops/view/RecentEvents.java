package io.plimsoll.streams.ops.view;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The last events by the time of their decision, each once. */
final class RecentEvents {
    private final int most;
    private final NavigableMap<Place, ControlDocument> events = new TreeMap<>();

    RecentEvents(int most) {
        this.most = most;
    }

    void put(ControlDocument event) {
        events.put(new Place(event.time(), event.id()), event);
        if (events.size() > most) {
            events.pollFirstEntry();
        }
    }

    List<ControlDocument> newestFirst(int limit) {
        return events.descendingMap().values().stream().limit(limit).toList();
    }

    private record Place(Instant time, String id) implements Comparable<Place> {
        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::time).thenComparing(Place::id);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }
}
