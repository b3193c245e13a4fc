package io.plimsoll.streams.topology;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Tells which models a task of the second stage owns, and that it does no longer when it closes. */
final class OwnedModels {

    private final Telemetry telemetry;
    private final Map<String, Telemetry.Ownership> owned = new HashMap<>();

    OwnedModels(Telemetry telemetry) {
        this.telemetry = telemetry;
    }

    /** It owns these and no others. */
    void are(Set<String> models) {
        if (owned.keySet().equals(models)) {
            return;
        }
        owned.entrySet().removeIf(entry -> !models.contains(entry.getKey()) && isReleased(entry.getValue()));
        models.forEach(model -> owned.computeIfAbsent(model, telemetry::own));
    }

    void none() {
        are(Set.of());
    }

    private static boolean isReleased(Telemetry.Ownership ownership) {
        ownership.close();
        return true;
    }
}
