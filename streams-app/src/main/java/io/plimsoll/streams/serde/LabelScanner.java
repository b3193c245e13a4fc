package io.plimsoll.streams.serde;

import io.plimsoll.streams.monitor.ObservedLabel;
import io.plimsoll.streams.monitor.Text;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The fast way to read a label, as {@link PredictionScanner} is for predictions: plain JSON in ASCII without escapes and no
 * field that the contract does not have. Anything else, and anything wrong, it leaves to {@link EventDecoder}: it refuses
 * nothing, and what it accepts that one would have read alike.
 */
final class LabelScanner {

    private static final byte[][] FIELDS = tokens("\"id\"", "\"model\"", "\"label\"", "\"time\"");
    private static final int ID = 0;
    private static final int MODEL = 1;
    private static final int LABEL = 2;
    private static final int TIME = 3;
    private static final int REQUIRED = 1 << ID | 1 << MODEL | 1 << LABEL | 1 << TIME;

    private static final String TRUE = "true";
    private static final String FALSE = "false";
    private static final byte[][] TRUTH = tokens(FALSE, TRUE);

    private final Limits limits;
    private final AsciiJson json = new AsciiJson();
    private final ScannedTime time = new ScannedTime();
    private ObservedLabel into = new ObservedLabel();

    LabelScanner(Limits limits) {
        this.limits = limits;
    }

    /** Reads a value; false if this is not the way to read it, which leaves the label in any state. */
    boolean read(byte[] key, byte[] value, ObservedLabel target) {
        if (value.length > limits.bytes()) {
            return false;
        }
        json.copy(value, Envelope.payloadStart(value, 0, value.length));
        return read(target) && isKey(key, 0, key.length);
    }

    /** Reads a record that has a key and a value; false likewise. */
    boolean read(Bundle record, ObservedLabel target) {
        if (record.valueLength() > limits.bytes()) {
            return false;
        }
        int end = record.valueStart() + record.valueLength();
        json.show(record.bytes(), Envelope.payloadStart(record.bytes(), record.valueStart(), end), end);
        return read(target) && isKey(record.bytes(), record.keyStart(), record.keyLength());
    }

    private boolean read(ObservedLabel target) {
        into = target;
        into.clear();
        return json.take('{') && fields() == REQUIRED && json.take('}') && json.ends();
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

    /** Which fields there were; none if one came twice or cannot be read. */
    private int fields() {
        int seen = 0;
        int expected = 0;
        do {
            int field = name(expected);
            if (field < 0 || (seen & 1 << field) != 0 || !field(field)) {
                return 0;
            }
            seen |= 1 << field;
            expected = field + 1;
        } while (json.take(','));
        return seen;
    }

    /** Takes a name and the colon after it; the contract's order is tried first. */
    private int name(int expected) {
        for (int i = 0; i < FIELDS.length; i++) {
            int candidate = (expected + i) % FIELDS.length;
            if (json.takeQuoted(FIELDS[candidate])) {
                return json.take(':') ? candidate : -1;
            }
        }
        return -1;
    }

    private boolean field(int field) {
        return switch (field) {
            case ID -> text(into.id, EventValues.LONGEST_ID);
            case MODEL -> text(into.model, EventValues.LONGEST_IDENTIFIER) && EventValues.isIdentifier(into.model);
            case LABEL -> label();
            case TIME -> time();
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

    private boolean time() {
        if (!json.takeText() || !time.read(json.bytes(), json.start(), json.length())) {
            return false;
        }
        into.time(time.epochMillis());
        return true;
    }

    private boolean label() {
        byte first = json.next();
        if (first == '"') {
            boolean there = text(into.text, EventValues.NAME_BYTES);
            into.isText();
            return there;
        } else if (first == 't' || first == 'f') {
            into.text.set(first == 't' ? TRUE : FALSE);
            into.isBoolean(first == 't');
            return json.takeQuoted(TRUTH[first == 't' ? 1 : 0]);
        }
        return number();
    }

    /** The text of a number is what is compared with decisions. */
    private boolean number() {
        if (!json.takeNumber() || Double.isInfinite(json.number())) {
            return false;
        }
        json.copy(into.text);
        into.isNumber(json.number());
        return true;
    }

    private static byte[][] tokens(String... tokens) {
        return Arrays.stream(tokens)
                .map(token -> token.getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
    }
}
