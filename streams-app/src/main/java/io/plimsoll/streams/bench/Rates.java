package io.plimsoll.streams.bench;

/**
 * Predictions per second, over a part of a run.
 *
 * @param predictions how many were taken
 * @param perStreamCpuSecond per second of CPU of the stream thread
 * @param perProcessCpuSecond per second of CPU of the whole process
 * @param perSecond per second of the wall clock
 */
public record Rates(long predictions, long perStreamCpuSecond, long perProcessCpuSecond, long perSecond) {

    private static final double NANOS = 1e9;

    static Rates between(Sample from, Sample to) {
        long predictions = to.predictions() - from.predictions();
        return new Rates(
                predictions,
                perSecond(predictions, to.streamNanos() - from.streamNanos()),
                perSecond(predictions, to.processNanos() - from.processNanos()),
                perSecond(predictions, to.nanos() - from.nanos()));
    }

    private static long perSecond(long predictions, long nanos) {
        return Math.round(predictions * NANOS / Math.max(1, nanos));
    }
}
