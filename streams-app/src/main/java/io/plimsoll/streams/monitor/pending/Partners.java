package io.plimsoll.streams.monitor.pending;

import io.plimsoll.streams.monitor.Role;
import java.util.function.Predicate;

/**
 * Which rows make a pair with one row: of its request, of a shadow where it is a champion's and the other way round, and at
 * about the same time. Reused from row to row.
 */
final class Partners implements Predicate<PendingRow> {

    /** Answers to one request are thought to lie no further apart than this, in milliseconds. */
    static final long REACH = 3_600_000;

    private final Names names;
    private Role role = Role.SHADOW;
    private long time;

    Partners(Names names) {
        this.names = names;
    }

    /** Those of a champion's row, or of a shadow's. */
    void of(PendingRow row) {
        role = names.role(row.series) == Role.SHADOW ? Role.CHAMPION : Role.SHADOW;
        time = row.time;
    }

    /** The role that they have. */
    Role role() {
        return role;
    }

    @Override
    public boolean test(PendingRow other) {
        return names.role(other.series) == role && Math.abs(other.time - time) <= REACH;
    }

    @Override
    public String toString() {
        return role + " around " + time;
    }
}
