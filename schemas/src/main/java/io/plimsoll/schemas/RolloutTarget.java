package io.plimsoll.schemas;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the version that a decision leads to.
 *
 * @param lastPrediction when it last answered, in event time, or null if never
 * @param warm whether it answers now, as a shadow or with a part of the traffic
 */
@WireWithNulls
public record RolloutTarget(@WireTime @Nullable Instant lastPrediction, Boolean warm) {
    /** @throws WireException if warm is missing */
    public RolloutTarget {
        Require.present("warm", warm);
    }
}
