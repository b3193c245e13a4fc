package io.plimsoll.streams.ops.view;

import io.plimsoll.schemas.Alert;
import io.plimsoll.schemas.AlertState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The alerts that are open, by key, in the order in which they began. */
final class ActiveAlerts {
    private final int most;
    private final Map<String, Open> open = new LinkedHashMap<>();
    private long leftOut;

    ActiveAlerts(int most) {
        this.most = most;
    }

    void apply(Alert alert, ControlDocument document) {
        if (alert.state() == AlertState.RESOLVED) {
            open.remove(alert.alertKey());
        } else if (open.containsKey(alert.alertKey()) || open.size() < most) {
            open.put(alert.alertKey(), new Open(alert, document));
        } else {
            leftOut++;
        }
    }

    List<Alert> alerts() {
        return open.values().stream().map(Open::alert).toList();
    }

    List<ControlDocument> documents() {
        return open.values().stream().map(Open::document).toList();
    }

    /** How many events could not be taken because too many alerts were open. */
    long leftOut() {
        return leftOut;
    }

    private record Open(Alert alert, ControlDocument document) {}
}
