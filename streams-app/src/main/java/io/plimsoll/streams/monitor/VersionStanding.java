package io.plimsoll.streams.monitor;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where a version stood when it last answered: after that nothing more is learned of it.
 *
 * @param role the role in which it answered most requests of that pane
 * @param lastPane the last pane that holds its predictions
 * @param championUntil the last pane in which it was champion, empty if it never was
 * @param failed the gates that it failed
 * @param alarm an error that was open about it, of any family; empty if it was well
 */
public record VersionStanding(
        Role role, long lastPane, OptionalLong championUntil, List<FailedGate> failed, Optional<AlertKey> alarm) {

    /** A copy of the list is kept. */
    public VersionStanding {
        failed = List.copyOf(failed);
    }

    boolean isRefused() {
        return role == Role.SHADOW && !failed.isEmpty();
    }
}
