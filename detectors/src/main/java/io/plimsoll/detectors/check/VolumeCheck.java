package io.plimsoll.detectors.check;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The number of events against the median of the same weekday and hour of the last four weeks. A notice at most: traffic
 * has reasons of its own, and weekends must not page.
 *
 * @param low a smaller ratio is noticed
 * @param high a larger ratio is noticed
 */
public record VolumeCheck(double low, double high) implements Check {

    /** A half and the double. */
    public static final VolumeCheck STANDARD = new VolumeCheck(0.5, 2);

    private static final int FEWEST = 2;

    /**
     * @throws IllegalArgumentException if the bounds do not lie on both sides of 1
     */
    public VolumeCheck {
        if (!(low < 1 && high > 1)) {
            throw new IllegalArgumentException("volume bounds must lie around 1, not " + low + " and " + high);
        }
    }

    @Override
    public String name() {
        return "volume";
    }

    @Override
    public Family family() {
        return Family.VOLUME;
    }

    /**
     * The finding of a pane.
     *
     * @param events its events
     * @param comparable the events of the panes at the same weekday and hour of the last four weeks, in any order
     */
    public Finding judge(long events, long[] comparable) {
        OptionalDouble ratio = ratio(events, comparable);
        return new Finding(
                name(),
                family(),
                new Target.Traffic(),
                new Span.Run(1),
                Measure.of(ratio),
                Optional.empty(),
                events,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                verdict(ratio),
                false);
    }

    private Verdict verdict(OptionalDouble ratio) {
        if (ratio.isEmpty()) {
            return new Verdict.Insufficient("fewer than " + FEWEST + " comparable panes");
        }
        return ratio.getAsDouble() < low || ratio.getAsDouble() > high
                ? new Verdict.Alarm(Severity.NOTICE)
                : new Verdict.Ok();
    }

    private static OptionalDouble ratio(long events, long[] comparable) {
        double median = comparable.length < FEWEST ? 0 : median(comparable);
        return median == 0 ? OptionalDouble.empty() : OptionalDouble.of(events / median);
    }

    private static double median(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
    }
}
