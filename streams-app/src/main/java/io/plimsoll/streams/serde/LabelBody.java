package io.plimsoll.streams.serde;

import com.fasterxml.jackson.core.JsonToken;
import io.plimsoll.streams.monitor.ObservedLabel;
import io.plimsoll.streams.monitor.Text;
import java.io.IOException;

/** The fields of a label event. */
final class LabelBody implements EventBody {

    private final EventParser json;
    private final EventValues values;
    private final SeenFields seen = new SeenFields();
    private ObservedLabel into = new ObservedLabel();

    LabelBody(EventParser json) {
        this.json = json;
        values = new EventValues(json);
    }

    /** Says which instance the next event goes into. */
    void into(ObservedLabel target) {
        into = target;
    }

    @Override
    public void clear() {
        seen.clear();
        into.clear();
    }

    @Override
    public Text id() {
        return into.id;
    }

    @Override
    public long time() {
        return into.time();
    }

    @Override
    public void read(String name) throws IOException, RefusedException {
        switch (name) {
            case "id" -> readId();
            case "model" -> readModel();
            case "label" -> readLabel();
            case "time" -> readTime();
            default -> json.skip();
        }
    }

    @Override
    public void complete() throws RefusedException {
        seen.require(EventField.ID);
        seen.require(EventField.MODEL);
        seen.require(EventField.LABEL);
        seen.require(EventField.TIME);
    }

    private void readId() throws IOException, RefusedException {
        seen.once(EventField.ID);
        values.id(into.id);
    }

    private void readModel() throws IOException, RefusedException {
        seen.once(EventField.MODEL);
        values.identifier(EventField.MODEL, into.model);
    }

    private void readTime() throws IOException, RefusedException {
        seen.once(EventField.TIME);
        into.time(values.time());
    }

    private void readLabel() throws IOException, RefusedException {
        seen.once(EventField.LABEL);
        values.requireThere(EventField.LABEL);
        values.scalar(EventField.LABEL, into.text);
        if (json.isNumber()) {
            into.isNumber(values.number(EventField.LABEL, -Double.MAX_VALUE, Double.MAX_VALUE));
        } else if (json.token() == JsonToken.VALUE_STRING) {
            into.isText();
        } else {
            into.isBoolean(json.token() == JsonToken.VALUE_TRUE);
        }
    }
}
