package io.plimsoll.detectors.check;

import java.util.List;
import java.util.Optional;

/**
 * Everything that a candidate's case was decided from.
 *
 * @param acting the version that acts
 * @param candidate the candidate
 * @param difference by how much the candidate is better by the policy's metric, below 0 if it is worse: value and interval
 *     over the whole trial, against −margin; on labels only, never on what stands in for them
 * @param guards whether the comparison can be trusted: the split of the traffic and the balance of the arms
 * @param gates what the candidate must pass beside
 * @param proxies what can be said while labels are missing; nothing is decided with it
 */
public record Assessment(
        String acting,
        String candidate,
        Finding difference,
        List<Finding> guards,
        List<Gate> gates,
        List<Finding> proxies) {

    /** Copies of the lists are kept. */
    public Assessment {
        guards = List.copyOf(guards);
        gates = List.copyOf(gates);
        proxies = List.copyOf(proxies);
    }

    /** The guard that broke, the first of several. */
    Optional<Finding> brokenGuard() {
        return guards.stream()
                .filter(guard -> guard.verdict() instanceof Verdict.Alarm)
                .findFirst();
    }

    /** The gates that are proven not to hold. */
    public List<Gate.Failed> failedGates() {
        return gates.stream()
                .filter(Gate.Failed.class::isInstance)
                .map(Gate.Failed.class::cast)
                .toList();
    }

    /** The gates that could not be judged. */
    public List<Gate.Insufficient> undecidedGates() {
        return gates.stream()
                .filter(Gate.Insufficient.class::isInstance)
                .map(Gate.Insufficient.class::cast)
                .toList();
    }
}
