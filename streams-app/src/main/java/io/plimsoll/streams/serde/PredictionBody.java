package io.plimsoll.streams.serde;

import io.plimsoll.streams.monitor.ClassName;
import io.plimsoll.streams.monitor.Prediction;
import io.plimsoll.streams.monitor.Text;
import java.io.IOException;

/** The fields of a prediction event. */
final class PredictionBody implements EventBody {

    private final EventParser json;
    private final EventValues values;
    private final FieldsReader fields;
    private final SeenFields seen = new SeenFields();
    private final Text role = new Text();
    private Prediction into = new Prediction();

    PredictionBody(EventParser json, Limits limits) {
        this.json = json;
        values = new EventValues(json);
        fields = new FieldsReader(json, values, limits);
    }

    /** Says which instance the next event goes into. */
    void into(Prediction target) {
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
            case "id" -> readId(EventField.ID);
            case "model" -> readIdentifier(EventField.MODEL, into.model);
            case "version" -> readIdentifier(EventField.VERSION, into.version);
            case "role" -> readRole(EventField.ROLE);
            case "time" -> readTime(EventField.TIME);
            case "features" -> readFeatures(EventField.FEATURES);
            case "prediction" -> readPrediction(EventField.PREDICTION);
            case "segments" -> readSegments(EventField.SEGMENTS);
            case "latency_ms" -> readLatency(EventField.LATENCY);
            default -> json.skip();
        }
    }

    @Override
    public void complete() throws RefusedException {
        seen.require(EventField.ID);
        seen.require(EventField.MODEL);
        seen.require(EventField.VERSION);
        seen.require(EventField.TIME);
        seen.require(EventField.FEATURES);
        seen.require(EventField.PREDICTION);
    }

    private void readId(EventField field) throws IOException, RefusedException {
        seen.once(field);
        values.id(into.id);
    }

    private void readIdentifier(EventField field, Text target) throws IOException, RefusedException {
        seen.once(field);
        values.identifier(field, target);
    }

    private void readRole(EventField field) throws IOException, RefusedException {
        if (isThere(field)) {
            values.text(field, role);
            into.role(RoleNames.role(role));
        }
    }

    private void readTime(EventField field) throws IOException, RefusedException {
        seen.once(field);
        into.time(values.time());
    }

    private void readFeatures(EventField field) throws IOException, RefusedException {
        seen.once(field);
        values.requireThere(field);
        fields.features(into.features);
    }

    private void readSegments(EventField field) throws IOException, RefusedException {
        if (isThere(field)) {
            fields.segments(into.segments);
        }
    }

    private void readLatency(EventField field) throws IOException, RefusedException {
        if (isThere(field)) {
            into.latencyMillis(values.number(field, 0, Double.MAX_VALUE));
        }
    }

    private void readPrediction(EventField field) throws IOException, RefusedException {
        seen.once(field);
        values.requireThere(field);
        values.requireObject(field);
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            answer(name);
        }
        boolean answered = into.hasScore() || into.hasDecision() || into.hasValue() || into.scores.size() > 0;
        EventValues.require(answered, Reason.MISSING_FIELD, field);
    }

    private void answer(String name) throws IOException, RefusedException {
        switch (name) {
            case "score" -> readScore(EventField.SCORE);
            case "decision" -> readDecision(EventField.DECISION);
            case "scores" -> readScores(EventField.SCORES);
            case "value" -> readValue(EventField.PREDICTED_VALUE);
            default -> json.skip();
        }
    }

    private void readScore(EventField field) throws IOException, RefusedException {
        if (isThere(field)) {
            into.score(values.number(field, 0, 1));
        }
    }

    private void readDecision(EventField field) throws IOException, RefusedException {
        if (isThere(field)) {
            values.scalar(field, into.decision);
            into.decided();
            // A fraction is no class: it is a score in the wrong field.
            boolean isClass = !json.isNumber() || ClassName.isWholeNumber(into.decision);
            EventValues.require(isClass, Reason.WRONG_TYPE, field);
        }
    }

    private void readScores(EventField field) throws IOException, RefusedException {
        if (isThere(field)) {
            fields.scores(into.scores);
        }
    }

    private void readValue(EventField field) throws IOException, RefusedException {
        if (isThere(field)) {
            into.value(values.number(field, -Double.MAX_VALUE, Double.MAX_VALUE));
        }
    }

    /** Whether an optional field is more than null. */
    private boolean isThere(EventField field) throws RefusedException {
        seen.once(field);
        return !json.isNull();
    }
}
