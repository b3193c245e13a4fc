package io.plimsoll.streams.ops.view;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A record as it lies on a topic.
 *
 * @param topic which of the two
 * @param key the model
 * @param value the JSON, not to be changed by anyone
 * @param headers the last of each name
 * @param at when it was published
 */
public record Published(ViewTopic topic, String key, byte[] value, Map<String, String> headers, Instant at) {
    /** A copy of the headers is kept. */
    public Published {
        headers = Map.copyOf(headers);
    }

    String header(String name) throws UnreadableException {
        return Optional.ofNullable(headers.get(name))
                .orElseThrow(() -> new UnreadableException("the header " + name + " is missing"));
    }
}
