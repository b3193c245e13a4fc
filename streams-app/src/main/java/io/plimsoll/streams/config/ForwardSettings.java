package io.plimsoll.streams.config;

import static io.plimsoll.streams.config.InvalidSetting.require;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;

/**
 * The section {@code forward}: whom {@code plimsoll forward} tells of alerts and decisions. A destination without an address,
 * or without its key, is none.
 *
 * @param group the consumer groups' common name; each destination has its own, {@code GROUP-alertmanager}
 * @param retry what happens when a destination does not take something
 * @param metrics where its own metrics are served
 * @param alertmanager alerts, to Alertmanager's API v2
 * @param pagerduty alerts, to PagerDuty's Events API v2
 * @param webhook decisions, signed
 */
public record ForwardSettings(
        String group,
        Retry retry,
        Metrics metrics,
        AlertmanagerSettings alertmanager,
        PagerDutySettings pagerduty,
        WebhookSettings webhook) {

    /** @throws InvalidSetting naming the key that is out of its limits */
    public ForwardSettings {
        require(!group.isBlank(), "group", "must be the name of a consumer group");
    }

    /**
     * The section {@code forward.retry}. It is tried again without end, for nothing may be lost; what is bounded is the wait.
     *
     * @param first the wait after the first failure; each later one is twice the one before
     * @param longest the longest wait, also where a destination asks for a longer one
     * @param timeout how long an answer may take
     */
    public record Retry(Duration first, Duration longest, Duration timeout) {

        /** @throws InvalidSetting naming the key that is out of its limits */
        public Retry {
            require(first.toMillis() >= 1, "first", "must be longer than nothing");
            require(longest.compareTo(first) >= 0, "longest", "must not be shorter than forward.retry.first");
            require(timeout.toMillis() >= 1, "timeout", "must be longer than nothing");
            require(timeout.compareTo(Duration.ofMinutes(2)) <= 0, "timeout", "must be at most 2m");
        }
    }

    /**
     * The section {@code forward.metrics}: counts alone, nothing of models, and so without a token.
     *
     * @param bind the address to listen on
     * @param port the port; 0 takes any free one
     */
    public record Metrics(String bind, int port) {

        /** @throws InvalidSetting naming the key that is out of its limits */
        public Metrics {
            require(!bind.isBlank(), "bind", "must be an address, such as 127.0.0.1 or 0.0.0.0");
            require(port >= 0 && port <= 65535, "port", "must be from 0 to 65535");
        }
    }

    /**
     * The section {@code forward.alertmanager}.
     *
     * @param url where Alertmanager is; empty: nowhere
     * @param token a bearer token, if it asks for one
     * @param repeat how often alerts that fire are told again
     * @param hold how long Alertmanager keeps an alert that is not told again: longer than any restart, or it resolves it
     */
    public record AlertmanagerSettings(String url, Secret token, Duration repeat, Duration hold) {

        /** @throws InvalidSetting naming the key that is out of its limits */
        public AlertmanagerSettings {
            address("url", url);
            require(repeat.toMillis() >= 100, "repeat", "must be at least 100ms");
            require(
                    hold.compareTo(repeat.multipliedBy(3)) >= 0,
                    "hold",
                    "must be at least three times forward.alertmanager.repeat");
        }
    }

    /**
     * The section {@code forward.pagerduty}.
     *
     * @param url the Events API
     * @param routingKey {@code routing.key}: the integration key of the service; empty: nowhere
     * @param from the least severity that pages
     */
    public record PagerDutySettings(
            String url, @JsonProperty("routing.key") Secret routingKey, String from) {

        private static final List<String> SEVERITIES = List.of("warning", "error", "critical");

        /** @throws InvalidSetting naming the key that is out of its limits */
        public PagerDutySettings {
            address("url", url);
            require(!url.isEmpty() || !routingKey.isSet(), "url", "must be the address of the Events API");
            require(SEVERITIES.contains(from), "from", "must be warning, error or critical");
        }
    }

    /**
     * The section {@code forward.webhook}.
     *
     * @param url who is told of decisions; empty: nobody
     * @param secret what the requests are signed with
     */
    public record WebhookSettings(String url, Secret secret) {
        private static final int SHORTEST = 16;

        /** @throws InvalidSetting naming the key that is out of its limits */
        public WebhookSettings {
            address("url", url);
            if (!url.isEmpty() && secret.value().length() < SHORTEST) {
                throw InvalidSetting.ofSecret("secret", "must have at least " + SHORTEST + " characters");
            }
        }
    }

    private static void address(String key, String url) {
        require(url.isEmpty() || isHttp(url), key, "must be an address such as https://host/path");
    }

    private static boolean isHttp(String url) {
        try {
            URI uri = new URI(url);
            return uri.getHost() != null && List.of("http", "https").contains(uri.getScheme());
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
