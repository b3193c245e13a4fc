package io.plimsoll.streams.ops.http;

import com.sun.net.httpserver.Headers;
import io.plimsoll.streams.config.HttpSettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who may come in. */
final class Gate {
    private static final String BEARER = "Bearer ";
    private static final Pattern THIS_MACHINE =
            Pattern.compile("(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d{1,5})?", Pattern.CASE_INSENSITIVE);

    private final HttpSettings settings;

    Gate(HttpSettings settings) {
        this.settings = settings;
    }

    void admit(String path, Headers headers) throws Refused {
        boolean open = path.startsWith("/health/") || (path.equals("/metrics") && settings.metricsOpen());
        if (open) {
            return;
        }
        if (settings.token().isSet()) {
            if (isPage(path)) {
                return;
            }
            requireToken(headers.getFirst("Authorization"));
        } else {
            requireThisMachine(headers.getFirst("Host"));
        }
    }

    /** A browser cannot send a token before it has a page that asks for it; what is in the page everybody may read. */
    private static boolean isPage(String path) {
        return path.equals("/") || path.startsWith("/page/");
    }

    private void requireToken(@Nullable String authorization) throws Refused {
        boolean known = Optional.ofNullable(authorization)
                .filter(text -> text.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(text -> isToken(text.substring(BEARER.length()).trim()))
                .orElse(false);
        if (!known) {
            throw new Refused(
                            401,
                            "unauthorized",
                            "a token is required",
                            "send the header Authorization: Bearer and the token of http.token")
                    .with("WWW-Authenticate", "Bearer realm=\"plimsoll\"");
        }
    }

    /** In the same time whatever was sent. */
    private boolean isToken(String presented) {
        return MessageDigest.isEqual(
                presented.getBytes(StandardCharsets.UTF_8),
                settings.token().value().getBytes(StandardCharsets.UTF_8));
    }

    /** A page of someone else whose name was made to lead here would otherwise read everything in a browser. */
    private static void requireThisMachine(@Nullable String host) throws Refused {
        if (host == null || !THIS_MACHINE.matcher(host).matches()) {
            throw new Refused(
                    403,
                    "foreign_host",
                    "without a token only this machine is served, under its own name",
                    "use http://localhost or http://127.0.0.1, or set http.token");
        }
    }
}
