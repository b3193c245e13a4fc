package io.plimsoll.streams.ops.health;

import java.util.List;

/** Whether this instance can be believed: all its checks. */
public final class Health {
    private final List<HealthCheck> checks;

    /** @param checks asked in this order */
    public Health(List<HealthCheck> checks) {
        this.checks = List.copyOf(checks);
    }

    /** Asks every check. */
    public HealthReport report() {
        return new HealthReport(checks.stream().map(HealthCheck::ask).toList());
    }
}
