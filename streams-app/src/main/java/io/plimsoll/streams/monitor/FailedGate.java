package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.check.Family;
import io.plimsoll.detectors.check.Finding;
import io.plimsoll.detectors.check.Severity;
import io.plimsoll.detectors.check.Span;
import io.plimsoll.detectors.check.Target;
import java.util.Set;

/**
 * A gate that a version fails, for certain.
 *
 * <p>It is passed again only when it was not failed for as many closes in a row as end an alert, of those closes that saw the
 * version.
 *
 * @param key names it
 * @param since the pane at whose close it was first known
 * @param last the pane whose close brought the finding
 * @param quiet for how many closes in a row it was not failed
 * @param finding what was found last
 */
public record FailedGate(AlertKey key, long since, long last, int quiet, Finding finding) {

    /** What a version may be taken out of service for; data that moved are no fault of it. */
    private static final Set<Family> AT_FAULT = Set.of(Family.PERFORMANCE, Family.FAIRNESS, Family.INTEGRITY);

    /** Whether a version is at fault for what is found, so that it must go; not for events that were published twice. */
    static boolean isFault(Finding finding) {
        return AT_FAULT.contains(finding.family())
                && !(finding.target() instanceof Target.Traffic)
                && finding.severity()
                        .filter(severity -> severity.atLeast(Severity.ERROR))
                        .isPresent();
    }

    /**
     * Whether a finding fails a gate: it is proven of the version's whole life; or of a run, where no incident waits to see
     * whether that lasts.
     *
     * @param role in which the version answered
     */
    static boolean fails(Finding finding, Role role) {
        boolean proven = finding.span() instanceof Span.Version;
        return isFault(finding) && (proven || (role != Role.CHAMPION && finding.speaks()));
    }

    FailedGate again(long pane, Finding newest) {
        return new FailedGate(key, since, pane, 0, newest);
    }

    FailedGate quietly() {
        return new FailedGate(key, since, last, quiet + 1, finding);
    }

    Cause cause() {
        return new Cause(key, since, last, finding);
    }
}
