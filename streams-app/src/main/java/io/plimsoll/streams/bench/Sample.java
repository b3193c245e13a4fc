package io.plimsoll.streams.bench;

/**
 * What a running service had done at one moment.
 *
 * @param nanos when, on a clock of its own
 * @param predictions how many the topology has taken since the service started
 * @param streamNanos CPU time of the stream thread
 * @param processNanos CPU time of the whole process
 * @param residentBytes physical memory, 0 where the system does not tell
 */
public record Sample(long nanos, long predictions, long streamNanos, long processNanos, long residentBytes) {

    /** The moment at which so many predictions were taken, on the straight line from this sample to a later one. */
    Sample at(long count, Sample later) {
        double share = (count - predictions) / (double) (later.predictions - predictions);
        return new Sample(
                between(nanos, later.nanos, share),
                count,
                between(streamNanos, later.streamNanos, share),
                between(processNanos, later.processNanos, share),
                Math.max(residentBytes, later.residentBytes));
    }

    private static long between(long from, long to, double share) {
        return from + Math.round(share * (to - from));
    }
}
