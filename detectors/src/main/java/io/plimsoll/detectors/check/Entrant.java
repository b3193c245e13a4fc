package io.plimsoll.detectors.check;

import java.util.List;

/**
 * A candidate whose case is judged.
 *
 * @param trial how it is compared with the version that acts
 * @param findings what the judge found of the candidate's own slice at this close, on all clocks
 */
public record Entrant(Trial trial, List<Finding> findings) {

    /** A copy of the findings is kept. */
    public Entrant {
        findings = List.copyOf(findings);
    }
}
