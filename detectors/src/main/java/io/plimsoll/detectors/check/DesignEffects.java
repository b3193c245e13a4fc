package io.plimsoll.detectors.check;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The design effects φ of a reference: by how much its panes differ from each other more than independent draws would.
 *
 * <p>Hours and days differ, so plain evidence would alarm every day for not being the same every day. With φ an event
 * counts as 1/φ of an independent one.
 *
 * @param drift φ of each subject's distribution, in the layout's order; empty where the reference has too few panes
 * @param mixes φ of each dimension's mix, in the layout's order
 * @param rates φ of each subject's faults, in the layout's order
 * @param errorRate φ of the share of wrong predictions
 */
public record DesignEffects(
        List<OptionalDouble> drift,
        List<OptionalDouble> mixes,
        List<Map<Fault, OptionalDouble>> rates,
        OptionalDouble errorRate) {

    /** Copies are kept. */
    public DesignEffects {
        drift = List.copyOf(drift);
        mixes = List.copyOf(mixes);
        rates = rates.stream().map(Map::copyOf).toList();
    }

    /** With an unknown φ of the share of wrong predictions. */
    public DesignEffects(
            List<OptionalDouble> drift, List<OptionalDouble> mixes, List<Map<Fault, OptionalDouble>> rates) {
        this(drift, mixes, rates, OptionalDouble.empty());
    }

    /** φ of a target's distribution, empty where it is unknown. */
    public OptionalDouble of(Target.Distributed target) {
        return target instanceof Target.Mix mix
                ? mixes.get(mix.dimension())
                : drift.get(((Target.Valued) target).subject());
    }

    /** φ of a fault's rate, empty where it is unknown. */
    public OptionalDouble of(Target.Valued target, Fault fault) {
        return rates.get(target.subject()).getOrDefault(fault, OptionalDouble.empty());
    }
}
