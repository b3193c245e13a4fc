package io.plimsoll.streams.monitor;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * When a model was last heard of, by the wall clock, and whether people were told that it is silent. Idleness and silence are
 * decided on the wall clock and stand outside of the law that a replay gives the same; nothing else is.
 *
 * @param heardAt when its last event was published, milliseconds since the epoch; empty before the first
 * @param version the version that served last
 * @param silent the alert of the silence that people were told of, empty if the model is not silent
 * @param incident where that alert stands
 */
public record Pulse(OptionalLong heardAt, Optional<String> version, Optional<AlertKey> silent, Incident incident) {

    /** Never heard of. */
    public static final Pulse NONE =
            new Pulse(OptionalLong.empty(), Optional.empty(), Optional.empty(), Incident.none());

    /** An event was published; a time before the one that is known changes nothing. */
    Pulse heard(long at) {
        return heardAt.isPresent() && heardAt.getAsLong() >= at
                ? this
                : new Pulse(OptionalLong.of(at), version, silent, incident);
    }

    /** A version serves. */
    Pulse servedBy(String serving) {
        return version.filter(serving::equals).isPresent()
                ? this
                : new Pulse(heardAt, Optional.of(serving), silent, incident);
    }

    /** For how long nothing was heard; zero before the first event. */
    Duration quietFor(long now) {
        return heardAt.isEmpty() ? Duration.ZERO : Duration.ofMillis(Math.max(0, now - heardAt.getAsLong()));
    }

    boolean isSilent() {
        return silent.isPresent();
    }

    /** The pane in which people were told of the silence; only while there is one. */
    long silentFrom() {
        return ((Incident.Firing) incident).first();
    }

    Pulse silent(AlertKey key, Incident next) {
        return new Pulse(heardAt, version, Optional.of(key), next);
    }

    Pulse speaking(Incident next) {
        return new Pulse(heardAt, version, Optional.empty(), next);
    }
}
