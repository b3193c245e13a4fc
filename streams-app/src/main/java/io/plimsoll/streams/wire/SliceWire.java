package io.plimsoll.streams.wire;

import io.plimsoll.schemas.MonitorPolicy;
import io.plimsoll.schemas.WireException;
import io.plimsoll.streams.monitor.Policy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** How a policy slices the traffic: segments, derived attributes, and the columns that they take. */
final class SliceWire {

    /** An intersection is named in reports like a feature, and so no longer than one, in bytes of UTF-8. */
    private static final int LONGEST_NAME = 200;

    private static final String JOINT = "|";

    private SliceWire() {}

    /**
     * Every slicing that the policy needs, each once: its segments, then the attributes of fairness, then the segments of
     * constraints.
     */
    static List<List<String>> slices(MonitorPolicy written) {
        List<List<String>> slices = new ArrayList<>(segments(written));
        Stream.concat(fairness(written), constrained(written))
                .filter(attributes -> slices.stream().noneMatch(known -> sameAttributes(known, attributes)))
                .forEach(slices::add);
        slices.forEach(SliceWire::requireShort);
        return slices;
    }

    /** The attributes in the order in which the policy slices by all of them. */
    static List<String> slicedBy(Collection<String> attributes, MonitorPolicy written) {
        return slices(written).stream()
                .filter(slice -> sameAttributes(slice, attributes))
                .findFirst()
                .orElseThrow();
    }

    /** An intersection is written with its attributes joined: {@code gender|age_band}. */
    private static Stream<List<String>> fairness(MonitorPolicy written) {
        return written.fairness() == null || written.fairness().attributes() == null
                ? Stream.of()
                : written.fairness().attributes().keySet().stream().map(SliceWire::intersection);
    }

    /** The attributes of an intersection that is written in one word. */
    static List<String> intersection(String name) {
        List<String> attributes = List.of(name.split("\\|", -1));
        if (attributes.stream().distinct().count() < attributes.size() || attributes.contains("")) {
            throw new WireException("fairness.attributes." + name, "must name each attribute once");
        }
        return attributes;
    }

    private static void requireShort(List<String> attributes) {
        if (joined(attributes).getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            throw new WireException("segments", "has an intersection of names over " + LONGEST_NAME + " bytes");
        }
    }

    private static Stream<List<String>> constrained(MonitorPolicy written) {
        return written.performance() == null || written.performance().constraints() == null
                ? Stream.of()
                : written.performance().constraints().stream()
                        .map(MonitorPolicy.PerformanceConstraint::segment)
                        .flatMap(segment -> segment == null || segment.isEmpty()
                                ? Stream.of()
                                : Stream.of(List.copyOf(segment.keySet())));
    }

    private static boolean sameAttributes(Collection<String> one, Collection<String> other) {
        return Set.copyOf(one).equals(Set.copyOf(other));
    }

    static String joined(List<String> names) {
        return String.join(JOINT, names);
    }

    private static List<List<String>> segments(MonitorPolicy written) {
        List<List<String>> segments = written.segments() == null
                ? List.of()
                : written.segments().stream()
                        .map(MonitorPolicy.Segment::attributes)
                        .toList();
        Set<List<String>> seen = new HashSet<>();
        segments.forEach(segment -> {
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
        slices(written).forEach(names::addAll);
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
