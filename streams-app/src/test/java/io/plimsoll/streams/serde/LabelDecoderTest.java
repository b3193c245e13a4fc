package io.plimsoll.streams.serde;

import static io.plimsoll.streams.serde.Decoding.LABEL;
import static io.plimsoll.streams.serde.Decoding.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.streams.monitor.ObservedLabel;
import io.plimsoll.streams.monitor.ObservedLabel.Kind;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelDecoderTest {

    private final Decoding decoding = new Decoding();
    private final ObservedLabel label = decoding.label;

    @Test
    void shouldReadEveryFieldOfTheContract() {
        Optional<Refusal> refusal = decoding.label(LABEL);

        assertThat(refusal).isEmpty();
        assertThat(label.id).hasToString("q1");
        assertThat(label.model).hasToString("credit");
        assertThat(label.kind()).isEqualTo(Kind.TEXT);
        assertThat(label.text).hasToString("1");
        assertThat(label.number()).isNaN();
        assertThat(label.time())
                .isEqualTo(Instant.parse("2024-03-01T00:00:38.200Z").toEpochMilli());
    }

    @ParameterizedTest
    @CsvSource({"1, NUMBER, 1, 1", "-2.50, NUMBER, -2.50, -2.5", "true, BOOLEAN, true, 1", "false, BOOLEAN, false, 0"})
    void shouldKeepWhatTheLabelWasWrittenAs(String json, Kind kind, String text, double number) {
        Optional<Refusal> refusal = decoding.label(LABEL.replace("\"1\"", json));

        assertThat(refusal).isEmpty();
        assertThat(label.kind()).isEqualTo(kind);
        assertThat(label.text).hasToString(text);
        assertThat(label.number()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.0", "1.00", "\"1\"", "\"1.0\""})
    void shouldNameOneClassHoweverANumberIsWritten(String json) {
        Optional<Refusal> refusal = decoding.label(LABEL.replace("\"1\"", json));

        assertThat(refusal).isEmpty();
        assertThat(label.text).hasToString("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "\"true\""})
    void shouldNameOneClassHoweverATruthValueIsWritten(String json) {
        Optional<Refusal> refusal = decoding.label(LABEL.replace("\"1\"", json));

        assertThat(refusal).isEmpty();
        assertThat(label.text).hasToString("true");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"1\"|null|MISSING_FIELD|LABEL",
                "\"1\"|{}|WRONG_TYPE|LABEL",
                "\"1\"|[1]|WRONG_TYPE|LABEL",
                "\"1\"|\"\"|BAD_NAME|LABEL",
                "\"1\"|1e999|OUT_OF_RANGE|LABEL",
                "\"1\"|NaN|NOT_JSON|VALUE",
                "\"label\"|\"Label\"|MISSING_FIELD|LABEL",
                "\"label\"|\"id\"|DUPLICATE_KEY|ID",
                "\"id\"|\"x\"|MISSING_FIELD|ID",
                "\"model\"|\"x\"|MISSING_FIELD|MODEL",
                "\"time\"|\"x\"|MISSING_FIELD|TIME",
                "credit|a b|BAD_NAME|MODEL",
                "q1|q2|KEY_DIFFERS_FROM_ID|KEY",
                "2024|9999|TIME_BEYOND_SKEW|TIME",
                "2024-|2024|TIME_UNREADABLE|TIME",
                "Z\"}|Z\"|TRUNCATED|VALUE"
            })
    void shouldNameTheFaultAndItsField(String right, String wrong, Reason reason, EventField field) {
        Optional<Refusal> refusal = decoding.label(LABEL.replace(right, wrong));

        assertThat(refusal).contains(new Refusal(reason, field));
        assertThat(label.id).isEmpty();
        assertThat(decoding.label(LABEL)).isEmpty();
    }

    @Test
    void shouldRefuseARecordWithoutKeyOrValue() {
        assertThat(decoding.label(null, bytes(LABEL))).contains(new Refusal(Reason.NULL_KEY, EventField.KEY));
        assertThat(decoding.label(bytes("q1"), null)).contains(new Refusal(Reason.EMPTY, EventField.VALUE));
    }
}
