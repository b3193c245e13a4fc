package io.plimsoll.streams.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForwardSettingsTest {

    private static final Map<String, String> ENVIRONMENT = Map.of("HOOK", "a-secret-of-20-chars");

    @Test
    void shouldTellNobodyUnlessAsked() {
        // When
        ForwardSettings forward = new ConfigParser(Map.of()).defaults().forward();
        // Then
        assertThat(forward.alertmanager().url()).isEmpty();
        assertThat(forward.pagerduty().routingKey().isSet()).isFalse();
        assertThat(forward.webhook().url()).isEmpty();
    }

    @Test
    void shouldTakeSecretsFromTheEnvironmentAndShowNone() {
        // When
        ForwardSettings forward = new ConfigParser(ENVIRONMENT)
                .service("f.yaml", "forward: {webhook: {url: \"https://c/d\", secret: \"${HOOK}\"}}")
                .forward();
        // Then
        assertThat(forward.webhook().secret().value()).isEqualTo("a-secret-of-20-chars");
        assertThat(forward.toString()).doesNotContain("a-secret-of-20-chars");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "webhook: {url: 'https://c/d'}                     | forward.webhook.secret | must have at least 16 characters",
                "webhook: {url: 'ftp://c/d'}                       | forward.webhook.url | must be an address such as",
                "alertmanager: {url: 'alertmanager:9093'}          | forward.alertmanager.url | must be an address such as",
                "alertmanager: {repeat: 1m, hold: 2m}              | forward.alertmanager.hold | at least three times",
                "pagerduty: {from: notice}                         | forward.pagerduty.from | must be warning, error or critical",
                "pagerduty: {routing.key: k, url: ''}              | forward.pagerduty.url | must be the address",
                "retry: {first: 10s, longest: 1s}                  | forward.retry.longest | must not be shorter",
                "retry: {timeout: 1h}                              | forward.retry.timeout | must be at most 2m",
                "metrics: {port: 99999}                            | forward.metrics.port | must be from 0 to 65535",
                "webhoook: {}                                      | forward.webhoook | webhook"
            })
    void shouldNameThePathOfWhatIsWrong(String yaml, String path, String rule) {
        assertThatThrownBy(() -> new ConfigParser(ENVIRONMENT).service("f.yaml", "forward: {" + yaml + "}"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("f.yaml")
                .hasMessageContaining(path)
                .hasMessageContaining(rule);
    }
}
