package io.plimsoll.streams.serde;

import com.fasterxml.jackson.core.JsonToken;
import io.plimsoll.streams.monitor.Fields;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the objects whose names the sender chooses: features, segments, the scores of classes. */
final class FieldsReader {

    /** So many UTF-16 units cannot be more bytes than a name may have: three are the most that one takes. */
    private static final int SURELY_SHORT = EventValues.NAME_BYTES / 3;

    private final EventParser json;
    private final EventValues values;
    private final Limits limits;
    private final DistinctNames features = new DistinctNames(EventField.FEATURES);
    private final DistinctNames segments = new DistinctNames(EventField.SEGMENTS);
    private final DistinctNames scores = new DistinctNames(EventField.SCORES);

    FieldsReader(EventParser json, EventValues values, Limits limits) {
        this.json = json;
        this.values = values;
        this.limits = limits;
    }

    /** Values of any type; what cannot be counted becomes {@link Fields.Kind#OTHER}. */
    void features(Fields into) throws IOException, RefusedException {
        begin(EventField.FEATURES, features);
        for (String name = next(EventField.FEATURES, features);
                name != null;
                name = next(EventField.FEATURES, features)) {
            add(name, into);
        }
    }

    /** Values of any type but arrays and objects. */
    void segments(Fields into) throws IOException, RefusedException {
        begin(EventField.SEGMENTS, segments);
        for (String name = next(EventField.SEGMENTS, segments);
                name != null;
                name = next(EventField.SEGMENTS, segments)) {
            EventValues.require(json.token().isScalarValue(), Reason.WRONG_TYPE, EventField.SEGMENTS);
            add(name, into);
        }
    }

    /** Numbers in [0, 1], at least one. */
    void scores(Fields into) throws IOException, RefusedException {
        begin(EventField.SCORES, scores);
        for (String name = next(EventField.SCORES, scores); name != null; name = next(EventField.SCORES, scores)) {
            into.addNumber(name, values.number(EventField.SCORES, 0, 1));
        }
        EventValues.require(into.size() > 0, Reason.MISSING_FIELD, EventField.SCORES);
    }

    private void begin(EventField object, DistinctNames names) throws RefusedException {
        values.requireObject(object);
        names.clear();
    }

    private @Nullable String next(EventField object, DistinctNames names) throws IOException, RefusedException {
        String name = json.nextName();
        if (name == null) {
            names.complete();
        } else if (names.add(name)) {
            EventValues.require(names.size() <= limits.features(), Reason.TOO_MANY_FEATURES, object);
            EventValues.require(isName(name), Reason.BAD_NAME, object);
        }
        return name;
    }

    private static boolean isName(String name) {
        int length = name.length();
        return length <= SURELY_SHORT ? length > 0 : Utf8.fits(name, EventValues.NAME_BYTES);
    }

    private void add(String name, Fields into) throws IOException {
        switch (json.token()) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> into.addNumber(name, json.number());
            case VALUE_STRING -> addText(name, into);
            case VALUE_NULL -> into.addNull(name);
            case VALUE_TRUE, VALUE_FALSE -> into.addBoolean(name, json.token() == JsonToken.VALUE_TRUE);
            default -> addOther(name, into);
        }
    }

    private void addText(String name, Fields into) throws IOException {
        int length = json.length();
        if (length > limits.textLength()) {
            into.addOther(name);
        } else {
            char[] chars = json.chars();
            into.addText(name, chars, json.start(), length);
        }
    }

    private void addOther(String name, Fields into) throws IOException {
        json.skip();
        into.addOther(name);
    }
}
