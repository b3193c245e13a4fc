package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.check.DuplicatesCheck;
import io.plimsoll.detectors.check.Family;
import io.plimsoll.detectors.check.Fault;
import io.plimsoll.detectors.check.Finding;
import io.plimsoll.detectors.check.Target;
import io.plimsoll.detectors.tally.Subject;
import java.util.Optional;

/**
 * What a request can be at fault in: a subject and what is wrong with its value, or that the request is repeated.
 *
 * @param check the check that asks about it
 * @param kind what the subject is
 * @param name the subject's name
 */
public record FaultPlace(String check, Target.Kind kind, String name) {

    /** A request that came before. */
    static final FaultPlace REPEATED = of(DuplicatesCheck.STANDARD.name(), new Target.Traffic());

    static FaultPlace of(Subject subject, Fault fault) {
        return new FaultPlace(
                fault.check(), Target.Kind.valueOf(subject.source().name()), subject.name());
    }

    /** What a finding is about, empty where that is no fault of single requests. */
    static Optional<FaultPlace> of(Finding finding) {
        return finding.family() == Family.INTEGRITY
                ? Optional.of(of(finding.check(), finding.target()))
                : Optional.empty();
    }

    private static FaultPlace of(String check, Target target) {
        return new FaultPlace(check, target.kind(), target.name());
    }
}
