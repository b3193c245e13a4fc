package io.plimsoll.schemas;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A control event in CloudEvents 1.0 structured form, one a line in {@code control.jsonl}. On the topic the same
 * attributes are headers ({@code ce_id}, {@code ce_type}, …) and the value is {@code data} alone.
 *
 * <p>The attribute {@code type} is not a component: it follows from the data, {@link ControlEvent#type()}.
 *
 * @param specversion always 1.0
 * @param id hash(type, subject, key, state, window end, revision): a retry or a replay gives the same
 * @param source the monitor that says it
 * @param subject {@code model/version}
 * @param time when it was decided, in event time
 * @param datacontenttype {@code application/json}, or null
 * @param data the event
 */
@Wire
public record CloudEvent(
        String specversion,
        String id,
        String source,
        String subject,
        @WireTime Instant time,
        @Nullable String datacontenttype,

        @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.EXTERNAL_PROPERTY, property = "type")
        @JsonSubTypes({
            @JsonSubTypes.Type(value = Alert.class, name = "io.plimsoll.alert.v1"),
            @JsonSubTypes.Type(value = Rollback.class, name = "io.plimsoll.rollback.v1"),
            @JsonSubTypes.Type(value = Promotion.class, name = "io.plimsoll.promotion.v1"),
            @JsonSubTypes.Type(value = Traffic.class, name = "io.plimsoll.traffic.v1"),
            @JsonSubTypes.Type(value = Retrain.class, name = "io.plimsoll.retrain.v1"),
            @JsonSubTypes.Type(value = Withdrawn.class, name = "io.plimsoll.withdrawn.v1")
        })
        ControlEvent data) {
    /** The version of CloudEvents. */
    public static final String SPECVERSION = "1.0";

    /** The content type of the data. */
    public static final String JSON = "application/json";

    private static final int LONGEST = 255;

    /** @throws WireException naming the attribute that is missing or out of its limits */
    public CloudEvent {
        Require.that(SPECVERSION.equals(specversion), "specversion", "must be " + SPECVERSION);
        Require.text("id", id, LONGEST);
        Require.text("source", source, LONGEST);
        Require.text("subject", subject, LONGEST);
        Require.present("time", time);
        boolean json = datacontenttype == null || datacontenttype.equals(JSON);
        Require.that(json, "datacontenttype", "must be " + JSON);
        Require.present("data", data);
    }
}
