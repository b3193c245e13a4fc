package io.plimsoll.detectors.check;

import io.plimsoll.detectors.statistic.JensenShannon;

/**
 * The Jensen-Shannon distance, base 2, in [0, 1].
 *
 * @param ladder from which distance on a change is how severe; nothing but notices unless a policy says so
 */
public record JensenShannonCheck(Ladder ladder) implements DriftCheck {

    @Override
    public String name() {
        return "js";
    }

    @Override
    public Measure measure(Comparison comparison) {
        return Measure.of(JensenShannon.DISTANCE.between(
                comparison.told().reference(), comparison.told().current()));
    }
}
