package io.plimsoll.streams.monitor;

import java.util.ArrayList;
import java.util.List;

/** What was and is in force of one model in the first stage, the one in force last. */
final class Formers {

    private static final long OPEN = Long.MAX_VALUE;

    private final String model;
    private final FormerMonitors store;
    private final List<FormerMonitors.Former> all;
    private boolean changed;

    Formers(String model, FormerMonitors store) {
        this.model = model;
        this.store = store;
        this.all = new ArrayList<>(store.of(model));
    }

    /** Another one is in force now; one that says the same as the last takes its place. */
    void adopt(Monitor monitor) {
        if (!all.isEmpty() && last().monitor().isSameAs(monitor)) {
            all.remove(all.size() - 1);
        }
        all.add(new FormerMonitors.Former(monitor, OPEN));
        changed = true;
    }

    /** All monitors, the newest first. */
    List<Monitor> newestFirst() {
        List<Monitor> monitors = new ArrayList<>();
        for (int i = all.size() - 1; i >= 0; i--) {
            monitors.add(all.get(i).monitor());
        }
        return monitors;
    }

    /** Counts are handed over, of predictions up to this time. */
    void flush(long latest) {
        for (int i = 0; i < all.size() - 1; i++) {
            if (all.get(i).until() == OPEN) {
                all.set(i, new FormerMonitors.Former(all.get(i).monitor(), latest));
                changed = true;
            }
        }
        if (changed) {
            store.keep(model, List.copyOf(all));
            changed = false;
        }
    }

    /**
     * Forgets those that counted nothing from this time on.
     *
     * @return whether there were any
     */
    boolean forget(long before) {
        // The one in force is open.
        boolean forgotten = all.removeIf(former -> former.until() < before);
        changed |= forgotten;
        return forgotten;
    }

    private FormerMonitors.Former last() {
        return all.get(all.size() - 1);
    }

    @Override
    public String toString() {
        return all.size() + " monitors of " + model;
    }
}
