package io.plimsoll.detectors.check;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * From which size on a change that is certain is how severe. A threshold of +∞ is never reached.
 *
 * <p>The corrected measure decides on a warning, the lower bound on an error and more: to wake somebody the change must be
 * large for certain.
 *
 * @param warning threshold of the corrected measure, or of the value where nothing is known of its noise
 * @param error threshold of the lower bound, or of the value
 * @param critical threshold of the lower bound, or of the value
 */
public record Ladder(double warning, double error, double critical) {

    /** Nothing but notices. */
    public static final Ladder NONE =
            new Ladder(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

    /**
     * @throws IllegalArgumentException if the thresholds are negative or not in increasing order
     */
    public Ladder {
        if (!(warning >= 0 && warning <= error && error <= critical)) {
            throw new IllegalArgumentException("thresholds must be in increasing order, not warning " + warning
                    + ", error " + error + ", critical " + critical);
        }
    }

    /** Whether any threshold can be reached. */
    public boolean alarms() {
        return warning < Double.POSITIVE_INFINITY;
    }

    /** Where a measured change stands. */
    public Step step(Measure measure) {
        Figure first = figure("corrected", measure.corrected(), measure);
        Figure certain = figure("lower", measure.lower(), measure);
        return List.of(
                        new Rung(Severity.CRITICAL, certain, critical),
                        new Rung(Severity.ERROR, certain, error),
                        new Rung(Severity.WARNING, first, warning))
                .stream()
                .filter(Rung::reached)
                .findFirst()
                .map(rung -> new Step(rung.severity(), Optional.of(rung.compared())))
                .orElseGet(() -> new Step(Severity.NOTICE, belowWarning(first)));
    }

    private Optional<Compared> belowWarning(Figure first) {
        return alarms() && first.value().isPresent()
                ? Optional.of(new Compared(first.name(), first.value().getAsDouble(), warning))
                : Optional.empty();
    }

    private static Figure figure(String name, OptionalDouble preferred, Measure measure) {
        return preferred.isPresent() ? new Figure(name, preferred) : new Figure("value", measure.value());
    }

    /**
     * Where a change stands.
     *
     * @param severity how severe it is
     * @param compared what was compared, empty where no threshold is set
     */
    public record Step(Severity severity, Optional<Compared> compared) {}

    private record Figure(String name, OptionalDouble value) {}

    private record Rung(Severity severity, Figure figure, double threshold) {

        boolean reached() {
            return figure.value().isPresent() && figure.value().getAsDouble() >= threshold;
        }

        Compared compared() {
            return new Compared(figure.name(), figure.value().orElseThrow(), threshold);
        }
    }
}
