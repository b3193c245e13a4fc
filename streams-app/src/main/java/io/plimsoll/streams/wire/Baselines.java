package io.plimsoll.streams.wire;

import io.plimsoll.detectors.check.Reference;
import io.plimsoll.detectors.tally.LatencyCounts;
import io.plimsoll.detectors.tally.Layout;
import io.plimsoll.detectors.tally.WindowTally;
import io.plimsoll.schemas.ReferenceProfile;
import io.plimsoll.schemas.WireException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What a reference holds and a profile's fields have no room for, under the profile's open map {@code baselines}.
 *
 * <table>
 * <caption>The entries; each is left out where it says nothing</caption>
 * <tr><th>name</th><th>what</th></tr>
 * <tr><td>{@code mixPhis}</td><td>the design effect of each entry of {@code segments}, null if unknown</td></tr>
 * <tr><td>{@code latencyMicros}</td><td>pairs of a latency's bucket, in microseconds, and a count</td></tr>
 * <tr><td>{@code unbounded}</td><td>by subject how many values were infinite: in all traffic, then in every slice of
 * every entry of {@code segments}</td></tr>
 * </table>
 */
final class Baselines {

    private static final String PATH = "baselines.";
    private static final String MIX_PHIS = "mixPhis";
    private static final String LATENCY = "latencyMicros";
    private static final String UNBOUNDED = "unbounded";

    private final ReferenceProfile profile;

    Baselines(ReferenceProfile profile) {
        this.profile = profile;
    }

    static Map<String, Object> write(Reference reference) {
        Map<String, Object> baselines = new LinkedHashMap<>();
        List<@Nullable Double> phis = new ArrayList<>();
        reference.effects().mixes().forEach(phi -> phis.add(phi.isPresent() ? phi.getAsDouble() : null));
        putUnlessEmpty(baselines, MIX_PHIS, phis, phis.isEmpty());
        List<List<Long>> latencies = new ArrayList<>();
        reference.tally().latencies().forEach((micros, count) -> latencies.add(List.of(micros, count)));
        putUnlessEmpty(baselines, LATENCY, latencies, latencies.isEmpty());
        Map<String, List<Long>> unbounded = unbounded(reference.tally());
        putUnlessEmpty(baselines, UNBOUNDED, unbounded, unbounded.isEmpty());
        return baselines;
    }

    private static void putUnlessEmpty(Map<String, Object> baselines, String name, Object value, boolean isEmpty) {
        if (!isEmpty) {
            baselines.put(name, value);
        }
    }

    private static Map<String, List<Long>> unbounded(WindowTally tally) {
        Map<String, List<Long>> bySubject = new LinkedHashMap<>();
        Layout layout = tally.layout();
        for (int i = 0; i < layout.subjects().size(); i++) {
            if (tally.isNumeric(i) && tally.bins(i).unbounded() > 0) {
                bySubject.put(layout.subjects().get(i).name(), unbounded(tally, i));
            }
        }
        return bySubject;
    }

    private static List<Long> unbounded(WindowTally tally, int subject) {
        List<Long> counts = new ArrayList<>();
        counts.add(tally.bins(subject).unbounded());
        for (int d = 0; d < tally.layout().dimensions().size(); d++) {
            for (int v = 0; v < tally.layout().dimensions().get(d).values().size(); v++) {
                counts.add(tally.unbounded(subject, d, v));
            }
        }
        return counts;
    }

    /** The design effect of each dimension's mix. */
    List<OptionalDouble> mixPhis() {
        Object written = profile.baselines().getOrDefault(MIX_PHIS, new ArrayList<>());
        List<?> phis = list(MIX_PHIS, written, profile.segments().size());
        List<OptionalDouble> read = new ArrayList<>();
        for (Object phi : phis) {
            read.add(phi == null ? OptionalDouble.empty() : OptionalDouble.of(phi(phi)));
        }
        return read;
    }

    private static double phi(Object written) {
        double phi = number(MIX_PHIS, written).doubleValue();
        if (!(phi >= 1 && Double.isFinite(phi))) {
            throw new WireException(PATH + MIX_PHIS, "holds a design effect under 1");
        }
        return phi;
    }

    /** Adds the latencies. */
    void addTo(LatencyCounts latencies) {
        if (profile.baselines().get(LATENCY) instanceof List<?> pairs) {
            for (Object pair : pairs) {
                long[] bucket = counts(LATENCY, pair, 2);
                Problem.in(PATH + LATENCY, () -> latencies.record(bucket[0], bucket[1]));
            }
        }
    }

    /** How many values of a subject were infinite: in all traffic, then slice by slice. */
    long[] unbounded(String subject) {
        int slices =
                1 + profile.segments().stream().mapToInt(s -> s.levels().size()).sum();
        Object written = profile.baselines().get(UNBOUNDED) instanceof Map<?, ?> map ? map.get(subject) : null;
        return written == null ? new long[slices] : counts(UNBOUNDED, written, slices);
    }

    private static long[] counts(String name, @Nullable Object written, int size) {
        long[] counts = list(name, written, size).stream()
                .mapToLong(count -> number(name, count).longValue())
                .toArray();
        if (Arrays.stream(counts).anyMatch(count -> count < 0)) {
            throw new WireException(PATH + name, "holds a count that is negative");
        }
        return counts;
    }

    private static List<?> list(String name, @Nullable Object written, int size) {
        if (written instanceof List<?> list && list.size() == size) {
            return list;
        }
        throw new WireException(PATH + name, "must hold a list of " + size);
    }

    private static Number number(String name, @Nullable Object written) {
        if (written instanceof Number number) {
            return number;
        }
        throw new WireException(PATH + name, "must hold numbers");
    }
}
