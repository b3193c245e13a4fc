package io.plimsoll.detectors.statistic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How far a value lies apart over groups: max − min and min/max, with who is where.
 *
 * <p>A group for which the value is undefined takes no part and is named. (Fairlearn puts 0 for it, and so a gap of 100%.)
 *
 * @param values by group, of those for which it is defined
 * @param undefined the names of the others, in order
 */
public record Spread(SortedMap<String, Double> values, List<String> undefined) {

    /** Copies. */
    public Spread {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        undefined = List.copyOf(undefined);
    }

    static Spread of(SortedMap<String, Outcomes> groups, Function<Outcomes, OptionalDouble> value) {
        SortedMap<String, Double> values = new TreeMap<>();
        List<String> undefined = new ArrayList<>();
        groups.forEach((name, group) ->
                value.apply(group).ifPresentOrElse(defined -> values.put(name, defined), () -> undefined.add(name)));
        return new Spread(values, undefined);
    }

    /** The group with the least value, the first by name of several; empty where none is defined. */
    public Optional<String> lowest() {
        return values.entrySet().stream().min(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }

    /** The group with the greatest value, the first by name of several; empty where none is defined. */
    public Optional<String> highest() {
        return values.entrySet().stream()
                .min(Map.Entry.<String, Double>comparingByValue().reversed())
                .map(Map.Entry::getKey);
    }

    /** max − min; empty for fewer than two groups: one alone is not equal to anybody. */
    public OptionalDouble difference() {
        return isComparable() ? OptionalDouble.of(max() - min()) : OptionalDouble.empty();
    }

    /** min/max; empty for fewer than two groups, or where all values are 0. */
    public OptionalDouble ratio() {
        return isComparable() && max() != 0 ? OptionalDouble.of(min() / max()) : OptionalDouble.empty();
    }

    private boolean isComparable() {
        return values.size() >= 2;
    }

    private double min() {
        return values.values().stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    private double max() {
        return values.values().stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }
}
