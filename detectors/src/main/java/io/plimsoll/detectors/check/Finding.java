package io.plimsoll.detectors.check;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a check found of a target over a run of panes, with everything that it was decided from.
 *
 * @param check the check's name
 * @param family the check's family
 * @param target what it is about
 * @param span how much of the version's life it is about
 * @param measure how large the change is
 * @param compared what the severity was decided from, empty without evidence
 * @param n the number of values in the run
 * @param logE the natural logarithm of the evidence that something changed, empty where the check has none
 * @param phi the design effect, empty where it is unknown
 * @param verdict the answer
 * @param speaks whether the run's last pane itself adds to the evidence: only such a finding raises or keeps an alarm
 */
public record Finding(
        String check,
        Family family,
        Target target,
        Span span,
        Measure measure,
        Optional<Compared> compared,
        long n,
        OptionalDouble logE,
        OptionalDouble phi,
        Verdict verdict,
        boolean speaks) {

    /** The number of panes that it is about. */
    public int panes() {
        return span.panes();
    }

    /** The severity, empty without an alarm. */
    public Optional<Severity> severity() {
        return verdict instanceof Verdict.Alarm alarm ? Optional.of(alarm.severity()) : Optional.empty();
    }
}
