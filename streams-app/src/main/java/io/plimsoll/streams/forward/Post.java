package io.plimsoll.streams.forward;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A request that is to be sent.
 *
 * @param address where to
 * @param headers beside those that every request has; may hold secrets
 * @param body JSON; may hold a secret
 * @param shown the body without secrets, for those who only want to look
 */
record Post(URI address, Map<String, String> headers, byte[] body, String shown) {

    Post {
        headers = Map.copyOf(headers);
    }

    /** A request whose body may be shown. */
    static Post of(URI address, Map<String, String> headers, byte[] body) {
        return new Post(address, headers, body, new String(body, StandardCharsets.UTF_8));
    }
}
