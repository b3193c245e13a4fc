package io.plimsoll.detectors.check;

import io.plimsoll.detectors.statistic.LInfinity;

/**
 * The largest difference of any bin's share, in [0, 1].
 *
 * @param ladder from which distance on a change is how severe; nothing but notices unless a policy says so
 */
public record LInfinityCheck(Ladder ladder) implements DriftCheck {

    @Override
    public String name() {
        return "linf";
    }

    @Override
    public Measure measure(Comparison comparison) {
        return Measure.of(new LInfinity()
                .between(comparison.told().reference(), comparison.told().current()));
    }
}
