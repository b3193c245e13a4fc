package io.plimsoll.detectors.check;

/**
 * The share of requests that take longer than the objective.
 *
 * @param objectiveMicros the objective in microseconds
 * @param share the share of requests that should meet it, between 0 and 1
 */
public record LatencyCheck(long objectiveMicros, double share) implements Check {

    /**
     * @throws IllegalArgumentException if the share is no share
     */
    public LatencyCheck {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("latency share must be between 0 and 1, not " + share);
        }
    }

    @Override
    public String name() {
        return "latency";
    }

    @Override
    public Family family() {
        return Family.LATENCY;
    }
}
