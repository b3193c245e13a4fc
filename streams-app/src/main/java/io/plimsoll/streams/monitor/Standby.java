package io.plimsoll.streams.monitor;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where to go back to.
 *
 * @param version the version, empty where none is fit
 * @param unfit versions that come first in order and are in alarm themselves
 */
public record Standby(Optional<Place> version, List<Unfit> unfit) {

    /** A copy of the list is kept. */
    public Standby {
        unfit = List.copyOf(unfit);
    }

    /**
     * A version that was well when it last answered.
     *
     * @param version the version
     * @param lastPane the last pane that holds its predictions, empty if it never answered
     * @param warm whether it answers now
     */
    public record Place(String version, OptionalLong lastPane, boolean warm) {}

    /**
     * A version that is in alarm.
     *
     * @param version the version
     * @param alarm what is open about it
     */
    public record Unfit(String version, AlertKey alarm) {}

    Optional<String> name() {
        return version.map(Place::version);
    }

    boolean isWarm() {
        return version.filter(Place::warm).isPresent();
    }
}
