package io.plimsoll.streams.topology;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How long counts have been waiting for a commit, over all tasks of this instance. Counts that wait for much longer than the
 * commit interval say that flushes do not run, and that is what everything rests on.
 */
final class FlushAge {

    private final InstantSource clock;
    private final Set<TaskHeap<?>> heaps = ConcurrentHashMap.newKeySet();

    FlushAge(InstantSource clock) {
        this.clock = clock;
    }

    void watch(TaskHeap<?> heap) {
        heaps.add(heap);
    }

    void forget(TaskHeap<?> heap) {
        heaps.remove(heap);
    }

    /** The age of the oldest counts; zero when none wait. */
    Duration longest() {
        long now = clock.millis();
        return Duration.ofMillis(heaps.stream()
                .mapToLong(heap -> heap.armedAt().stream()
                        .map(since -> now - since)
                        .findFirst()
                        .orElse(0))
                .max()
                .stream()
                .map(age -> Math.max(0, age))
                .findFirst()
                .orElse(0));
    }
}
