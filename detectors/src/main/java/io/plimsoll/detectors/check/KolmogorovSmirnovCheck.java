package io.plimsoll.detectors.check;

import io.plimsoll.detectors.statistic.BinnedDistance;
import io.plimsoll.detectors.statistic.KolmogorovSmirnov;
import java.util.OptionalDouble;

/**
 * The Kolmogorov-Smirnov distance of a number in all traffic, with the bound that its fine grid allows.
 *
 * @param ladder from which distance on a change is how severe; nothing but notices unless a policy says so
 */
public record KolmogorovSmirnovCheck(Ladder ladder) implements DriftCheck {

    @Override
    public String name() {
        return "ks";
    }

    @Override
    public Measure measure(Comparison comparison) {
        return comparison
                .fine()
                .flatMap(fine -> KolmogorovSmirnov.between(
                        fine.reference().counts(), fine.current().counts()))
                .map(KolmogorovSmirnovCheck::measure)
                .orElse(Measure.UNDEFINED);
    }

    private static Measure measure(BinnedDistance distance) {
        return Measure.bounded(
                OptionalDouble.of(distance.value()),
                OptionalDouble.of(distance.lower()),
                OptionalDouble.of(distance.upper()));
    }
}
