package io.plimsoll.detectors.check;

import io.plimsoll.detectors.statistic.Hellinger;

/**
 * The Hellinger distance, in [0, 1].
 *
 * @param ladder from which distance on a change is how severe; nothing but notices unless a policy says so
 */
public record HellingerCheck(Ladder ladder) implements DriftCheck {

    @Override
    public String name() {
        return "hellinger";
    }

    @Override
    public Measure measure(Comparison comparison) {
        return Measure.of(new Hellinger()
                .between(comparison.told().reference(), comparison.told().current()));
    }
}
