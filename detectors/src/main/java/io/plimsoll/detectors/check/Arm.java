package io.plimsoll.detectors.check;

import io.plimsoll.detectors.tally.WindowTally;

/**
 * A version in a trial: what it did since the trial began, and nothing before. Both arms of a trial are counted over the same
 * panes.
 *
 * @param version its name
 * @param served everything that it answered
 * @param matured the panes whose labels had time to come, one by one in {@link OutcomeRun#strata()}
 */
public record Arm(String version, WindowTally served, OutcomeRun matured) {

    /** The span of a finding about everything that it answered, of panes without labels too. */
    Span.Version asServed() {
        return new Span.Version(matured.panes() + matured.ago());
    }
}
