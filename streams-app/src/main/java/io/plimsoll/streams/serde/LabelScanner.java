package io.plimsoll.streams.serde;

import io.plimsoll.streams.monitor.ObservedLabel;
import io.plimsoll.streams.monitor.Text;

/** The fast way to read a label. */
final class LabelScanner extends EventScanner<ObservedLabel> {

    private static final byte[][] FIELDS = quoted("id", "model", "label", "time");
    private static final int ID = 0;
    private static final int MODEL = 1;
    private static final int LABEL = 2;
    private static final int TIME = 3;
    private static final int REQUIRED = 1 << ID | 1 << MODEL | 1 << LABEL | 1 << TIME;

    private static final String TRUE = "true";
    private static final String FALSE = "false";
    private static final byte[][] TRUTH = {token(FALSE), token(TRUE)};

    private ObservedLabel into = new ObservedLabel();

    LabelScanner(Limits limits) {
        super(limits);
    }

    @Override
    boolean scan(ObservedLabel target) {
        into = target;
        into.clear();
        return json.take('{') && fields() == REQUIRED && json.take('}') && json.ends();
    }

    @Override
    Text id(ObservedLabel event) {
        return event.id;
    }

    /** Which fields there were; none if one came twice or cannot be read. */
    private int fields() {
        int seen = 0;
        int expected = 0;
        do {
            int field = name(FIELDS, expected);
            if (field < 0 || (seen & 1 << field) != 0 || !field(field)) {
                return 0;
            }
            seen |= 1 << field;
            expected = field + 1;
        } while (json.take(','));
        return seen;
    }

    private boolean field(int field) {
        return switch (field) {
            case ID -> text(into.id, EventValues.LONGEST_ID);
            case MODEL -> identifier(into.model);
            case LABEL -> label();
            case TIME -> timed();
            default -> false;
        };
    }

    private boolean timed() {
        boolean there = time();
        into.time(epochMillis());
        return there;
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
}
