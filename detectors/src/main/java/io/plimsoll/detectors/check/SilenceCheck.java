package io.plimsoll.detectors.check;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Nothing from a model that had traffic, for a set time on the wall clock. An error: whatever the model does now, nobody sees
 * it. The value is the length of the silence in hours.
 *
 * @param after how long nothing must have come
 */
public record SilenceCheck(Duration after) implements Check {

    /** Longer than a weekend, because weekends must not page. */
    public static final SilenceCheck STANDARD = new SilenceCheck(Duration.ofDays(3));

    private static final double MILLIS_PER_HOUR = 3_600_000;

    /**
     * @throws IllegalArgumentException if the time is not longer than nothing
     */
    public SilenceCheck {
        if (after.isNegative() || after.isZero()) {
            throw new IllegalArgumentException("silence must be longer than nothing, not " + after);
        }
    }

    @Override
    public String name() {
        return "silence";
    }

    @Override
    public Family family() {
        return Family.VOLUME;
    }

    /** Whether it is silence that nothing came for this long. */
    public boolean isSilence(Duration quiet) {
        return quiet.compareTo(after) >= 0;
    }

    /** The finding that nothing came for this long. */
    public Finding judge(Duration quiet) {
        double hours = quiet.toMillis() / MILLIS_PER_HOUR;
        double allowed = after.toMillis() / MILLIS_PER_HOUR;
        return new Finding(
                name(),
                family(),
                new Target.Traffic(),
                new Span.Run(1),
                Measure.of(OptionalDouble.of(hours)),
                Optional.of(new Compared("value", hours, allowed)),
                0,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                isSilence(quiet) ? new Verdict.Alarm(Severity.ERROR) : new Verdict.Ok(),
                isSilence(quiet));
    }
}
