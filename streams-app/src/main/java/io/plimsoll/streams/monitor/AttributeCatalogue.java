package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.tally.Dimension;
import io.plimsoll.detectors.tally.Levels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The attributes that some dimensions are made of, by name. */
final class AttributeCatalogue {

    private AttributeCatalogue() {}

    /**
     * The attributes of dimensions, each with the values that it has in them.
     *
     * @param dimensions how traffic is sliced
     * @param derivations how attributes are made from others
     */
    static Map<String, Attribute> of(List<Dimension> dimensions, Map<String, Policy.Derivation> derivations) {
        Map<String, Set<String>> values = new LinkedHashMap<>();
        for (Dimension dimension : dimensions) {
            for (int i = 0; i < dimension.attributes().size(); i++) {
                Set<String> known =
                        values.computeIfAbsent(dimension.attributes().get(i), n -> new LinkedHashSet<>());
                int place = i;
                dimension.values().forEach(slice -> known.add(slice.get(place)));
            }
        }
        Map<String, Attribute> attributes = new LinkedHashMap<>();
        values.forEach(
                (name, known) -> attributes.put(name, attribute(name, derivations.get(name), new ArrayList<>(known))));
        return attributes;
    }

    private static Attribute attribute(String name, Policy.@Nullable Derivation derivation, List<String> values) {
        if (derivation instanceof Policy.Derivation.Groups groups) {
            return grouped(groups);
        }
        if (derivation instanceof Policy.Derivation.Cuts cuts) {
            return banded(cuts);
        }
        return new Attribute.Plain(name, new Levels(values, false));
    }

    private static Attribute grouped(Policy.Derivation.Groups derivation) {
        List<String> members = new ArrayList<>();
        List<Integer> groupOf = new ArrayList<>();
        List<String> groups = new ArrayList<>(derivation.groups().keySet());
        derivation
                .groups()
                .forEach((group, levels) -> levels.forEach(level -> {
                    members.add(level);
                    groupOf.add(groups.indexOf(group));
                }));
        return new Attribute.Grouped(
                derivation.from(), new Levels(groups, false), new Levels(members, false), List.copyOf(groupOf));
    }

    private static Attribute banded(Policy.Derivation.Cuts derivation) {
        double[] cuts =
                derivation.cuts().stream().mapToDouble(Double::doubleValue).toArray();
        return new Attribute.Banded(derivation.from(), new Levels(labels(derivation.cuts()), false), cuts);
    }

    /** {@code <25}, {@code [25,60)}, {@code 60+}. */
    static List<String> labels(List<Double> cuts) {
        List<String> labels = new ArrayList<>();
        labels.add("<" + text(cuts.get(0)));
        for (int i = 1; i < cuts.size(); i++) {
            labels.add("[" + text(cuts.get(i - 1)) + "," + text(cuts.get(i)) + ")");
        }
        labels.add(text(cuts.get(cuts.size() - 1)) + "+");
        return labels;
    }

    private static String text(double cut) {
        return cut == Math.rint(cut) && Math.abs(cut) < 1e15 ? Long.toString((long) cut) : Double.toString(cut);
    }
}
