package io.plimsoll.streams.ops.http;

import java.time.Duration;

/**
 * How much callers may ask for, so that none can take the service down.
 *
 * @param concurrent how many requests are answered at a time; more are told to come back
 * @param target the longest path with its query, in characters
 * @param headers the most headers
 * @param time how long a request may take to arrive, and an answer to be taken
 * @param reply how large an answer's list gets before the rest is left to the next request, in bytes
 */
public record HttpLimits(int concurrent, int target, int headers, Duration time, long reply) {
    /** 8 requests, 2,048 characters, 64 headers, 10 seconds, 16 MB. */
    public static final HttpLimits STANDARD = new HttpLimits(8, 2_048, 64, Duration.ofSeconds(10), 16L << 20);

    /** @throws IllegalArgumentException unless each is at least 1 */
    public HttpLimits {
        if (concurrent < 1 || target < 1 || headers < 1 || time.toSeconds() < 1 || reply < 1) {
            throw new IllegalArgumentException("each limit of HTTP must be at least 1");
        }
    }
}
