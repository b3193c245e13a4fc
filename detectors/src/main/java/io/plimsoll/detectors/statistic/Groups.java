package io.plimsoll.detectors.statistic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The outcomes of the groups of one attribute, or of the intersections of several, in the order of their names.
 *
 * <p>Groups under a minimum are pooled: the pool is shown, but it is no group, so it neither fails, passes nor serves as
 * comparator. Which groups are in it is told.
 *
 * @param outcomes of the groups that are large enough, by name
 * @param pooled the names of the smaller ones, in order
 * @param pool the smaller ones together
 */
public record Groups(SortedMap<String, Outcomes> outcomes, List<String> pooled, Outcomes pool) {

    /** Copies the names and outcomes. */
    public Groups {
        outcomes = Collections.unmodifiableSortedMap(new TreeMap<>(outcomes));
        pooled = List.copyOf(pooled);
    }

    /**
     * All groups, whatever their size.
     *
     * @param outcomes by name
     */
    public static Groups of(Map<String, Outcomes> outcomes) {
        return of(outcomes, 0);
    }

    /**
     * The groups of at least a size; the others pooled.
     *
     * @param outcomes by name
     * @param minimum the fewest predictions, labelled or not, that are a group
     */
    public static Groups of(Map<String, Outcomes> outcomes, long minimum) {
        SortedMap<String, Outcomes> large = new TreeMap<>();
        List<String> small = new ArrayList<>();
        Outcomes pool = Outcomes.EMPTY;
        for (Map.Entry<String, Outcomes> group : new TreeMap<>(outcomes).entrySet()) {
            if (group.getValue().total() >= minimum) {
                large.put(group.getKey(), group.getValue());
            } else {
                small.add(group.getKey());
                pool = pool.plus(group.getValue());
            }
        }
        return new Groups(large, small, pool);
    }

    /** The same with the other class as the favourable one. */
    public Groups mirrored() {
        SortedMap<String, Outcomes> mirrored = new TreeMap<>();
        outcomes.forEach((name, group) -> mirrored.put(name, group.mirrored()));
        return new Groups(mirrored, pooled, pool.mirrored());
    }

    /** Everybody, pooled groups too. */
    public Outcomes everybody() {
        return outcomes.values().stream().reduce(pool, Outcomes::plus);
    }

    /** A rate by group, in the order of the names; of groups without anybody in its denominator too. */
    public SortedMap<String, Share> shares(OutcomeRate rate) {
        return outcomes.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, group -> rate.of(group.getValue()), Share::plus, TreeMap::new));
    }

    /** How far the values of a rate lie apart. */
    public Spread spread(OutcomeRate rate) {
        return Spread.of(outcomes, group -> rate.of(group).value());
    }

    /** How far the ratios fn/fp lie apart: treatment equality. */
    public Spread errorRatioSpread() {
        Function<Outcomes, Confusion> labelled = Outcomes::labelled;
        return Spread.of(outcomes, labelled.andThen(Confusion::errorRatio));
    }

    /**
     * A group against another.
     *
     * @return empty where one of them is missing or pooled
     */
    public Optional<GroupComparison> compare(String group, String reference) {
        return Optional.ofNullable(outcomes.get(group))
                .flatMap(one ->
                        Optional.ofNullable(outcomes.get(reference)).map(other -> new GroupComparison(one, other)));
    }
}
