package io.plimsoll.streams.ops.metrics;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * How many gauges of findings each model may have, so that no model has more than one may and an instance not more than all
 * may. Where not everything fits, whoever wants little has it, and the others have the same each (max-min fairness): a model
 * does not go dark because its name comes last. Safe for many threads.
 *
 * <p>What was granted is never more than there is, at any moment. A model that wants more than was left over gets it with
 * its next {@link #room}, after others have given up what is above their share.
 */
final class SeriesBudget {
    private final int perModel;
    private final int inAll;
    private final Map<Object, Grant> grants = new HashMap<>();
    private int granted;
    private int level;

    /**
     * @param perModel the most of one model
     * @param inAll the most of all models together
     */
    SeriesBudget(int perModel, int inAll) {
        this.perModel = perModel;
        this.inAll = inAll;
        this.level = perModel;
    }

    private record Grant(int wanted, int had) {
        private static final Grant NONE = new Grant(0, 0);
    }

    /** How many a model may have now that wants so many; it has no more from here on. */
    synchronized int room(Object model, int wanted) {
        Grant before = grants.getOrDefault(model, Grant.NONE);
        grants.put(model, new Grant(wanted, before.had));
        if (wanted != before.wanted) {
            level = level();
        }
        int left = inAll - granted + before.had;
        int had = Math.min(Math.min(wanted, level), left);
        grants.put(model, new Grant(wanted, had));
        granted += had - before.had;
        return had;
    }

    /** The model has none any more. */
    synchronized void release(Object model) {
        Grant gone = grants.remove(model);
        if (gone != null) {
            granted -= gone.had;
            level = level();
        }
    }

    /** The most that a model has: filled as by water, from those who want least. */
    private int level() {
        int[] wanted = grants.values().stream()
                .mapToInt(grant -> Math.min(grant.wanted, perModel))
                .toArray();
        Arrays.sort(wanted);
        int left = inAll;
        for (int i = 0; i < wanted.length; i++) {
            int share = left / (wanted.length - i);
            if (wanted[i] > share) {
                return share;
            }
            left -= wanted[i];
        }
        return perModel;
    }
}
