package io.plimsoll.streams.serde;

import static io.plimsoll.streams.serde.Decoding.EVENT;
import static io.plimsoll.streams.serde.Decoding.bytes;
import static io.plimsoll.streams.serde.Decoding.contentType;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.streams.monitor.Fields;
import io.plimsoll.streams.monitor.Fields.Kind;
import io.plimsoll.streams.monitor.Prediction;
import io.plimsoll.streams.monitor.Role;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PredictionDecoderTest {

    private final Decoding decoding = new Decoding();
    private final Prediction prediction = decoding.prediction;

    @Test
    void shouldReadEveryFieldOfTheContract() {
        Optional<Refusal> refusal = decoding.prediction(EVENT);

        assertThat(refusal).isEmpty();
        assertThat(prediction.id).hasToString("q1");
        assertThat(prediction.model).hasToString("credit");
        assertThat(prediction.version).hasToString("v2");
        assertThat(prediction.role()).isEqualTo(Role.CANARY);
        assertThat(prediction.time())
                .isEqualTo(Instant.parse("2024-03-01T00:00:38.200Z").toEpochMilli());
        assertThat(prediction.score()).isEqualTo(0.482122);
        assertThat(prediction.hasDecision()).isTrue();
        assertThat(prediction.decision).hasToString("0");
        assertThat(prediction.hasValue()).isFalse();
        assertThat(prediction.scores.size()).isZero();
        assertThat(prediction.latencyMillis()).isEqualTo(12.4);
        assertThat(shown(prediction.features))
                .isEqualTo("age=47.0 income=18997.53 employment_type='salaried' region=null owner=true ");
        assertThat(shown(prediction.segments)).isEqualTo("gender='female' tier='vip' ");
    }

    @Test
    void shouldReadFeaturesThatComeBeforeTheModel() {
        Optional<Refusal> refusal = decoding.prediction("""
                {"features": {"a": 1}, "prediction": {"value": -2.5e3}, "time": 0, "version": "v", "model": "m", "id": "q1"}""");

        assertThat(refusal).isEmpty();
        assertThat(shown(prediction.features)).isEqualTo("a=1.0 ");
        assertThat(prediction.value()).isEqualTo(-2500);
        assertThat(prediction.role()).isEqualTo(Role.CHAMPION);
        assertThat(prediction.hasLatency()).isFalse();
    }

    @Test
    void shouldForgetTheEventBefore() {
        decoding.prediction(EVENT);

        Optional<Refusal> refusal = decoding.prediction(event("{}", "{\"value\": 1}"));

        assertThat(refusal).isEmpty();
        assertThat(prediction.features.size()).isZero();
        assertThat(prediction.segments.size()).isZero();
        assertThat(prediction.hasScore()).isFalse();
        assertThat(prediction.hasDecision()).isFalse();
        assertThat(prediction.hasLatency()).isFalse();
        assertThat(prediction.role()).isEqualTo(Role.CHAMPION);
    }

    @Test
    void shouldReadTheScoresOfClasses() {
        Optional<Refusal> refusal = decoding.prediction(event("{}", "{\"scores\": {\"cat\": 0.25, \"dog\": 0.75}}"));

        assertThat(refusal).isEmpty();
        assertThat(shown(prediction.scores)).isEqualTo("cat=0.25 dog=0.75 ");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"approve\"', approve",
        "1, 1",
        "-12, -12",
        "1.0, 1",
        "'\"1.0\"', 1",
        "true, true",
        "false, false",
        "'\"\\u0031\"', 1"
    })
    void shouldTakeADecisionAsText(String json, String text) {
        Optional<Refusal> refusal = decoding.prediction(event("{}", "{\"decision\": " + json + "}"));

        assertThat(refusal).isEmpty();
        assertThat(prediction.decision).hasToString(text);
    }

    @Test
    void shouldTakeNullForAbsent() {
        Optional<Refusal> refusal = decoding.prediction("""
                {"id": "q1", "model": "m", "version": "v", "role": null, "time": 1, "features": {}, "segments": null,
                 "prediction": {"score": 1, "decision": null, "scores": null, "value": null}, "latency_ms": null}""");

        assertThat(refusal).isEmpty();
        assertThat(prediction.hasDecision()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1, {\"age\": 2}]|OTHER",
                "{\"x\": {\"y\": [\"z\"]}}|OTHER",
                "\"forty-seven\"|TEXT",
                "true|BOOLEAN",
                "null|NULL",
                "1e999|NUMBER",
                "-1e999|NUMBER",
                "-0.0|NUMBER",
                "5e-324|NUMBER",
                "123456789012345678901234567890|NUMBER"
            })
    void shouldTakeAnyTypeInsideFeatures(String json, Kind kind) {
        Optional<Refusal> refusal = decoding.prediction(event("{\"age\": " + json + ", \"b\": 1}", "{\"score\": 0}"));

        assertThat(refusal).isEmpty();
        assertThat(prediction.features.kind(0)).isEqualTo(kind);
        assertThat(shown(prediction.features)).endsWith("b=1.0 ");
    }

    @Test
    void shouldReadANumberBeyondDoubleAsInfinite() {
        decoding.prediction(event("{\"age\": 1e999, \"b\": -1e999}", "{\"score\": 0}"));

        assertThat(prediction.features.number(0)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(prediction.features.number(1)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @ParameterizedTest
    @CsvSource({"4096, TEXT", "4097, OTHER", "100000, OTHER"})
    void shouldCountNoTextThatIsTooLong(int length, Kind kind) {
        decoding.prediction(event("{\"a\": \"" + "é".repeat(length) + "\"}", "{\"score\": 0}"));

        assertThat(prediction.features.kind(0)).isEqualTo(kind);
    }

    @Test
    void shouldReadEscapesAndSurrogatePairs() {
        decoding.prediction(
                event("{\"a\\u00e9\": \"\\ud83d\\ude00\", \"b\": \"😀\", \"c\": \"\\n\\\"\"}", "{\"score\": 0}"));

        assertThat(shown(prediction.features)).isEqualTo("aé='😀' b='😀' c='\n\"' ");
    }

    @Test
    void shouldSkipUnknownFieldsWithAllThatIsInThem() {
        String event = EVENT.replace("\"id\"", "\"x\": {\"id\": \"no\", \"y\": [{\"id\": 1}]}, \"X\": 1, \"id\"");

        Optional<Refusal> refusal = decoding.prediction(event);

        assertThat(refusal).isEmpty();
        assertThat(prediction.id).hasToString("q1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "application/json", "application/json; charset=utf-8", "text/cloudevents"})
    void shouldTakeTheValueForTheEventInBinaryMode(String type) {
        Optional<Refusal> refusal = decoding.prediction(bytes("q1"), bytes(EVENT), contentType(type));

        assertThat(refusal).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/cloudevents+json",
                "application/cloudevents+json; charset=utf-8",
                "Application/CloudEvents+JSON;charset=utf-8"
            })
    void shouldTakeDataForTheEventInStructuredMode(String type) {
        String event = "{\"specversion\": \"1.0\", \"id\": \"other\", \"time\": \"x\", \"data\": " + EVENT + "}";

        Optional<Refusal> refusal = decoding.prediction(bytes("q1"), bytes(event), contentType(type));

        assertThat(refusal).isEmpty();
        assertThat(shown(prediction.segments)).isEqualTo("gender='female' tier='vip' ");
    }

    @Test
    void shouldSkipThePrefixOfASchemaRegistryAndAByteOrderMark() {
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        value.writeBytes(new byte[] {0, 0, 0, (byte) 0xFF, 7});
        value.writeBytes(bytes("\uFEFF" + EVENT));

        Optional<Refusal> refusal = decoding.prediction(bytes("q1"), value.toByteArray(), HeaderLookup.none());

        assertThat(refusal).isEmpty();
    }

    @Test
    void shouldTakeWhiteSpaceAroundTheEvent() {
        assertThat(decoding.prediction(" \r\n\t" + EVENT + " \r\n\t")).isEmpty();
        assertThat(decoding.prediction(" ".repeat(20_000) + EVENT + " ".repeat(20_000)))
                .isEmpty();
        assertThat(decoding.prediction(EVENT)).isEmpty();
    }

    @Test
    void shouldMatchAKeyBeyondAscii() {
        String event = EVENT.replace("q1", "ü€😀\\u00fc\\ud83d\\ude00");

        Optional<Refusal> refusal = decoding.prediction(bytes("ü€😀ü😀"), bytes(event), HeaderLookup.none());

        assertThat(refusal).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'\"1969-12-31T23:59:59.999Z\"', -1",
        "-86400000, -86400000",
        "'\"0000-01-01T00:00:00Z\"', -62167219200000",
        "-62167219200000, -62167219200000",
        "'\"2024-03-01T02:00:38+02:00\"', 1709251238000",
        "1709251238200, 1709251238200",
        "'\"2024-03-01T00:06:00Z\"', 1709251560000"
    })
    void shouldReadTimesFromTheYearZeroToTheSkew(String json, long millis) {
        Optional<Refusal> refusal = decoding.prediction(EVENT.replace("\"2024-03-01T00:00:38.200Z\"", json));

        assertThat(refusal).isEmpty();
        assertThat(prediction.time()).isEqualTo(millis);
    }

    @Test
    void shouldTakeTenThousandFeaturesInFourMebibytes() {
        StringBuilder features = new StringBuilder("{");
        for (int i = 0; i < 10_000; i++) {
            features.append(i == 0 ? "" : ",")
                    .append("\"f")
                    .append(i)
                    .append("\":")
                    .append(i);
        }
        String event = event(features + "}", "{\"score\": 0}");
        String padded = event + " ".repeat((4 << 20) - event.length());

        Optional<Refusal> refusal = decoding.prediction(padded);

        assertThat(refusal).isEmpty();
        assertThat(prediction.features.size()).isEqualTo(10_000);
        assertThat(prediction.features.number(9_999)).isEqualTo(9_999);
    }

    private static String event(String features, String prediction) {
        return "{\"id\":\"q1\",\"model\":\"m\",\"version\":\"v\",\"time\":1,\"features\":" + features
                + ",\"prediction\":" + prediction + "}";
    }

    private static String shown(Fields fields) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < fields.size(); i++) {
            shown.append(fields.name(i)).append('=').append(value(fields, i)).append(' ');
        }
        return shown.toString();
    }

    private static String value(Fields fields, int entry) {
        return switch (fields.kind(entry)) {
            case NULL -> "null";
            case NUMBER -> Double.toString(fields.number(entry));
            case TEXT -> "'" + new String(fields.chars(), fields.start(entry), fields.length(entry)) + "'";
            case BOOLEAN -> Boolean.toString(fields.number(entry) == 1);
            case OTHER -> "other";
        };
    }
}
