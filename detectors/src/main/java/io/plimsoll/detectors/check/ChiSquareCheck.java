package io.plimsoll.detectors.check;

import io.plimsoll.detectors.statistic.ChiSquareTest;
import java.util.OptionalDouble;

/**
 * Pearson's χ² of the 2 × k table of counts; large samples make it large whatever the change.
 *
 * @param ladder from which distance on a change is how severe; nothing but notices unless a policy says so
 */
public record ChiSquareCheck(Ladder ladder) implements DriftCheck {

    @Override
    public String name() {
        return "chi2";
    }

    @Override
    public Measure measure(Comparison comparison) {
        return ChiSquareTest.of(comparison.told().reference(), comparison.told().current())
                .map(test -> Measure.of(OptionalDouble.of(test.statistic())))
                .orElse(Measure.UNDEFINED);
    }
}
