package io.plimsoll.streams.ops.health;

import java.util.Set;

/** What one check found. */
public sealed interface HealthState {
    /** The one state of nothing to say. */
    HealthState READY = new Ready();

    /** How bad it is. */
    HealthStatus status();

    /** Whether answers about this model must not be relied on. */
    boolean affects(String model);

    /** All is well. */
    record Ready() implements HealthState {
        @Override
        public HealthStatus status() {
            return HealthStatus.READY;
        }

        @Override
        public boolean affects(String model) {
            return false;
        }
    }

    /**
     * It serves, but something is wrong.
     *
     * @param reason what is wrong, without any value of an event
     * @param remedy what to do about it
     * @param models the models whose figures suffer; empty: all
     */
    record Degraded(String reason, String remedy, Set<String> models) implements HealthState {
        /** A copy of the models is kept. */
        public Degraded {
            models = Set.copyOf(models);
        }

        /** Degraded for all models. */
        public Degraded(String reason, String remedy) {
            this(reason, remedy, Set.of());
        }

        @Override
        public HealthStatus status() {
            return HealthStatus.DEGRADED;
        }

        @Override
        public boolean affects(String model) {
            return models.isEmpty() || models.contains(model);
        }
    }

    /**
     * It cannot serve yet, or any more.
     *
     * @param reason why
     * @param remedy what to do, or what to wait for
     */
    record NotReady(String reason, String remedy) implements HealthState {
        @Override
        public HealthStatus status() {
            return HealthStatus.NOT_READY;
        }

        @Override
        public boolean affects(String model) {
            return true;
        }
    }
}
