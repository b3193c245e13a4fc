package io.plimsoll.streams.story;

import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/** The events in the order in which they are published; only those that are still to come because of a request are held. */
final class Publication implements Iterator<StoryEvent> {

    private final long seed;
    private final Requests requests;
    private final PriorityQueue<Held> held =
            new PriorityQueue<>(Comparator.comparingLong(Held::due).thenComparingLong(Held::sequence));
    private long sequence;
    private long reached = Long.MIN_VALUE;

    Publication(long seed) {
        this.seed = seed;
        this.requests = new Requests(seed);
    }

    /** An event that waits for its time; of those of the same time the first that came about goes first. */
    private record Held(StoryEvent event, long sequence) {
        long due() {
            return event.ingestTime();
        }
    }

    @Override
    public boolean hasNext() {
        return requests.hasNext() || !held.isEmpty();
    }

    @Override
    public StoryEvent next() {
        fill();
        Held first = held.poll();
        if (first == null) {
            throw new NoSuchElementException();
        }
        return first.event();
    }

    /** Nothing is published before its request: what is due by the last request's time is complete. */
    private void fill() {
        while (requests.hasNext() && (held.isEmpty() || held.element().due() >= reached)) {
            Request request = requests.next();
            reached = request.time();
            for (StoryEvent event : request.events(Draws.of(seed, Draws.Purpose.REQUEST, request.number()))) {
                held.add(new Held(event, sequence++));
            }
        }
    }
}
