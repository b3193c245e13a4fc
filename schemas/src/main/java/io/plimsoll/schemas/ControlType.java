package io.plimsoll.schemas;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Locale;

/** The CloudEvents types on the control topic: header {@code ce_type}, attribute {@code type} in structured form. */
public enum ControlType implements WireName {
    /** An incident began, changed or ended. */
    ALERT(Alert.class),
    /** Take a version out of service. */
    ROLLBACK(Rollback.class),
    /** Put a version into service. */
    PROMOTION(Promotion.class),
    /** Split the traffic like this. */
    TRAFFIC(Traffic.class),
    /** Train again, because data moved. */
    RETRAIN(Retrain.class),
    /** An earlier decision no longer holds. */
    WITHDRAWN(Withdrawn.class);

    private final Class<? extends ControlEvent> body;

    ControlType(Class<? extends ControlEvent> body) {
        this.body = body;
    }

    /** The type as on the wire, {@code io.plimsoll.alert.v1}. */
    @Override
    public String wire() {
        return "io.plimsoll." + name().toLowerCase(Locale.ROOT) + ".v1";
    }

    /** The record of the event's data. */
    public Class<? extends ControlEvent> body() {
        return body;
    }

    /** The constant that a word of the wire stands for; see {@link WireName#parse}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ControlType of(String wire) {
        return WireName.parse("type", values(), wire);
    }
}
