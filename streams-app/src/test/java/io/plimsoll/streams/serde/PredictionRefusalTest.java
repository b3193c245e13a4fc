package io.plimsoll.streams.serde;

import static io.plimsoll.streams.serde.Decoding.EVENT;
import static io.plimsoll.streams.serde.Decoding.NOW;
import static io.plimsoll.streams.serde.Decoding.TIMES;
import static io.plimsoll.streams.serde.Decoding.bytes;
import static io.plimsoll.streams.serde.Decoding.contentType;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.plimsoll.streams.monitor.Prediction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PredictionRefusalTest {

    private static final byte[] KEY = bytes("q1");

    private final Decoding decoding = new Decoding();

    @AfterEach
    void shouldReadTheNextEventAsIfNothingHadBeen() {
        assertThat(decoding.prediction(EVENT)).isEmpty();
        assertThat(decoding.prediction.features.size()).isEqualTo(5);
    }

    static Stream<Arguments> faults() {
        return Stream.of(syntax(), limits(), presence(), types(), names(), times())
                .flatMap(faults -> faults);
    }

    private static Stream<Arguments> syntax() {
        return Stream.of(
                fault("   \n", Reason.EMPTY, EventField.VALUE),
                fault("nonsense", Reason.NOT_JSON, EventField.VALUE),
                fault("[" + EVENT + "]", Reason.NOT_JSON, EventField.VALUE),
                fault("\"text\"", Reason.NOT_JSON, EventField.VALUE),
                fault("12 ", Reason.NOT_JSON, EventField.VALUE),
                fault("null", Reason.NOT_JSON, EventField.VALUE),
                fault(EVENT + "x", Reason.NOT_JSON, EventField.VALUE),
                fault(EVENT + EVENT, Reason.NOT_JSON, EventField.VALUE),
                fault(EVENT + " ".repeat(20_000) + "}", Reason.NOT_JSON, EventField.VALUE),
                fault(EVENT.replace("47", "NaN"), Reason.NOT_JSON, EventField.VALUE),
                fault(EVENT.replace("47", "Infinity"), Reason.NOT_JSON, EventField.VALUE),
                fault(EVENT.replace("47", "-Infinity"), Reason.NOT_JSON, EventField.VALUE),
                fault(EVENT.replace("47", "047"), Reason.NOT_JSON, EventField.VALUE),
                fault(EVENT.replace("47", "+47"), Reason.NOT_JSON, EventField.VALUE),
                fault(EVENT.replace("47", ".5"), Reason.NOT_JSON, EventField.VALUE),
                fault(EVENT.replace("47", "47 /* years */"), Reason.NOT_JSON, EventField.VALUE),
                fault(EVENT.replace("\"vip\"}", "\"vip\",}"), Reason.NOT_JSON, EventField.VALUE),
                fault(EVENT.replace("vip", "v\tip"), Reason.NOT_JSON, EventField.VALUE),
                fault(EVENT.replace("vip", "\\x"), Reason.NOT_JSON, EventField.VALUE),
                fault(EVENT.replace("\"vip\"", "'vip'"), Reason.NOT_JSON, EventField.VALUE));
    }

    private static Stream<Arguments> limits() {
        return Stream.of(
                fault(with("\"x\": " + nested(10_000)), Reason.TOO_DEEP, EventField.VALUE),
                fault(EVENT.replace("47", nested(10_000)), Reason.TOO_DEEP, EventField.VALUE),
                fault(EVENT.replace("47", nested(31)), Reason.TOO_DEEP, EventField.VALUE),
                fault(EVENT + " ".repeat((4 << 20) - EVENT.length() + 1), Reason.TOO_LARGE, EventField.VALUE),
                fault(EVENT.replace("47", "1".repeat(1_001)), Reason.TOO_LARGE, EventField.VALUE),
                fault(EVENT.replace("q1", "q".repeat(1_025)), Reason.TOO_LARGE, EventField.ID),
                fault(EVENT.replace("\"age\": 47", numbered(10_001)), Reason.TOO_MANY_FEATURES, EventField.FEATURES),
                fault(answer("{\"scores\": {" + numbered(10_001) + "}}"), Reason.TOO_MANY_FEATURES, EventField.SCORES),
                fault(EVENT.replace("\"age\": 47", colliding()), Reason.COLLIDING_NAMES, EventField.FEATURES));
    }

    private static Stream<Arguments> presence() {
        return Stream.of(
                fault(with("\"id\": \"q1\""), Reason.DUPLICATE_KEY, EventField.ID),
                fault(with("\"\\u0069d\": \"q1\""), Reason.DUPLICATE_KEY, EventField.ID),
                fault(with("\"features\": {}"), Reason.DUPLICATE_KEY, EventField.FEATURES),
                fault(with("\"segments\": null"), Reason.DUPLICATE_KEY, EventField.SEGMENTS),
                fault(EVENT.replace("income", "age"), Reason.DUPLICATE_KEY, EventField.FEATURES),
                fault(EVENT.replace("income", "\\u0061ge"), Reason.DUPLICATE_KEY, EventField.FEATURES),
                fault(
                        EVENT.replace("age", "😀").replace("income", "\\ud83d\\ude00"),
                        Reason.DUPLICATE_KEY,
                        EventField.FEATURES),
                fault(EVENT.replace("tier", "gender"), Reason.DUPLICATE_KEY, EventField.SEGMENTS),
                fault(EVENT.replace("decision", "score"), Reason.DUPLICATE_KEY, EventField.SCORE),
                fault(answer("{\"scores\": {\"a\": 0, \"a\": 1}}"), Reason.DUPLICATE_KEY, EventField.SCORES),
                fault(without("id"), Reason.MISSING_FIELD, EventField.ID),
                fault(without("model"), Reason.MISSING_FIELD, EventField.MODEL),
                fault(without("version"), Reason.MISSING_FIELD, EventField.VERSION),
                fault(without("time"), Reason.MISSING_FIELD, EventField.TIME),
                fault(without("features"), Reason.MISSING_FIELD, EventField.FEATURES),
                fault(without("prediction"), Reason.MISSING_FIELD, EventField.PREDICTION),
                fault("{}", Reason.MISSING_FIELD, EventField.ID),
                fault(EVENT.replace("\"q1\"", "null"), Reason.MISSING_FIELD, EventField.ID),
                fault(EVENT.replace("\"q1\"", "\"\""), Reason.MISSING_FIELD, EventField.ID),
                fault(time("null"), Reason.MISSING_FIELD, EventField.TIME),
                fault(answer("null"), Reason.MISSING_FIELD, EventField.PREDICTION),
                fault(answer("{}"), Reason.MISSING_FIELD, EventField.PREDICTION),
                fault(answer("{\"score\": null}"), Reason.MISSING_FIELD, EventField.PREDICTION),
                fault(answer("{\"scores\": {}}"), Reason.MISSING_FIELD, EventField.SCORES));
    }

    private static Stream<Arguments> types() {
        return Stream.of(
                fault(EVENT.replace("\"q1\"", "1"), Reason.WRONG_TYPE, EventField.ID),
                fault(EVENT.replace("\"credit\"", "{}"), Reason.WRONG_TYPE, EventField.MODEL),
                fault(EVENT.replace("\"v2\"", "2"), Reason.WRONG_TYPE, EventField.VERSION),
                fault(EVENT.replace("\"canary\"", "true"), Reason.WRONG_TYPE, EventField.ROLE),
                fault(time("true"), Reason.WRONG_TYPE, EventField.TIME),
                fault(time("[1]"), Reason.WRONG_TYPE, EventField.TIME),
                fault(EVENT.replace("12.4", "\"12.4\""), Reason.WRONG_TYPE, EventField.LATENCY),
                fault(EVENT.replace("0.482122", "\"0.482122\""), Reason.WRONG_TYPE, EventField.SCORE),
                fault(EVENT.replace("0.482122", "[0.4]"), Reason.WRONG_TYPE, EventField.SCORE),
                fault(EVENT.replace("\"0\"", "0.5"), Reason.WRONG_TYPE, EventField.DECISION),
                fault(EVENT.replace("\"0\"", "1e0"), Reason.WRONG_TYPE, EventField.DECISION),
                fault(EVENT.replace("\"0\"", "[0]"), Reason.WRONG_TYPE, EventField.DECISION),
                fault(EVENT.replace("\"0\"", "{}"), Reason.WRONG_TYPE, EventField.DECISION),
                fault(answer("0.5"), Reason.WRONG_TYPE, EventField.PREDICTION),
                fault(answer("{\"value\": \"1\"}"), Reason.WRONG_TYPE, EventField.PREDICTED_VALUE),
                fault(answer("{\"scores\": [1]}"), Reason.WRONG_TYPE, EventField.SCORES),
                fault(answer("{\"scores\": {\"a\": \"1\"}}"), Reason.WRONG_TYPE, EventField.SCORES),
                fault(EVENT.replace("\"vip\"", "{}"), Reason.WRONG_TYPE, EventField.SEGMENTS),
                fault(
                        EVENT.replace("\"features\": {", "\"features\": [], \"x\": {"),
                        Reason.WRONG_TYPE,
                        EventField.FEATURES),
                fault(EVENT.replace("0.482122", "1.0000001"), Reason.OUT_OF_RANGE, EventField.SCORE),
                fault(EVENT.replace("0.482122", "-0.1"), Reason.OUT_OF_RANGE, EventField.SCORE),
                fault(EVENT.replace("0.482122", "1e999"), Reason.OUT_OF_RANGE, EventField.SCORE),
                fault(answer("{\"scores\": {\"a\": 2}}"), Reason.OUT_OF_RANGE, EventField.SCORES),
                fault(answer("{\"value\": 1e999}"), Reason.OUT_OF_RANGE, EventField.PREDICTED_VALUE),
                fault(EVENT.replace("12.4", "-0.1"), Reason.OUT_OF_RANGE, EventField.LATENCY),
                fault(EVENT.replace("12.4", "1e999"), Reason.OUT_OF_RANGE, EventField.LATENCY));
    }

    private static Stream<Arguments> names() {
        return Stream.of(
                fault(EVENT.replace("credit", "cre dit"), Reason.BAD_NAME, EventField.MODEL),
                fault(EVENT.replace("credit", "crédit"), Reason.BAD_NAME, EventField.MODEL),
                fault(EVENT.replace("credit", ""), Reason.BAD_NAME, EventField.MODEL),
                fault(EVENT.replace("v2", "v".repeat(101)), Reason.BAD_NAME, EventField.VERSION),
                fault(EVENT.replace("age", "a".repeat(201)), Reason.BAD_NAME, EventField.FEATURES),
                fault(EVENT.replace("age", "é".repeat(101)), Reason.BAD_NAME, EventField.FEATURES),
                fault(EVENT.replace("age", ""), Reason.BAD_NAME, EventField.FEATURES),
                fault(EVENT.replace("tier", "€".repeat(67)), Reason.BAD_NAME, EventField.SEGMENTS),
                fault(EVENT.replace("\"0\"", "\"\""), Reason.BAD_NAME, EventField.DECISION),
                fault(EVENT.replace("\"0\"", "\"\\ud83d\""), Reason.BAD_NAME, EventField.DECISION),
                fault(EVENT.replace("canary", "Canary"), Reason.BAD_ROLE, EventField.ROLE),
                fault(EVENT.replace("q1", "q2"), Reason.KEY_DIFFERS_FROM_ID, EventField.KEY),
                fault(EVENT.replace("q1", "q"), Reason.KEY_DIFFERS_FROM_ID, EventField.KEY),
                fault(EVENT.replace("q1", "q11"), Reason.KEY_DIFFERS_FROM_ID, EventField.KEY),
                fault(EVENT.replace("q1", "\\ud83d"), Reason.KEY_DIFFERS_FROM_ID, EventField.KEY));
    }

    private static Stream<Arguments> times() {
        return Stream.of(
                fault(time("\"yesterday\""), Reason.TIME_UNREADABLE, EventField.TIME),
                fault(time("\"1709251238200\""), Reason.TIME_UNREADABLE, EventField.TIME),
                fault(time("\"2024-03-01T00:00:38\""), Reason.TIME_UNREADABLE, EventField.TIME),
                fault(time("\"2023-02-29T00:00:00Z\""), Reason.TIME_UNREADABLE, EventField.TIME),
                fault(time("1709251238.2"), Reason.TIME_UNREADABLE, EventField.TIME),
                fault(time("-62167219200001"), Reason.TIME_UNREADABLE, EventField.TIME),
                fault(time("-99999999999999999999"), Reason.TIME_UNREADABLE, EventField.TIME),
                fault(time("\"9999-12-31T23:59:59.999Z\""), Reason.TIME_BEYOND_SKEW, EventField.TIME),
                fault(time("253402300799999"), Reason.TIME_BEYOND_SKEW, EventField.TIME),
                fault(time("99999999999999999999"), Reason.TIME_BEYOND_SKEW, EventField.TIME),
                fault(time("\"2024-03-01T00:06:00.001Z\""), Reason.TIME_BEYOND_SKEW, EventField.TIME));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void shouldNameTheFaultAndItsField(String value, Reason reason, EventField field) {
        Optional<Refusal> refusal = decoding.prediction(value);

        assertThat(refusal).contains(new Refusal(reason, field));
        assertThat(decoding.prediction.features.size()).isZero();
        assertThat(decoding.prediction(value)).as("once more").isEqualTo(refusal);
    }

    @Test
    void shouldRefuseARecordWithoutKey() {
        assertThat(refused(null, bytes(EVENT))).isEqualTo(new Refusal(Reason.NULL_KEY, EventField.KEY));
        assertThat(refused(null, null)).isEqualTo(new Refusal(Reason.NULL_KEY, EventField.KEY));
    }

    @Test
    void shouldRefuseARecordWithoutValue() {
        Refusal empty = new Refusal(Reason.EMPTY, EventField.VALUE);

        assertThat(refused(KEY, null)).isEqualTo(empty);
        assertThat(refused(KEY, new byte[0])).isEqualTo(empty);
        assertThat(refused(KEY, new byte[] {0, 0, 0, 0, 7})).isEqualTo(empty);
        assertThat(refused(KEY, new byte[] {0, 0})).isEqualTo(empty);
        assertThat(refused(KEY, bytes("\uFEFF"))).isEqualTo(empty);
    }

    @Test
    void shouldFindEveryTruncation() {
        byte[] event = bytes(EVENT.replace("vip", "tr\\u00e8s 😀€é").replace("47", "[true, false, null, -1.5e-3]"));

        Set<Reason> reasons = IntStream.range(1, event.length)
                .mapToObj(length -> refused(KEY, Arrays.copyOf(event, length)).reason())
                .collect(Collectors.toSet());

        assertThat(reasons).containsExactly(Reason.TRUNCATED);
    }

    /** Overlong forms, surrogates, beyond U+10FFFF, stray continuation, cut sequence, Latin-1, UTF-16. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "c080",
                "c1bf",
                "e08080",
                "eda080",
                "edbfbf",
                "f0808080",
                "f4908080",
                "f5808080",
                "80",
                "e282",
                "c3",
                "ff"
            })
    void shouldRefuseBytesThatAreNoUtf8(String hex) {
        byte[] bad = HexFormat.of().parseHex(hex);

        assertThat(refused(KEY, spliced("vip", bad)).reason()).isEqualTo(Reason.INVALID_UTF8);
        assertThat(refused(KEY, spliced("tier", bad)).reason()).isEqualTo(Reason.INVALID_UTF8);
        assertThat(refused(bad, bytes(EVENT))).isEqualTo(new Refusal(Reason.INVALID_UTF8, EventField.KEY));
    }

    @Test
    void shouldRefuseOtherEncodings() {
        assertThat(refused(KEY, EVENT.getBytes(StandardCharsets.UTF_16LE)).reason())
                .isEqualTo(Reason.NOT_JSON);
        assertThat(refused(KEY, EVENT.getBytes(StandardCharsets.UTF_16)).reason())
                .isEqualTo(Reason.INVALID_UTF8);
    }

    static Stream<Arguments> envelopes() {
        String json = "application/cloudevents+json";
        return Stream.of(
                arguments(
                        "application/cloudevents-batch+json",
                        "[]",
                        Reason.UNSUPPORTED_ENVELOPE,
                        EventField.CONTENT_TYPE),
                arguments("application/cloudevents+avro", EVENT, Reason.UNSUPPORTED_ENVELOPE, EventField.CONTENT_TYPE),
                arguments("application/cloudevents+jsonp", EVENT, Reason.UNSUPPORTED_ENVELOPE, EventField.CONTENT_TYPE),
                arguments(json, "{\"data_base64\": \"e30=\"}", Reason.UNSUPPORTED_ENVELOPE, EventField.DATA),
                arguments(json, EVENT, Reason.MISSING_FIELD, EventField.DATA),
                arguments(json, "{\"data\": null}", Reason.MISSING_FIELD, EventField.DATA),
                arguments(json, "{\"data\": \"{}\"}", Reason.WRONG_TYPE, EventField.DATA),
                arguments(json, "{\"data\":" + EVENT + ",\"data\":{}}", Reason.DUPLICATE_KEY, EventField.DATA),
                arguments(json, "{\"data\":" + EVENT, Reason.TRUNCATED, EventField.VALUE),
                arguments(json, "{\"data\": {}}", Reason.MISSING_FIELD, EventField.ID));
    }

    @ParameterizedTest
    @MethodSource("envelopes")
    void shouldRefuseAnEnvelopeWithoutAnEvent(String type, String value, Reason reason, EventField field) {
        Optional<Refusal> refusal = decoding.prediction(KEY, bytes(value), contentType(type));

        assertThat(refusal).contains(new Refusal(reason, field));
    }

    @Test
    void shouldHoldTheEventAgainstItsRecordAndTheRecordAgainstTheClock() {
        PredictionDecoder decoder = new PredictionDecoder(Limits.CONTRACT, TIMES);
        long atSkew = NOW + Decoding.SKEW.toMillis();

        assertThat(at(decoder, atSkew)).isEmpty();
        assertThat(at(decoder, atSkew + 1))
                .contains(new Refusal(Reason.RECORD_TIME_BEYOND_CLOCK, EventField.TIMESTAMP));
        assertThat(at(decoder, Long.MAX_VALUE))
                .contains(new Refusal(Reason.RECORD_TIME_BEYOND_CLOCK, EventField.TIMESTAMP));
        assertThat(at(decoder, NOW - 2 * Decoding.SKEW.toMillis()))
                .contains(new Refusal(Reason.TIME_BEYOND_SKEW, EventField.TIME));
    }

    @Test
    void shouldGiveEveryReasonACodeOfItsOwnAndARemedy() {
        assertThat(Arrays.stream(Reason.values()).map(Reason::code)).doesNotHaveDuplicates();
        assertThat(Reason.values()).allMatch(reason -> reason.code().matches("[a-z0-9-]+"));
        assertThat(Reason.values()).allMatch(reason -> reason.remedy().endsWith("."));
        assertThat(new Refusal(Reason.BAD_ROLE, EventField.ROLE).message())
                .isEqualTo("bad-role (role): A role is champion, canary, challenger or shadow.");
    }

    private static Optional<Refusal> at(PredictionDecoder decoder, long timestamp) {
        return decoder.decode(KEY, bytes(EVENT), HeaderLookup.none(), timestamp, new Prediction());
    }

    private Refusal refused(byte @Nullable [] key, byte @Nullable [] value) {
        return decoding.prediction(key, value, HeaderLookup.none()).orElseThrow();
    }

    private static Arguments fault(String value, Reason reason, EventField field) {
        return arguments(Named.of(shortened(value), value), reason, field);
    }

    private static String shortened(String value) {
        return value.isBlank() || value.length() > 400 ? value.length() + " characters" : value;
    }

    private static String with(String member) {
        return EVENT.substring(0, EVENT.length() - 1) + ", " + member + "}";
    }

    private static String without(String field) {
        return EVENT.replace("\"" + field + "\":", "\"not_" + field + "\":");
    }

    private static String answer(String json) {
        return EVENT.replace("{\"score\": 0.482122, \"decision\": \"0\"}", json);
    }

    private static String time(String json) {
        return EVENT.replace("\"2024-03-01T00:00:38.200Z\"", json);
    }

    private static String nested(int levels) {
        return "[".repeat(levels) + "]".repeat(levels);
    }

    private static String numbered(int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"f" + i + "\": 0").collect(Collectors.joining(","));
    }

    /** 512 names of one {@link String#hashCode()}: "Aa" and "BB" have the same. */
    private static String colliding() {
        return IntStream.range(0, 512)
                .mapToObj(i -> "\""
                        + Integer.toBinaryString(512 | i).replace("0", "Aa").replace("1", "BB") + "\": 0")
                .collect(Collectors.joining(","));
    }

    private static byte[] spliced(String word, byte[] bad) {
        byte[] event = bytes(EVENT);
        int at = EVENT.indexOf(word) + 1;
        byte[] spliced = Arrays.copyOf(event, event.length + bad.length);
        System.arraycopy(bad, 0, spliced, at, bad.length);
        System.arraycopy(event, at, spliced, at + bad.length, event.length - at);
        return spliced;
    }
}
