package io.plimsoll.streams.wire;

import io.plimsoll.schemas.MonitorPolicy;
import io.plimsoll.schemas.WireException;
import io.plimsoll.streams.monitor.Policy;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How a policy slices the traffic: segments, derived attributes, and the columns that they take. */
final class SliceWire {

    /** An intersection is named in reports like a feature, and so no longer than one, in bytes of UTF-8. */
    private static final int LONGEST_NAME = 200;

    private SliceWire() {}

    static List<List<String>> segments(MonitorPolicy written) {
        List<List<String>> segments = written.segments() == null
                ? List.of()
                : written.segments().stream()
                        .map(MonitorPolicy.Segment::attributes)
                        .toList();
        Set<List<String>> seen = new HashSet<>();
        segments.forEach(segment -> {
            String joined = String.join("|", segment);
            if (joined.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
                throw new WireException("segments", "has an intersection of names over " + LONGEST_NAME + " bytes");
            }
            if (!seen.add(segment)) {
                throw new WireException("segments", "names " + String.join(" and ", segment) + " twice");
            }
        });
        return segments;
    }

    /** In the order written, also of the groups: their order is the order of their codes. */
    static Map<String, Policy.Derivation> derivations(MonitorPolicy written) {
        Map<String, Policy.Derivation> derivations = new LinkedHashMap<>();
        written(written).forEach((name, derivation) -> {
            requireColumn(name, derivation.from(), written(written).keySet());
            derivations.put(name, derivation(name, derivation));
        });
        return Collections.unmodifiableMap(derivations);
    }

    static Set<String> attributes(MonitorPolicy written) {
        Set<String> columns = new LinkedHashSet<>();
        sliced(written).forEach(name -> {
            MonitorPolicy.Derivation derivation = written(written).get(name);
            columns.add(derivation == null ? name : derivation.from());
        });
        if (written.features() != null) {
            columns.removeAll(written.features().keySet());
        }
        return Collections.unmodifiableSet(columns);
    }

    private static Set<String> sliced(MonitorPolicy written) {
        Set<String> names = new LinkedHashSet<>();
        segments(written).forEach(names::addAll);
        if (written.fairness() != null && written.fairness().attributes() != null) {
            names.addAll(written.fairness().attributes().keySet());
        }
        return names;
    }

    private static Map<String, MonitorPolicy.Derivation> written(MonitorPolicy written) {
        return written.derive() == null ? Map.of() : written.derive();
    }

    /** An attribute of the same name as what it is made from takes its place; one made from a third is not possible. */
    private static void requireColumn(String name, String from, Set<String> derived) {
        if (derived.contains(from) && !from.equals(name)) {
            throw new WireException(
                    "derive." + name + ".from",
                    "names " + from + ", which is derived itself: make it from the feature or attribute in the events");
        }
    }

    private static Policy.Derivation derivation(String name, MonitorPolicy.Derivation written) {
        if (written.cuts() != null) {
            return cuts(name, written.from(), written.cuts());
        }
        Map<String, List<String>> groups = written.groups() == null ? Map.of() : written.groups();
        Map<String, List<String>> copy = new LinkedHashMap<>();
        Set<String> levels = new HashSet<>();
        groups.forEach((group, members) -> {
            members.forEach(level -> requireOnce(levels.add(level), "derive." + name + ".groups." + group, level));
            copy.put(group, List.copyOf(members));
        });
        return new Policy.Derivation.Groups(written.from(), Collections.unmodifiableMap(copy));
    }

    private static Policy.Derivation cuts(String name, String from, List<Double> cuts) {
        if (cuts.isEmpty()) {
            throw new WireException("derive." + name + ".cuts", "must name a cut");
        }
        return new Policy.Derivation.Cuts(from, List.copyOf(cuts));
    }

    private static void requireOnce(boolean first, String path, String level) {
        if (!first) {
            throw new WireException(path, "holds " + level + ", which stands twice: a level belongs to one group");
        }
    }
}
