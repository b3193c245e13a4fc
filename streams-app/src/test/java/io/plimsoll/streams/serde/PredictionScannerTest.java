package io.plimsoll.streams.serde;

import static io.plimsoll.streams.serde.Decoding.EVENT;
import static io.plimsoll.streams.serde.Decoding.NOW;
import static io.plimsoll.streams.serde.Decoding.TIMES;
import static io.plimsoll.streams.serde.Decoding.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.streams.monitor.Fields;
import io.plimsoll.streams.monitor.Prediction;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The law of the fast way: what it accepts the long way accepts too, and reads alike. */
class PredictionScannerTest {

    private static final byte[] KEY = bytes("q1");

    private final PredictionScanner scanner = new PredictionScanner(Limits.CONTRACT);
    private final Prediction scanned = new Prediction();
    private final Prediction parsed = new Prediction();
    private final PredictionBody body;
    private final EventDecoder parser;

    PredictionScannerTest() {
        EventParser json = new EventParser(Limits.CONTRACT.depth());
        body = new PredictionBody(json, Limits.CONTRACT);
        parser = new EventDecoder(json, body, Limits.CONTRACT, TIMES);
    }

    @BeforeEach
    void learnNames() {
        parse(bytes(EVENT));
        scanner.learn(parsed);
    }

    @Test
    void shouldReadAnOrdinaryEvent() {
        boolean read = scanner.read(KEY, bytes(EVENT), scanned);

        assertThat(read).isTrue();
        assertThat(shown(scanned)).isEqualTo(shown(parsed));
    }

    @Test
    void shouldAcceptNothingThatTheLongWayRefusesOrReadsOtherwise() {
        Random random = new Random(2_024);
        int accepted = 0;
        for (int i = 0; i < 200_000; i++) {
            byte[] event = mutated(bytes(EVENT), random);
            if (scanner.read(KEY, event, scanned)) {
                accepted++;
                Optional<Refusal> refusal = parse(event);
                // The times are held against the clock by the decoder, after either way.
                assertThat(refusal.map(Refusal::reason).filter(reason -> reason != Reason.TIME_BEYOND_SKEW))
                        .as("%s", new String(event, java.nio.charset.StandardCharsets.ISO_8859_1))
                        .isEmpty();
                if (refusal.isEmpty()) {
                    assertThat(shown(scanned)).isEqualTo(shown(parsed));
                }
            }
        }
        assertThat(accepted).isGreaterThan(10_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "7",
                "-7",
                "0.5",
                "-0.0",
                "0.1",
                "123456789012345",
                "1234567890123456",
                "12345678901234567890",
                "0.48212234879872341",
                "1e22",
                "1E-5",
                "-2.5e+3",
                "1e999",
                "4.9e-324",
                "2.2250738585072011e-308",
                "0.000000000000001",
                "9007199254740993",
                "179769313486231570000000000000000000000"
            })
    void shouldReadNumbersAsTheLongWayDoes(String number) {
        byte[] event = bytes(EVENT.replace("18997.53", number));

        boolean read = scanner.read(KEY, event, scanned);

        assertThat(read).isTrue();
        assertThat(parse(event)).isEmpty();
        assertThat(scanned.features.number(1)).isEqualTo(parsed.features.number(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2024-03-01T00:00:38Z\"", "\"2024-03-01T00:00:59.999Z\"", "\"2024-03-01T00:00:01.2345Z\"",
                "\"2024-03-01T01:00:38.200+01:00\"", "\"1969-12-31T23:59:59.001Z\"", "\"2016-12-31T23:59:60Z\"",
                "\"2024-02-29t00:00:38z\""
            })
    void shouldReadTimesAsTheLongWayDoes(String time) {
        byte[] event = bytes(EVENT.replace("\"2024-03-01T00:00:38.200Z\"", time));
        scanner.read(KEY, event, scanned);

        boolean again = scanner.read(KEY, event, scanned);

        assertThat(again).isTrue();
        assertThat(parse(event)).isEmpty();
        assertThat(scanned.time()).isEqualTo(parsed.time());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"age\": 047",
                "\"age\": 47.",
                "\"age\": .5",
                "\"age\": -",
                "\"age\": 1e",
                "\"age\": +1",
                "\"age\": NaN",
                "\"age\": [47]",
                "\"age\": {\"x\": 1}",
                "\"age\": \"\\u00e9\"",
                "\"age\": \"é\"",
                "\"unknown\": 47",
                "\"age\": 47, \"age\": 48",
                "\"age\" 47",
                "\"age\": nul",
                "\"age\": truely",
                "\"age\": -0"
            })
    void shouldLeaveWhatItDoesNotKnowToTheLongWay(String feature) {
        boolean read = scanner.read(KEY, bytes(EVENT.replace("\"age\": 47", feature)), scanned);

        assertThat(read).isFalse();
    }

    @Test
    void shouldLeaveAKeyThatIsNotTheIdToTheLongWay() {
        boolean read = scanner.read(bytes("q2"), bytes(EVENT), scanned);

        assertThat(read).isFalse();
    }

    private Optional<Refusal> parse(byte[] event) {
        body.into(parsed);
        return parser.decode(KEY, event, HeaderLookup.none(), NOW);
    }

    /** Marks, digits and spaces change often, so that most mutations are JSON of another content or nearly JSON. */
    private static byte[] mutated(byte[] event, Random random) {
        String alphabet = "0123456789.eE+- \",:{}ntrufalsZT";
        byte[] mutated = event.clone();
        for (int change = random.nextInt(3); change >= 0; change--) {
            int at = random.nextInt(mutated.length);
            byte was = mutated[at];
            mutated[at] = was >= '0' && was <= '9' && random.nextInt(4) > 0
                    ? (byte) ('0' + random.nextInt(10))
                    : (byte) alphabet.charAt(random.nextInt(alphabet.length()));
        }
        return random.nextInt(10) == 0 ? Arrays.copyOf(mutated, random.nextInt(mutated.length)) : mutated;
    }

    private static String shown(Prediction event) {
        return String.join(
                "|",
                event.id,
                event.model,
                event.version,
                event.role().name(),
                Long.toString(event.time()),
                event.hasDecision() ? event.decision : "-",
                Double.toString(event.score()),
                Double.toString(event.value()),
                Double.toString(event.latencyMillis()),
                shown(event.features),
                shown(event.segments),
                shown(event.scores));
    }

    private static String shown(Fields fields) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < fields.size(); i++) {
            Fields.Kind kind = fields.kind(i);
            shown.append(fields.name(i)).append('=').append(kind).append(' ');
            if (kind == Fields.Kind.TEXT) {
                shown.append(fields.chars(), fields.start(i), fields.length(i));
            } else if (kind == Fields.Kind.NUMBER || kind == Fields.Kind.BOOLEAN) {
                shown.append(fields.number(i));
            }
            shown.append(',');
        }
        return shown.toString();
    }
}
