package io.plimsoll.detectors.check;

import io.plimsoll.detectors.statistic.TotalVariation;

/**
 * The total variation distance, in [0, 1].
 *
 * @param ladder from which distance on a change is how severe; nothing but notices unless a policy says so
 */
public record TotalVariationCheck(Ladder ladder) implements DriftCheck {

    @Override
    public String name() {
        return "tv";
    }

    @Override
    public Measure measure(Comparison comparison) {
        return Measure.of(new TotalVariation()
                .between(comparison.told().reference(), comparison.told().current()));
    }
}
