package io.plimsoll.streams.monitor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What was and is in force for a model: the monitors that counts may still refer to, the oldest first. The last one is in
 * force, and stays so when a broken one comes, also across a restart.
 */
final class Definitions {

    /** Deltas of the first stage may be on their way in the layouts of the last but one. */
    private static final int ALWAYS_KEPT = 2;

    private final List<Monitor> monitors;

    Definitions(List<Monitor> remembered) {
        monitors = new ArrayList<>(remembered);
    }

    boolean isEmpty() {
        return monitors.isEmpty();
    }

    List<Monitor> all() {
        return List.copyOf(monitors);
    }

    /** The one in force. */
    Monitor last() {
        return monitors.get(monitors.size() - 1);
    }

    /** Another one is in force now. */
    void add(Monitor monitor) {
        monitors.add(monitor);
    }

    /**
     * Forgets those that nothing refers to any more: a later one that knows a layout stands for an earlier one.
     *
     * @param layouts the hashes of the layouts that counts are kept in
     */
    void retain(Set<String> layouts) {
        Set<String> wanted = new HashSet<>(layouts);
        int recent = monitors.size() - ALWAYS_KEPT;
        for (int i = monitors.size() - 1; i >= 0; i--) {
            Monitor monitor = monitors.get(i);
            boolean isNeeded = wanted.removeIf(hash -> monitor.layoutOf(hash).isPresent());
            if (!isNeeded && i < recent) {
                monitors.remove(i);
            }
        }
    }

    /** The last one of a window, which also knows the layouts of those before it. */
    Monitor union(Duration window) {
        return monitors.stream()
                .filter(monitor -> monitor.policy().window().equals(window))
                .reduce((earlier, later) -> later.after(earlier))
                .orElseThrow();
    }
}
