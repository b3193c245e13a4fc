package io.plimsoll.streams.serde;

/** The parts of a record that a refusal can name: all from the contract, none from an event. */
public enum EventField {
    /** The record's key. */
    KEY("key"),
    /** The record's value as a whole. */
    VALUE("value"),
    /** The record's timestamp. */
    TIMESTAMP("timestamp"),
    /** The header that names the envelope. */
    CONTENT_TYPE("content-type"),
    /** The data of a structured CloudEvent. */
    DATA("data"),
    /** The request's id. */
    ID("id"),
    /** The model. */
    MODEL("model"),
    /** The model's version. */
    VERSION("version"),
    /** The version's role. */
    ROLE("role"),
    /** The event time. */
    TIME("time"),
    /** The features. */
    FEATURES("features"),
    /** The attributes to slice by. */
    SEGMENTS("segments"),
    /** How long the request took. */
    LATENCY("latency_ms"),
    /** The prediction. */
    PREDICTION("prediction"),
    /** The score of a binary model. */
    SCORE("prediction.score"),
    /** The decision. */
    DECISION("prediction.decision"),
    /** The scores of a multiclass model. */
    SCORES("prediction.scores"),
    /** The value of a regression. */
    PREDICTED_VALUE("prediction.value"),
    /** The label. */
    LABEL("label");

    private final String path;

    EventField(String path) {
        this.path = path;
    }

    /** The path, as in {@code prediction.score}. */
    public String path() {
        return path;
    }
}
