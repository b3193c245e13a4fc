package io.plimsoll.streams.ops.health;

import io.plimsoll.schemas.WireName;

/** How well an instance is, from best to worst: the order counts. */
public enum HealthStatus implements WireName {
    /** All is well. */
    READY,
    /** It serves, but something is wrong. */
    DEGRADED,
    /** It cannot serve. */
    NOT_READY
}
