package io.plimsoll.schemas;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Locale;

/** The messages of the contract: each has a record, a JSON Schema and golden examples. */
public enum MessageType implements WireName {
    /** Topic {@code predictions}. */
    PREDICTION_EVENT(PredictionEvent.class),
    /** Topic {@code labels}. */
    LABEL_EVENT(LabelEvent.class),
    /** Topic {@code references}. */
    REFERENCE_PROFILE(ReferenceProfile.class),
    /** Topic {@code monitors}. */
    MONITOR_POLICY(MonitorPolicy.class),
    /** Topic {@code reports}. */
    WINDOW_REPORT(WindowReport.class),
    /** Topics {@code control} and {@code incidents}. */
    ALERT(Alert.class),
    /** Topic {@code control}. */
    ROLLBACK(Rollback.class),
    /** Topic {@code control}. */
    PROMOTION(Promotion.class),
    /** Topic {@code control}. */
    TRAFFIC(Traffic.class),
    /** Topic {@code control}. */
    RETRAIN(Retrain.class),
    /** Topic {@code control}. */
    WITHDRAWN(Withdrawn.class),
    /** Any control event in structured form, in files. */
    CLOUD_EVENT(CloudEvent.class);

    private final Class<? extends Record> record;

    MessageType(Class<? extends Record> record) {
        this.record = record;
    }

    /** The name of its schema file and its folder of examples: {@code window-report}. */
    @Override
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The record that the message is read into. */
    public Class<? extends Record> record() {
        return record;
    }

    /** The constant that a word of the wire stands for; see {@link WireName#parse}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static MessageType of(String wire) {
        return WireName.parse("message", values(), wire);
    }
}
