package io.plimsoll.schemas;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One answer of one model version. Topic predictions, keyed by the request id.
 *
 * <p>A value of the wrong type inside {@code features} does not spoil the event: it is counted as an integrity fault of
 * that feature. Therefore features are any JSON; everything else is checked.
 *
 * @param id of the request: shadow and champion share it
 * @param model the model's name
 * @param version the version that answered
 * @param role what the answer was for; null: champion
 * @param time when it was given, in event time; on the wire RFC 3339 or epoch milliseconds
 * @param features by name, null or absent for missing; at most 10,000
 * @param prediction the answer
 * @param segments attributes to slice by, protected ones too, which the model need not see: text, number, boolean or null
 * @param latencyMs how long the answer took in milliseconds, or null if not measured
 */
@Wire
public record PredictionEvent(
        String id,
        String model,
        String version,
        @Nullable Role role,
        @WireTime Instant time,
        Map<String, @Nullable Object> features,
        Prediction prediction,
        @EmptyIfAbsent Map<String, @Nullable Object> segments,
        @JsonProperty("latency_ms") @Nullable Double latencyMs) {
    /** The most features that one event may carry. */
    public static final int MOST_FEATURES = 10_000;

    /** @throws WireException naming the field that is missing or out of its limits */
    public PredictionEvent {
        Require.text("id", id, LabelEvent.LONGEST_ID);
        Require.identifier("model", model);
        Require.identifier("version", version);
        Require.present("time", time);
        features = Require.openMap("features", features);
        Require.that(features.size() <= MOST_FEATURES, "features", "must be at most " + MOST_FEATURES);
        Require.present("prediction", prediction);
        segments = Require.openMap("segments", segments);
        segments.forEach(PredictionEvent::requireScalar);
        Require.notNegative("latency_ms", latencyMs);
    }

    private static void requireScalar(String attribute, @Nullable Object value) {
        boolean structured = value instanceof Map || value instanceof Iterable;
        Require.that(!structured, "segments." + attribute, "must be text, a number, a boolean or null");
    }
}
