package io.plimsoll.detectors.check;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

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
 * @param labels φ of the distribution of labels
 */
public record DesignEffects(
        List<OptionalDouble> drift,
        List<OptionalDouble> mixes,
        List<Map<Fault, OptionalDouble>> rates,
        OptionalDouble errorRate,
        OptionalDouble labels) {

    /** Copies are kept. */
    public DesignEffects {
        drift = List.copyOf(drift);
        mixes = List.copyOf(mixes);
        rates = rates.stream().map(Map::copyOf).toList();
    }

    /** With an unknown φ of labels. */
    public DesignEffects(
            List<OptionalDouble> drift,
            List<OptionalDouble> mixes,
            List<Map<Fault, OptionalDouble>> rates,
            OptionalDouble errorRate) {
        this(drift, mixes, rates, errorRate, OptionalDouble.empty());
    }

    /** With an unknown φ of the share of wrong predictions, and of labels. */
    public DesignEffects(
            List<OptionalDouble> drift, List<OptionalDouble> mixes, List<Map<Fault, OptionalDouble>> rates) {
        this(drift, mixes, rates, OptionalDouble.empty(), OptionalDouble.empty());
    }

    /** φ of a target's distribution, empty where it is unknown. */
    public OptionalDouble of(Target.Distributed target) {
        if (target instanceof Target.Valued valued) {
            return drift.get(valued.subject());
        }
        if (target instanceof Target.Mix mix) {
            return mixes.get(mix.dimension());
        }
        return target instanceof Target.Labels ? labels : larger(errorRate, labels);
    }

    private static OptionalDouble larger(OptionalDouble one, OptionalDouble other) {
        return DoubleStream.concat(one.stream(), other.stream()).max();
    }

    /** φ of a fault's rate, empty where it is unknown. */
    public OptionalDouble of(Target.Valued target, Fault fault) {
        return rates.get(target.subject()).getOrDefault(fault, OptionalDouble.empty());
    }
}
