package io.plimsoll.streams.ops.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer.
 *
 * @param status its status
 * @param headers beyond those that every answer has
 * @param body its bytes, not to be changed
 */
record Reply(int status, Map<String, String> headers, byte[] body) {
    /** A page may show what came from here, and nothing else: no script of others, no frame, no form. */
    private static final Map<String, String> ALWAYS = Map.of(
            "Content-Security-Policy",
            "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Cache-Control",
            "no-store");

    Reply {
        headers = Map.copyOf(headers);
    }

    static Reply of(int status, String contentType, byte[] body) {
        return new Reply(status, Map.of("Content-Type", contentType), body);
    }

    static Reply json(int status, byte[] body) {
        return of(status, "application/json", body);
    }

    Reply with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body);
    }

    void putHeaders(Headers sent) {
        ALWAYS.forEach(sent::set);
        headers.forEach(sent::set);
    }

    void send(HttpExchange exchange) throws IOException {
        Headers sent = exchange.getResponseHeaders();
        putHeaders(sent);
        if (exchange.getRequestMethod().equals("HEAD")) {
            sent.set("Content-Length", String.valueOf(body.length));
            exchange.sendResponseHeaders(status, -1);
        } else {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
