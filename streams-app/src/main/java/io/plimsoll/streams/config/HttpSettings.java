package io.plimsoll.streams.config;

import static io.plimsoll.streams.config.InvalidSetting.require;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.regex.Pattern;

/**
 * The section {@code http}: where the page, the metrics and the API are served.
 *
 * @param bind the address to listen on; only this machine by default
 * @param port the port; 0 takes any free one
 * @param token what callers must present as a bearer token; required unless only this machine is served
 * @param metricsOpen {@code metrics.open}: whether {@code /metrics} is served without the token, for scrapers
 * @param publicUrl {@code public.url}: the address under which people reach the page, for links in alerts and decisions;
 *     empty: no links
 */
public record HttpSettings(
        String bind,
        int port,
        Secret token,
        @JsonProperty("metrics.open") boolean metricsOpen,
        @JsonProperty("public.url") String publicUrl) {
    /** By its spelling, not by a look-up: what a name resolves to can change after the check. */
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?::1]?");

    private static final Pattern PUBLIC = Pattern.compile("https?://[^\\s?#]{1,200}");

    /** @throws InvalidSetting naming the key that is out of its limits */
    public HttpSettings {
        require(!bind.isBlank(), "bind", "must be an address, such as 127.0.0.1 or 0.0.0.0");
        require(port >= 0 && port <= 65535, "port", "must be from 0 to 65535");
        require(
                publicUrl.isEmpty() || PUBLIC.matcher(publicUrl).matches(),
                "public.url",
                "must be an address such as https://plimsoll.example.com, or empty");
        if (!token.isSet() && !LOOPBACK.matcher(bind).matches()) {
            throw InvalidSetting.ofSecret("token", "is required when http.bind is not this machine alone (127.0.0.1)");
        }
        if (token.isSet() && token.value().length() < 16) {
            throw InvalidSetting.ofSecret("token", "must have at least 16 characters");
        }
    }

    /** Without an address for people. */
    public HttpSettings(String bind, int port, Secret token, boolean metricsOpen) {
        this(bind, port, token, metricsOpen, "");
    }

    /**
     * The same at another port.
     *
     * @param people the address under which people reach it there
     */
    public HttpSettings at(int otherPort, String people) {
        return new HttpSettings(bind, otherPort, token, metricsOpen, people);
    }

    /** Whether only this machine can connect. */
    public boolean loopback() {
        return LOOPBACK.matcher(bind).matches();
    }
}
