package io.plimsoll.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyDurationTest {

    @ParameterizedTest
    @CsvSource({
        "200ms, 200",
        "0s, 0",
        "30s, 30000",
        "10m, 600000",
        "6h, 21600000",
        "1d, 86400000",
        "2w, 1209600000",
        "15250284d, 1317624537600000"
    })
    void shouldReadExactlyAndWriteAsRead(String text, long millis) {
        PolicyDuration duration = PolicyDuration.parse(text);

        assertThat(duration.toDuration()).isEqualTo(Duration.ofMillis(millis));
        assertThat(duration).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "10", "m", "-1m", "1.5h", "1 d", "1D", "1mo", "1y", "P1D", "1d12h", "1234567890123456s"})
    void shouldRefuseAnythingElseAndQuoteIt(String text) {
        assertThatThrownBy(() -> PolicyDuration.parse(text))
                .isInstanceOf(WireException.class)
                .hasMessageContaining("\"" + text + "\"")
                .hasMessageContaining("10m");
    }

    @Test
    void shouldRefuseALengthThatTheClockCannotHold() {
        assertThatThrownBy(() -> PolicyDuration.parse("999999999999999w"))
                .isInstanceOf(WireException.class)
                .hasMessageContaining("too long");
    }

    @ParameterizedTest
    @CsvSource({"86400000, 1d", "604800000, 7d", "90000, 90s", "3600000, 1h", "60000, 1m", "1, 1ms", "0, 0ms"})
    void shouldWriteALengthInTheLongestUnitThatHoldsIt(long millis, String text) {
        PolicyDuration duration = PolicyDuration.of(Duration.ofMillis(millis));

        assertThat(duration).hasToString(text).isEqualTo(PolicyDuration.parse(text));
    }

    @Test
    void shouldRefuseFractionsOfAMillisecond() {
        assertThatThrownBy(() -> PolicyDuration.of(Duration.ofNanos(1_500_000)))
                .isInstanceOf(WireException.class)
                .hasMessageContaining("whole number of milliseconds");
    }

    @Test
    void shouldKeepAsWrittenWhatLastsEquallyLong() {
        PolicyDuration week = PolicyDuration.parse("1w");

        PolicyDuration days = PolicyDuration.parse("7d");

        assertThat(week).isNotEqualTo(days);
        assertThat(week.toMillis()).isEqualTo(days.toMillis());
    }
}
