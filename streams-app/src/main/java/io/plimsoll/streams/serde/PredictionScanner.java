package io.plimsoll.streams.serde;

import io.plimsoll.streams.monitor.Fields;
import io.plimsoll.streams.monitor.Prediction;
import io.plimsoll.streams.monitor.Text;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The fast way to read a prediction, for events as nearly all senders write them: plain JSON in ASCII without escapes, no
 * field that the contract does not have, names of features and segments that were seen before. Anything else, and anything
 * wrong, it leaves to {@link EventDecoder}: it refuses nothing, and what it accepts that one would have read alike.
 */
final class PredictionScanner {

    private static final byte[][] FIELDS =
            quoted("id", "model", "version", "role", "time", "features", "prediction", "segments", "latency_ms");
    private static final int ID = 0;
    private static final int MODEL = 1;
    private static final int VERSION = 2;
    private static final int ROLE = 3;
    private static final int TIME = 4;
    private static final int FEATURES = 5;
    private static final int PREDICTION = 6;
    private static final int SEGMENTS = 7;
    private static final int LATENCY = 8;
    private static final int REQUIRED =
            1 << ID | 1 << MODEL | 1 << VERSION | 1 << TIME | 1 << FEATURES | 1 << PREDICTION;

    private static final byte[][] ANSWERS = quoted("score", "decision", "scores", "value");
    private static final int SCORE = 0;
    private static final int DECISION = 1;
    private static final int SCORES = 2;
    private static final int VALUE = 3;

    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

    private final Limits limits;
    private final AsciiJson json = new AsciiJson();
    private final ScannedTime time = new ScannedTime();
    private final KnownNames features = new KnownNames();
    private final KnownNames segments = new KnownNames();
    private final KnownNames scores = new KnownNames();
    private final Text role = new Text();
    private Prediction into = new Prediction();
    private int seen;
    private int answered;

    PredictionScanner(Limits limits) {
        this.limits = limits;
    }

    /** Reads a value; false if this is not the way to read it, which leaves the prediction in any state. */
    boolean read(byte[] key, byte[] value, Prediction target) {
        if (value.length > limits.bytes()) {
            return false;
        }
        json.copy(value, Envelope.payloadStart(value, 0, value.length));
        return read(target) && isKey(key, 0, key.length);
    }

    /** Reads a record that has a key and a value; false likewise. */
    boolean read(Bundle record, Prediction target) {
        if (record.valueLength() > limits.bytes()) {
            return false;
        }
        int end = record.valueStart() + record.valueLength();
        json.show(record.bytes(), Envelope.payloadStart(record.bytes(), record.valueStart(), end), end);
        return read(target) && isKey(record.bytes(), record.keyStart(), record.keyLength());
    }

    private boolean read(Prediction target) {
        into = target;
        into.clear();
        seen = 0;
        return json.take('{') && fields() && json.ends() && (seen & REQUIRED) == REQUIRED;
    }

    /** Learns the names of a prediction that was read the other way. */
    void learn(Prediction read) {
        features.learn(read.features);
        segments.learn(read.segments);
        scores.learn(read.scores);
    }

    private boolean isKey(byte[] bytes, int start, int length) {
        if (length != into.id.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[start + i] != into.id.array()[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean fields() {
        int expected = 0;
        do {
            int field = name(FIELDS, expected);
            if (field < 0 || (seen & 1 << field) != 0 || !field(field)) {
                return false;
            }
            seen |= 1 << field;
            expected = field + 1;
        } while (json.take(','));
        return json.take('}');
    }

    /** Takes a name and the colon after it; the contract's order is tried first. */
    private int name(byte[][] names, int expected) {
        for (int i = 0; i < names.length; i++) {
            int candidate = expected + i < names.length ? expected + i : expected + i - names.length;
            if (json.takeQuoted(names[candidate])) {
                return json.take(':') ? candidate : -1;
            }
        }
        return -1;
    }

    private boolean field(int field) {
        return switch (field) {
            case ID -> text(into.id, EventValues.LONGEST_ID);
            case MODEL -> identifier(into.model);
            case VERSION -> identifier(into.version);
            case ROLE -> role();
            case TIME -> time();
            case FEATURES -> object(features, into.features);
            case PREDICTION -> prediction();
            case SEGMENTS -> object(segments, into.segments);
            case LATENCY -> latency();
            default -> false;
        };
    }

    private boolean text(Text target, int longest) {
        if (!json.takeText() || json.length() == 0 || json.length() > longest) {
            return false;
        }
        json.copy(target);
        return true;
    }

    private boolean identifier(Text target) {
        return text(target, EventValues.LONGEST_IDENTIFIER) && EventValues.isIdentifier(target);
    }

    private boolean role() {
        if (!text(role, EventValues.LONGEST_IDENTIFIER)) {
            return false;
        }
        try {
            into.role(RoleNames.role(role));
            return true;
        } catch (RefusedException unknown) {
            return false;
        }
    }

    private boolean time() {
        if (!json.takeText() || !time.read(json.bytes(), json.start(), json.length())) {
            return false;
        }
        into.time(time.epochMillis());
        return true;
    }

    private boolean latency() {
        if (json.takeQuoted(NULL)) {
            return true;
        }
        boolean there = number(0, Double.MAX_VALUE);
        into.latencyMillis(json.number());
        return there;
    }

    private boolean number(double least, double most) {
        return json.takeNumber() && json.number() >= least && json.number() <= most;
    }

    private boolean prediction() {
        answered = 0;
        if (!json.take('{')) {
            return false;
        }
        int expected = 0;
        do {
            int answer = name(ANSWERS, expected);
            if (answer < 0 || (answered & 1 << answer) != 0 || !answer(answer)) {
                return false;
            }
            answered |= 1 << answer;
            expected = answer + 1;
        } while (json.take(','));
        return json.take('}');
    }

    private boolean answer(int answer) {
        return switch (answer) {
            case SCORE -> score();
            case DECISION -> decision();
            case SCORES -> object(scores, into.scores) && areScores();
            case VALUE -> value();
            default -> false;
        };
    }

    private boolean value() {
        boolean there = number(-Double.MAX_VALUE, Double.MAX_VALUE);
        into.value(json.number());
        return there;
    }

    private boolean score() {
        boolean there = number(0, 1);
        into.score(json.number());
        return there;
    }

    /** A class is named by a text or by a whole number. */
    private boolean decision() {
        into.decided();
        if (json.next() == '"') {
            return text(into.decision, EventValues.NAME_BYTES);
        }
        if (!json.takeNumber() || !json.isWhole()) {
            return false;
        }
        json.copy(into.decision);
        return true;
    }

    private boolean areScores() {
        for (int entry = 0; entry < into.scores.size(); entry++) {
            boolean score = into.scores.kind(entry) == Fields.Kind.NUMBER
                    && into.scores.number(entry) >= 0
                    && into.scores.number(entry) <= 1;
            if (!score) {
                return false;
            }
        }
        return into.scores.size() > 0;
    }

    private boolean object(KnownNames names, Fields fields) {
        names.begin();
        if (!json.take('{')) {
            return false;
        }
        do {
            String name = names.take(json);
            if (name == null || fields.size() == limits.features() || !scalar(name, fields)) {
                return false;
            }
        } while (json.take(','));
        return json.take('}');
    }

    private boolean scalar(String name, Fields fields) {
        byte first = json.next();
        if (first == '"') {
            return text(name, fields);
        } else if (first == 'n') {
            fields.addNull(name);
            return json.takeQuoted(NULL);
        } else if (first == 't' || first == 'f') {
            fields.addBoolean(name, first == 't');
            return json.takeQuoted(first == 't' ? TRUE : FALSE);
        }
        boolean there = json.takeNumber();
        fields.addNumber(name, json.number());
        return there;
    }

    private boolean text(String name, Fields fields) {
        if (!json.takeText() || json.length() > limits.textLength()) {
            return false;
        }
        fields.addText(name, json.bytes(), json.start(), json.length());
        return true;
    }

    private static byte[][] quoted(String... names) {
        return Arrays.stream(names)
                .map(name -> ('"' + name + '"').getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
    }
}
