package io.plimsoll.streams.cli;

import io.plimsoll.schemas.Alert;
import io.plimsoll.schemas.CloudEvent;
import io.plimsoll.streams.config.ServiceConfig;
import io.plimsoll.streams.config.TopicName;
import io.plimsoll.streams.wire.ControlWire;
import io.plimsoll.streams.wire.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The incidents that are open, as the topic of that name has them. */
final class OpenIncidents {

    private OpenIncidents() {}

    /** Those of a model, or of all. */
    static List<Alert> of(ServiceConfig config, @Nullable String model) {
        List<Alert> open = new ArrayList<>();
        CompactedTopic.read(config, TopicName.INCIDENTS).values().forEach(json -> {
            Alert alert = alert(json);
            if (model == null || alert.model().equals(model)) {
                open.add(alert);
            }
        });
        return open;
    }

    /** Tells everybody that they are over. */
    static void resolve(Publisher publisher, List<Alert> open) {
        for (Alert alert : open) {
            CloudEvent event = ControlWire.resolved(alert);
            publisher.send(TopicName.CONTROL, alert.model(), Json.bytes(event.data()), ControlWire.headers(event));
            publisher.send(TopicName.INCIDENTS, alert.alertKey(), null);
        }
        publisher.flush();
    }

    private static Alert alert(byte[] json) {
        try {
            return Json.MESSAGES.readValue(json, Alert.class);
        } catch (IOException e) {
            throw new UsageException("the topic of open incidents holds what is no alert: "
                    + e.getClass().getSimpleName());
        }
    }
}
