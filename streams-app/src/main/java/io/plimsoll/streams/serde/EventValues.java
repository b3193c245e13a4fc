package io.plimsoll.streams.serde;

import com.fasterxml.jackson.core.JsonToken;
import io.plimsoll.streams.monitor.Text;
import java.io.IOException;

/** Reads the values that both kinds of events have, each held against the contract. */
final class EventValues {

    /** The longest request id, in characters. */
    static final int LONGEST_ID = 1_024;

    /** The longest name of a feature, segment or class, in bytes of UTF-8. */
    static final int NAME_BYTES = 200;

    /** The longest name of a model or version. */
    static final int LONGEST_IDENTIFIER = 100;

    /** No whole number of so many digits can be out of the range of a long. */
    private static final int SAFE_DIGITS = 18;

    /** The first instant of the year 0, the first that RFC 3339 can write. */
    private static final long EARLIEST = -62_167_219_200_000L;

    private final EventParser json;
    private final Rfc3339 rfc3339 = new Rfc3339();

    EventValues(EventParser json) {
        this.json = json;
    }

    /** The request's id: 1 to {@value #LONGEST_ID} characters. */
    void id(Text into) throws IOException, RefusedException {
        text(EventField.ID, into);
        require(into.length() > 0, Reason.MISSING_FIELD, EventField.ID);
        require(into.length() <= 2 * LONGEST_ID, Reason.TOO_LARGE, EventField.ID);
        int characters = Character.codePointCount(into.array(), 0, into.length());
        require(characters <= LONGEST_ID, Reason.TOO_LARGE, EventField.ID);
    }

    /** The name of a model or version. */
    void identifier(EventField field, Text into) throws IOException, RefusedException {
        text(field, into);
        require(isIdentifier(into), Reason.BAD_NAME, field);
    }

    /** Whether a text can name a model or version. */
    static boolean isIdentifier(Text name) {
        int length = name.length();
        if (length < 1 || length > LONGEST_IDENTIFIER) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (!isIdentifierPart(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Milliseconds since the epoch, from RFC 3339 or from a whole number. */
    long time() throws IOException, RefusedException {
        requireThere(EventField.TIME);
        if (json.token() == JsonToken.VALUE_STRING) {
            char[] chars = json.chars();
            return rfc3339.epochMillis(chars, json.start(), json.length());
        }
        require(json.isNumber(), Reason.WRONG_TYPE, EventField.TIME);
        // A fraction is most likely in seconds, as Python has them: milliseconds they would be in January 1970.
        require(json.token() == JsonToken.VALUE_NUMBER_INT, Reason.TIME_UNREADABLE, EventField.TIME);
        return epochMillis();
    }

    /** A text, a number or a boolean, as it was written. */
    void scalar(EventField field, Text into) throws IOException, RefusedException {
        require(json.token().isScalarValue(), Reason.WRONG_TYPE, field);
        copy(into);
        require(Utf8.fits(into, NAME_BYTES), Reason.BAD_NAME, field);
    }

    /** A finite number within a range. */
    double number(EventField field, double least, double most) throws IOException, RefusedException {
        require(json.isNumber(), Reason.WRONG_TYPE, field);
        double number = json.number();
        require(number >= least && number <= most, Reason.OUT_OF_RANGE, field);
        return number;
    }

    /** A field without which there is no event cannot be null. */
    void requireThere(EventField field) throws RefusedException {
        require(!json.isNull(), Reason.MISSING_FIELD, field);
    }

    /** @throws RefusedException if the value is no object */
    void requireObject(EventField field) throws RefusedException {
        require(json.isObject(), Reason.WRONG_TYPE, field);
    }

    static void require(boolean holds, Reason otherwise, EventField field) throws RefusedException {
        if (!holds) {
            throw new RefusedException(otherwise, field);
        }
    }

    /** Any text. */
    void text(EventField field, Text into) throws IOException, RefusedException {
        requireThere(field);
        require(json.token() == JsonToken.VALUE_STRING, Reason.WRONG_TYPE, field);
        copy(into);
    }

    private void copy(Text into) throws IOException {
        char[] chars = json.chars();
        into.set(chars, json.start(), json.length());
    }

    private long epochMillis() throws IOException, RefusedException {
        boolean negative = json.chars()[json.start()] == '-';
        if (json.length() > SAFE_DIGITS) {
            throw new RefusedException(negative ? Reason.TIME_UNREADABLE : Reason.TIME_BEYOND_SKEW, EventField.TIME);
        }
        long millis = json.wholeNumber();
        require(millis >= EARLIEST, Reason.TIME_UNREADABLE, EventField.TIME);
        return millis;
    }

    private static boolean isIdentifierPart(char unit) {
        return (unit >= 'a' && unit <= 'z')
                || (unit >= 'A' && unit <= 'Z')
                || (unit >= '0' && unit <= '9')
                || unit == '.'
                || unit == '_'
                || unit == '-';
    }
}
