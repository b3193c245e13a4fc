package io.plimsoll.streams.serde;

import static io.plimsoll.streams.serde.Decoding.EVENT;
import static io.plimsoll.streams.serde.Decoding.LABEL;
import static io.plimsoll.streams.serde.Decoding.NOW;
import static io.plimsoll.streams.serde.Decoding.SKEW;
import static io.plimsoll.streams.serde.Decoding.bytes;
import static io.plimsoll.streams.serde.Decoding.contentType;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.plimsoll.streams.monitor.Fields;
import io.plimsoll.streams.monitor.Prediction;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DecoderFuzzTest {

    /** Reads the whole document into a tree, by another way through the same library. */
    private static final ObjectMapper TREE = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Set<Reason> NO_JSON = EnumSet.of(Reason.NOT_JSON, Reason.TRUNCATED);

    private final Decoding decoding = new Decoding();
    private final Map<Reason, Integer> reasons = new EnumMap<>(Reason.class);
    private int accepted;

    @Test
    void shouldEndEveryMutationInARefusalOrAnEventThatIsTheTree() throws IOException {
        Random random = new Random(589);
        byte[] event = bytes(EVENT);
        for (int i = 0; i < 30_000; i++) {
            byte[] mutated = mutated(event, random);
            Optional<Refusal> refusal = decoding.prediction(bytes("q1"), mutated, HeaderLookup.none());
            count(refusal);
            if (refusal.isEmpty()) {
                assertTreeIs(decoding.prediction, TREE.readTree(mutated));
            } else if (NO_JSON.contains(refusal.get().reason())) {
                assertThatThrownBy(() -> TREE.readTree(mutated)).isInstanceOf(IOException.class);
            }
            if (i % 1_000 == 0) {
                assertUsable();
            }
        }
        assertThat(accepted).isGreaterThan(2_000);
        assertThat(reasons)
                .containsKeys(Reason.NOT_JSON, Reason.TRUNCATED, Reason.INVALID_UTF8, Reason.MISSING_FIELD)
                .containsKeys(Reason.DUPLICATE_KEY, Reason.WRONG_TYPE, Reason.KEY_DIFFERS_FROM_ID, Reason.BAD_NAME);
    }

    @Test
    void shouldEndEveryMutatedEnvelopeAndLabelInARefusalOrAnEvent() {
        Random random = new Random(590);
        byte[] envelope = bytes("{\"specversion\": \"1.0\", \"data\": " + EVENT + ", \"source\": \"/x\"}");
        for (int i = 0; i < 20_000; i++) {
            HeaderLookup structured = contentType("application/cloudevents+json");
            count(decoding.prediction(bytes("q1"), mutated(envelope, random), structured));
            count(decoding.label(bytes("q1"), mutated(bytes(LABEL), random)));
        }
        assertThat(accepted).isGreaterThan(1_000);
        assertUsable();
    }

    @Test
    void shouldRefuseRandomBytes() {
        Random random = new Random(591);
        for (int i = 0; i < 100_000; i++) {
            byte[] key = new byte[random.nextInt(4)];
            byte[] value = new byte[random.nextInt(200)];
            random.nextBytes(key);
            random.nextBytes(value);
            count(decoding.prediction(key, value, HeaderLookup.none()));
        }
        assertThat(accepted).isZero();
        assertUsable();
    }

    @Test
    void shouldReadGeneratedEventsAsTheTreeHasThem() throws IOException {
        Random random = new Random(592);
        for (int i = 0; i < 5_000; i++) {
            byte[] event = bytes(generated(random));
            assertThat(decoding.prediction(bytes("q1"), event, HeaderLookup.none()))
                    .isEmpty();
            assertTreeIs(decoding.prediction, TREE.readTree(event));
        }
    }

    private void count(Optional<Refusal> refusal) {
        refusal.ifPresentOrElse(r -> reasons.merge(r.reason(), 1, Integer::sum), () -> accepted++);
    }

    private void assertUsable() {
        assertThat(decoding.prediction(EVENT)).isEmpty();
        assertThat(decoding.prediction.decision).hasToString("0");
        assertThat(decoding.label(LABEL)).isEmpty();
    }

    private static byte[] mutated(byte[] event, Random random) {
        byte[] mutated = event.clone();
        String alphabet = "{}[]\",:0123456789.eE+-\\ntrufals\u0000 ";
        for (int change = random.nextInt(3); change >= 0; change--) {
            int at = random.nextInt(mutated.length);
            mutated[at] = random.nextInt(4) == 0
                    ? (byte) random.nextInt(256)
                    : (byte) alphabet.charAt(random.nextInt(alphabet.length()));
        }
        return switch (random.nextInt(8)) {
            case 0 -> Arrays.copyOf(mutated, random.nextInt(mutated.length));
            case 1 -> swapped(mutated, random);
            default -> mutated;
        };
    }

    private static byte[] swapped(byte[] bytes, Random random) {
        int length = 1 + random.nextInt(20);
        int from = random.nextInt(bytes.length - length);
        int to = random.nextInt(bytes.length - length);
        byte[] swapped = bytes.clone();
        System.arraycopy(bytes, from, swapped, to, length);
        return swapped;
    }

    private static void assertTreeIs(Prediction prediction, JsonNode tree) {
        assertThat(prediction.id).hasToString(tree.get("id").textValue());
        assertThat(prediction.model).hasToString(tree.get("model").textValue());
        assertThat(prediction.version).hasToString(tree.get("version").textValue());
        assertThat(prediction.role().name().toLowerCase(Locale.ROOT))
                .isEqualTo(given(tree, "role") ? tree.get("role").textValue() : "champion");
        assertThat(prediction.time()).isLessThanOrEqualTo(NOW + SKEW.toMillis());
        assertNumber(prediction.hasLatency(), prediction.latencyMillis(), tree, "latency_ms");
        JsonNode answer = tree.get("prediction");
        assertNumber(prediction.hasScore(), prediction.score(), answer, "score");
        assertNumber(prediction.hasValue(), prediction.value(), answer, "value");
        assertThat(prediction.hasDecision()).isEqualTo(given(answer, "decision"));
        if (prediction.hasDecision()) {
            assertThat(prediction.decision).hasToString(answer.get("decision").asText());
        }
        assertFields(prediction.features, tree.get("features"));
        assertFields(prediction.segments, given(tree, "segments") ? tree.get("segments") : TREE.createObjectNode());
        assertFields(prediction.scores, given(answer, "scores") ? answer.get("scores") : TREE.createObjectNode());
    }

    private static boolean given(JsonNode object, String field) {
        return object.hasNonNull(field);
    }

    private static void assertNumber(boolean there, double value, JsonNode object, String field) {
        assertThat(there).isEqualTo(given(object, field));
        if (there) {
            assertThat(value).isEqualTo(object.get(field).doubleValue());
        }
    }

    private static void assertFields(Fields fields, JsonNode object) {
        assertThat(fields.size()).isEqualTo(object.size());
        Iterator<Map.Entry<String, JsonNode>> members = object.properties().iterator();
        for (int i = 0; i < fields.size(); i++) {
            Map.Entry<String, JsonNode> member = members.next();
            assertThat(fields.name(i)).isEqualTo(member.getKey());
            assertThat(shown(fields, i)).isEqualTo(shown(member.getValue()));
        }
    }

    private static String shown(Fields fields, int i) {
        return switch (fields.kind(i)) {
            case NULL -> "null";
            case NUMBER -> Double.toString(fields.number(i));
            case TEXT -> "'" + new String(fields.chars(), fields.start(i), fields.length(i));
            case BOOLEAN -> Boolean.toString(fields.number(i) == 1);
            case OTHER -> "other";
        };
    }

    private static String shown(JsonNode value) {
        return switch (value.getNodeType()) {
            case NUMBER -> Double.toString(value.doubleValue());
            case STRING -> "'" + value.textValue();
            case BOOLEAN, NULL -> value.asText();
            default -> "other";
        };
    }

    private static String generated(Random random) {
        return "{\"features\": " + object(random, 40) + ", \"id\": \"q1\", \"extra\": " + value(random, 3)
                + ", \"model\": \"m" + random.nextInt(9) + "\", \"version\": \"v.1-a_b\", \"time\": " + random.nextInt()
                + ", \"prediction\": {\"score\": " + random.nextDouble() + ", \"decision\": " + random.nextInt()
                + ", \"value\": " + random.nextGaussian() + ", \"scores\": {\"a\": 1, \"b\": 0.0}}, \"latency_ms\": "
                + random.nextInt(1_000) + (random.nextBoolean() ? "" : ", \"role\": \"shadow\"") + "}";
    }

    private static String object(Random random, int most) {
        StringBuilder object = new StringBuilder("{");
        for (int i = random.nextInt(most); i >= 0; i--) {
            object.append('"').append(text(random)).append(i).append("\" : ").append(value(random, 3));
            object.append(i > 0 ? "," : "");
        }
        return object.append('}').toString();
    }

    private static String value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 10 : 8)) {
            case 0 -> "null";
            case 1 -> Boolean.toString(random.nextBoolean());
            case 2 -> Integer.toString(random.nextInt());
            case 3 -> Long.toString(random.nextLong());
            case 4 -> Double.toString(random.nextGaussian());
            case 5 -> Double.toString(Double.longBitsToDouble(random.nextLong() & 0xBFEFFFFFFFFFFFFFL));
            case 6, 7 -> '"' + text(random) + '"';
            case 8 -> "[" + value(random, depth - 1) + ", " + value(random, depth - 1) + "]";
            default -> "{\"x\": " + value(random, depth - 1) + "}";
        };
    }

    private static String text(Random random) {
        String[] parts = {"a", "income", "\\u00e9", "é", "€", "😀", "\\ud83d\\ude00", "\\n", "\\\"", "\\\\", " ", "\\/"
        };
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(parts[random.nextInt(parts.length)]);
        }
        return text.toString();
    }
}
