package io.plimsoll.streams.serde;

import static io.plimsoll.streams.serde.Decoding.LABEL;
import static io.plimsoll.streams.serde.Decoding.NOW;
import static io.plimsoll.streams.serde.Decoding.TIMES;
import static io.plimsoll.streams.serde.Decoding.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.streams.monitor.ObservedLabel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The law of the fast way: what it accepts the long way accepts too, and reads alike. */
class LabelScannerTest {

    private static final byte[] KEY = bytes("q1");
    private static final String ALPHABET = "0123456789.eE+- \",:{}ntrufalsZT";

    private final LabelScanner scanner = new LabelScanner(Limits.CONTRACT);
    private final ObservedLabel scanned = new ObservedLabel();
    private final ObservedLabel parsed = new ObservedLabel();
    private final LabelBody body;
    private final EventDecoder parser;

    LabelScannerTest() {
        EventParser json = new EventParser(Limits.CONTRACT.depth());
        body = new LabelBody(json);
        parser = new EventDecoder(json, body, Limits.CONTRACT, TIMES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"1\"",
                "\"yes, of course\"",
                "1",
                "0",
                "-7",
                "0.5",
                "-0.0",
                "1.0",
                "1e22",
                "123456789012345678",
                "true",
                "false",
                "\"01\"",
                "\"true\"",
                "4.9e-324"
            })
    void shouldReadWhatIsTrueAsTheLongWayDoes(String label) {
        byte[] event = labelled(label);

        boolean read = scanner.read(KEY, event, scanned);

        assertThat(read).isTrue();
        assertThat(parse(event)).isEmpty();
        assertThat(shown(scanned)).isEqualTo(shown(parsed));
    }

    @Test
    void shouldReadALabelWhereItLiesInABundle() {
        Bundle record = Decoding.bundle(KEY, bytes(LABEL), HeaderLookup.none());

        boolean read = scanner.read(record, scanned);

        assertThat(read).isTrue();
        assertThat(parse(bytes(LABEL))).isEmpty();
        assertThat(shown(scanned)).isEqualTo(shown(parsed));
    }

    @Test
    void shouldAcceptNothingThatTheLongWayRefusesOrReadsOtherwise() {
        Random random = new Random(2_025);
        byte[][] events = {bytes(LABEL), labelled("12.75"), labelled("true"), labelled("\"approved\"")};
        int accepted = 0;
        for (int i = 0; i < 100_000; i++) {
            byte[] event = mutated(events[random.nextInt(events.length)], random);
            if (scanner.read(KEY, event, scanned)) {
                accepted++;
                assertReadAlike(event);
            }
        }
        assertThat(accepted).isGreaterThan(3_000);
    }

    /** The times are held against the clock by the decoder, after either way. */
    private void assertReadAlike(byte[] event) {
        Optional<Refusal> refusal = parse(event);
        assertThat(refusal.map(Refusal::reason).filter(reason -> reason != Reason.TIME_BEYOND_SKEW))
                .as("%s", new String(event, StandardCharsets.ISO_8859_1))
                .isEmpty();
        if (refusal.isEmpty()) {
            assertThat(shown(scanned)).isEqualTo(shown(parsed));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "01",
                "1.",
                "-",
                "+1",
                "NaN",
                "1e999",
                "-0",
                "[1]",
                "{\"x\": 1}",
                "\"\\u00e9\"",
                "\"é\"",
                "\"\"",
                "tru",
                "truely",
                "1, \"label\": 2",
                "1, \"source\": \"x\"",
                "1, \"time\": 5"
            })
    void shouldLeaveWhatItDoesNotKnowToTheLongWay(String label) {
        boolean read = scanner.read(KEY, labelled(label), scanned);

        assertThat(read).isFalse();
    }

    @Test
    void shouldLeaveALabelThatLacksAFieldToTheLongWay() {
        boolean read = scanner.read(KEY, bytes("{\"id\": \"q1\", \"model\": \"m\", \"label\": 1}"), scanned);

        assertThat(read).isFalse();
    }

    @Test
    void shouldLeaveAKeyThatIsNotTheIdToTheLongWay() {
        boolean read = scanner.read(bytes("q2"), bytes(LABEL), scanned);

        assertThat(read).isFalse();
    }

    private Optional<Refusal> parse(byte[] event) {
        body.into(parsed);
        return parser.decode(KEY, event, HeaderLookup.none(), NOW);
    }

    private static byte[] labelled(String label) {
        return bytes("{\"id\": \"q1\", \"model\": \"credit\", \"label\": %s, \"time\": \"2024-03-01T00:00:38.200Z\"}"
                .formatted(label));
    }

    private static byte[] mutated(byte[] event, Random random) {
        byte[] mutated = event.clone();
        for (int change = random.nextInt(3); change >= 0; change--) {
            int at = random.nextInt(mutated.length);
            byte was = mutated[at];
            mutated[at] = was >= '0' && was <= '9' && random.nextInt(4) > 0
                    ? (byte) ('0' + random.nextInt(10))
                    : (byte) ALPHABET.charAt(random.nextInt(ALPHABET.length()));
        }
        return random.nextInt(10) == 0 ? Arrays.copyOf(mutated, random.nextInt(mutated.length)) : mutated;
    }

    private static String shown(ObservedLabel label) {
        return String.join(
                "|",
                label.id,
                label.model,
                label.text,
                label.kind().name(),
                Double.toString(label.number()),
                Long.toString(label.time()));
    }
}
