package io.plimsoll.streams.wire;

import io.plimsoll.detectors.check.DesignEffects;
import io.plimsoll.detectors.check.Fault;
import io.plimsoll.schemas.ErrorProfile;
import io.plimsoll.schemas.OutcomeProfile;
import io.plimsoll.schemas.ReferenceProfile;
import io.plimsoll.schemas.SubjectProfile;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The design effects of a profile. */
final class DesignEffectsWire {

    private static final SubjectProfile.FaultPhis UNKNOWN = new SubjectProfile.FaultPhis(null, null, null, null);

    private DesignEffectsWire() {}

    static DesignEffects read(List<ProfiledSubject> subjects, ReferenceProfile profile) {
        OutcomeProfile outcomes = profile.outcomes();
        ErrorProfile errors = profile.errors();
        return new DesignEffects(
                subjects.stream().map(subject -> phi(subject.profile().phi())).toList(),
                profile.segments().stream().map(segment -> phi(segment.phi())).toList(),
                subjects.stream()
                        .map(subject -> rates(subject.profile().ratePhis()))
                        .toList(),
                phi(outcomes != null ? outcomes.errorPhi() : errors == null ? null : errors.errorPhi()),
                phi(outcomes != null ? outcomes.labelPhi() : errors == null ? null : errors.labelPhi()));
    }

    private static Map<Fault, OptionalDouble> rates(SubjectProfile.@Nullable FaultPhis written) {
        SubjectProfile.FaultPhis phis = written == null ? UNKNOWN : written;
        return new EnumMap<>(Map.of(
                Fault.MISSING, phi(phis.missing()),
                Fault.WRONG_TYPE, phi(phis.wrongType()),
                Fault.OUT_OF_RANGE, phi(phis.outOfRange()),
                Fault.UNSEEN, phi(phis.unseen())));
    }

    private static OptionalDouble phi(@Nullable Double phi) {
        return phi == null ? OptionalDouble.empty() : OptionalDouble.of(phi);
    }
}
