package io.plimsoll.streams.monitor;

import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The messages of a task that nothing can be made of yet: an instance that has read a new policy or reference counts by it at
 * once, and the one that judges may read it a moment later. They wait, in their order, until the definitions change; what has
 * waited for an hour or two belongs to a definition that this instance will not see, and goes.
 */
final class Deferrals {

    static final Duration PATIENCE = Duration.ofHours(1);

    /** So many may wait at once; beyond that the earliest goes. */
    static final int MOST = 100_000;

    private final LedgerStore store;
    private final NavigableMap<Long, Deferred> waiting;
    private long next;
    private long dropped;

    /** What has a lower number goes at the next sweep. */
    private long old;

    private long sweepAt;

    Deferrals(LedgerStore store) {
        this.store = store;
        this.waiting = new TreeMap<>(store.deferred());
        this.next = waiting.isEmpty() ? 0 : waiting.lastKey() + 1;
    }

    /** Lays a message aside. */
    void add(Deferred deferred) {
        if (waiting.size() == MOST) {
            drop(waiting.firstKey());
        }
        waiting.put(next, deferred);
        store.defer(next, deferred);
        next++;
    }

    /**
     * Offers every message again, in order.
     *
     * @param take says whether something could be made of it
     */
    void offer(Predicate<Deferred> take) {
        for (Iterator<Map.Entry<Long, Deferred>> each = waiting.entrySet().iterator(); each.hasNext(); ) {
            Map.Entry<Long, Deferred> next = each.next();
            if (take.test(next.getValue())) {
                each.remove();
                store.undefer(next.getKey());
            }
        }
    }

    /** Lets go what has waited for too long, by the wall clock: an event may be old when it is read. */
    void expire(long now) {
        if (now < sweepAt) {
            return;
        }
        while (!waiting.isEmpty() && waiting.firstKey() < old) {
            drop(waiting.firstKey());
        }
        old = next;
        sweepAt = now + PATIENCE.toMillis();
    }

    /** How many were let go since it was last asked. */
    long takeDropped() {
        long lost = dropped;
        dropped = 0;
        return lost;
    }

    private void drop(long number) {
        waiting.remove(number);
        store.undefer(number);
        dropped++;
    }
}
