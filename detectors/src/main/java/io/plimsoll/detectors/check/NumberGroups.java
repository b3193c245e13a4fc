package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.ContrastEstimate;
import io.plimsoll.detectors.evidence.Estimate;
import io.plimsoll.detectors.evidence.IndependentContrast;
import io.plimsoll.detectors.evidence.Rate;
import io.plimsoll.detectors.evidence.SpreadEstimate;
import io.plimsoll.detectors.statistic.FairnessMetric;
import io.plimsoll.detectors.statistic.PerformanceMetric;
import io.plimsoll.detectors.statistic.StratifiedMeans;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far predicted numbers are off, or what scores promise, for the groups of an attribute, in the order of their names.
 *
 * <p>Groups under a minimum are pooled, as {@link io.plimsoll.detectors.statistic.Groups} says: shown, but no group.
 *
 * @param groups those that are large enough
 * @param pooled the names of the smaller ones
 * @param pool the smaller ones together, empty without any
 */
record NumberGroups(SortedMap<String, GroupTable> groups, List<String> pooled, Optional<GroupTable> pool) {

    /**
     * Of groups.
     *
     * @param tables by name
     * @param minimum the fewest predictions, labelled or not, that are a group
     */
    static NumberGroups of(Map<String, GroupTable> tables, long minimum) {
        SortedMap<String, GroupTable> large = new TreeMap<>();
        List<String> small = new ArrayList<>();
        Optional<GroupTable> pool = Optional.empty();
        for (Map.Entry<String, GroupTable> group : new TreeMap<>(tables).entrySet()) {
            if (group.getValue().predictions() >= minimum) {
                large.put(group.getKey(), group.getValue());
            } else {
                small.add(group.getKey());
                pool = Optional.of(pool.map(some -> some.plus(group.getValue())).orElse(group.getValue()));
            }
        }
        return new NumberGroups(large, small, pool);
    }

    /** Those of which a label is known. */
    List<String> labelled() {
        return groups.keySet().stream().filter(name -> cases(name) > 0).toList();
    }

    /** Those of which none is. */
    List<String> unlabelled() {
        return groups.keySet().stream().filter(name -> cases(name) == 0).toList();
    }

    /** How many labelled cases of a group there are. */
    long cases(String group) {
        return Optional.ofNullable(groups.get(group)).map(GroupTable::labelled).orElse(0L);
    }

    /** The labelled cases of all groups that are compared. */
    long cases() {
        return groups.values().stream().mapToLong(GroupTable::labelled).sum();
    }

    /** How far the groups with labels lie apart; empty of fewer than two. */
    Optional<Estimate> spread(FairnessMetric metric) {
        List<Estimate> parts = labelled().stream()
                .map(name -> estimate(metric.mean().orElseThrow(), table(name)))
                .toList();
        return parts.size() < 2 ? Optional.empty() : Optional.of(new SpreadEstimate(kind(metric), parts));
    }

    /** One against another: rates by a joint set, means by the corners of two intervals. */
    Estimate contrast(FairnessMetric metric, String group, String comparator) {
        PerformanceMetric compared = metric.mean().orElseThrow();
        Optional<Rate> one = table(group).rate(compared);
        Optional<Rate> other = table(comparator).rate(compared);
        return one.isPresent() && other.isPresent()
                ? new ContrastEstimate(kind(metric), one.get(), other.get())
                : new IndependentContrast(
                        kind(metric), estimate(compared, table(group)), estimate(compared, table(comparator)));
    }

    /** Two groups in one pane; one that is not there has no cases. */
    StratifiedMeans.Stratum stratum(FairnessMetric metric, String group, String comparator) {
        PerformanceMetric compared = metric.mean().orElseThrow();
        return new StratifiedMeans.Stratum(
                sum(compared, group), (double) cases(group), sum(compared, comparator), (double) cases(comparator));
    }

    private double sum(PerformanceMetric metric, String group) {
        return cases(group) == 0
                ? 0
                : cases(group) * estimate(metric, table(group)).value().orElse(0);
    }

    private GroupTable table(String group) {
        return Optional.ofNullable(groups.get(group)).orElseThrow();
    }

    private static Estimate estimate(PerformanceMetric metric, GroupTable table) {
        return table.estimate(metric, Optional.empty());
    }

    private static ContrastEstimate.Kind kind(FairnessMetric metric) {
        return metric.contrast() == FairnessMetric.Contrast.RATIO
                ? ContrastEstimate.Kind.RATIO
                : ContrastEstimate.Kind.DIFFERENCE;
    }
}
