package io.plimsoll.streams.monitor;

import java.util.List;

/**
 * Remembers what was in force, for as long as predictions wait that were counted by it: their labels come weeks after a policy
 * or reference has changed, and belong in the counts of its time.
 */
public interface FormerMonitors {

    /** Remembers nothing, for hosts in which nothing changes. */
    FormerMonitors NONE = new FormerMonitors() {
        @Override
        public List<Former> of(String model) {
            return List.of();
        }

        @Override
        public void keep(String model, List<Former> all) {}
    };

    /**
     * What was in force, or is.
     *
     * @param monitor the monitor
     * @param until no prediction of a later time was counted by it, in milliseconds since the epoch; {@link Long#MAX_VALUE} while
     *     that is not known
     */
    record Former(Monitor monitor, long until) {}

    /** What was remembered of a model, the oldest first; the last one was in force. */
    List<Former> of(String model);

    /** Remembers these and no others. Called when counts are handed over, and not otherwise. */
    void keep(String model, List<Former> all);
}
