package io.plimsoll.streams.wire;

import io.plimsoll.detectors.check.Check;
import io.plimsoll.detectors.check.Checks;
import io.plimsoll.detectors.check.DriftCheck;
import io.plimsoll.detectors.check.DuplicatesCheck;
import io.plimsoll.detectors.check.IntegrityCheck;
import io.plimsoll.detectors.check.LatencyCheck;
import io.plimsoll.detectors.check.MissingCheck;
import io.plimsoll.detectors.check.RangeCheck;
import io.plimsoll.detectors.check.UnseenCheck;
import io.plimsoll.detectors.check.VolumeCheck;
import io.plimsoll.detectors.check.WrongTypeCheck;
import io.plimsoll.schemas.MonitorPolicy;
import io.plimsoll.schemas.WireException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The checks of a policy: every check of a family, each with the parameters that the policy sets.
 *
 * <p>Names and parameters are not listed here. The checks are the records that the sealed interface of their family
 * permits, see {@link CheckParameters}: a new one can be set by a policy as soon as it is permitted.
 */
final class ChecksWire {

    private static final double LATENCY_SHARE = 0.99;

    private ChecksWire() {}

    static Checks checks(MonitorPolicy written) {
        List<IntegrityCheck> integrity = family("integrity", IntegrityCheck.class, written.integrity());
        // A negative increase makes no ladder: said now, not at the first close.
        integrity.forEach(check -> Problem.in("integrity." + check.name(), check::ladder));
        return new Checks(
                family("drift", DriftCheck.class, written.drift()),
                only(MissingCheck.class, integrity),
                only(UnseenCheck.class, integrity),
                only(RangeCheck.class, integrity),
                only(WrongTypeCheck.class, integrity),
                only(DuplicatesCheck.class, integrity),
                latency(written.latency()),
                VolumeCheck.STANDARD,
                OutcomeChecksWire.checks(written));
    }

    private static <C extends Check> List<C> family(
            String path, Class<C> family, @Nullable Map<String, Map<String, Object>> written) {
        Map<String, Map<String, Object>> set = written == null ? Map.of() : written;
        List<C> standard = Arrays.stream(family.getPermittedSubclasses())
                .map(type -> family.cast(CheckParameters.standard(type)))
                .toList();
        set.keySet().forEach(name -> requireKnown(path, name, standard));
        return standard.stream()
                .map(check -> family.cast(CheckParameters.with(
                        (Record) check, path + "." + check.name(), set.getOrDefault(check.name(), Map.of()))))
                .toList();
    }

    /** The checks of a family that a policy names, and no others. */
    static <C extends Check> List<C> named(String path, Class<C> family, Map<String, Map<String, Object>> written) {
        return family(path, family, written).stream()
                .filter(check -> written.containsKey(check.name()))
                .toList();
    }

    private static void requireKnown(String path, String name, List<? extends Check> known) {
        if (known.stream().noneMatch(check -> check.name().equals(name))) {
            throw new WireException(
                    path + "." + name,
                    "is no check: known are " + known.stream().map(Check::name).collect(Collectors.joining(", ")));
        }
    }

    private static <C extends IntegrityCheck> C only(Class<C> type, List<IntegrityCheck> checks) {
        return checks.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    private static Optional<LatencyCheck> latency(MonitorPolicy.@Nullable Latency written) {
        if (written == null || written.objective() == null) {
            return Optional.empty();
        }
        Duration objective = written.objective().toDuration();
        double share = written.share() == null ? LATENCY_SHARE : written.share();
        return Optional.of(Problem.at(
                "latency", () -> new LatencyCheck(Math.multiplyExact(objective.toMillis(), 1000), share)));
    }
}
