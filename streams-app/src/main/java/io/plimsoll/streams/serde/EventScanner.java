package io.plimsoll.streams.serde;

import io.plimsoll.streams.monitor.Text;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The fast way to read an event, as nearly all senders write them: plain JSON in ASCII without escapes and no field that the
 * contract does not have. Anything else, and anything wrong, it leaves to {@link EventDecoder}: it refuses nothing, and what
 * it accepts that one would have read alike.
 *
 * @param <E> the event
 */
abstract class EventScanner<E> {

    final Limits limits;
    final AsciiJson json = new AsciiJson();
    private final ScannedTime time = new ScannedTime();

    EventScanner(Limits limits) {
        this.limits = limits;
    }

    /** Reads a value; false if this is not the way to read it, which leaves the event in any state. */
    final boolean read(byte[] key, byte[] value, E target) {
        if (value.length > limits.bytes()) {
            return false;
        }
        json.copy(value, Envelope.payloadStart(value, 0, value.length));
        return scan(target) && isKey(key, 0, key.length, id(target));
    }

    /** Reads a record that has a key and a value; false likewise. */
    final boolean read(Bundle record, E target) {
        if (record.valueLength() > limits.bytes()) {
            return false;
        }
        int end = record.valueStart() + record.valueLength();
        json.show(record.bytes(), Envelope.payloadStart(record.bytes(), record.valueStart(), end), end);
        return scan(target) && isKey(record.bytes(), record.keyStart(), record.keyLength(), id(target));
    }

    /** Reads the whole JSON into a cleared event. */
    abstract boolean scan(E target);

    /** The id that was read. */
    abstract Text id(E event);

    private static boolean isKey(byte[] bytes, int start, int length, Text id) {
        if (length != id.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[start + i] != id.array()[i]) {
                return false;
            }
        }
        return true;
    }

    /** Takes a name and the colon after it, and says which of the names it is, or −1; the contract's order is tried first. */
    final int name(byte[][] names, int expected) {
        for (int i = 0; i < names.length; i++) {
            int candidate = expected + i < names.length ? expected + i : expected + i - names.length;
            if (json.takeQuoted(names[candidate])) {
                return json.take(':') ? candidate : -1;
            }
        }
        return -1;
    }

    /** Takes a text that is not empty. */
    final boolean text(Text target, int longest) {
        if (!json.takeText() || json.length() == 0 || json.length() > longest) {
            return false;
        }
        json.copy(target);
        return true;
    }

    final boolean identifier(Text target) {
        return text(target, EventValues.LONGEST_IDENTIFIER) && EventValues.isIdentifier(target);
    }

    /** Takes a time, which {@link #epochMillis} then tells. */
    final boolean time() {
        return json.takeText() && time.read(json.bytes(), json.start(), json.length());
    }

    final long epochMillis() {
        return time.epochMillis();
    }

    static byte[] token(String token) {
        return token.getBytes(StandardCharsets.US_ASCII);
    }

    static byte[][] quoted(String... names) {
        return Arrays.stream(names).map(name -> token('"' + name + '"')).toArray(byte[][]::new);
    }
}
