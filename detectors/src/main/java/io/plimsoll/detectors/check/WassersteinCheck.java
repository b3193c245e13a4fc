package io.plimsoll.detectors.check;

import io.plimsoll.detectors.statistic.BinMoments;
import io.plimsoll.detectors.statistic.Wasserstein;
import io.plimsoll.detectors.tally.BinCounts;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The Wasserstein-1 distance of a number in all traffic, in standard deviations of the reference, with the bound that its
 * fine grid allows. Not defined where a value is too large to be summed or the reference is constant.
 *
 * @param ladder from which distance on a change is how severe; nothing but notices unless a policy says so
 */
public record WassersteinCheck(Ladder ladder) implements DriftCheck {

    @Override
    public String name() {
        return "wasserstein";
    }

    @Override
    public Measure measure(Comparison comparison) {
        return comparison.fine().flatMap(WassersteinCheck::inSpreads).orElse(Measure.UNDEFINED);
    }

    private static Optional<Measure> inSpreads(Comparison.FinePair fine) {
        if (fine.spread().isEmpty() || fine.spread().getAsDouble() == 0) {
            return Optional.empty();
        }
        double spread = fine.spread().getAsDouble();
        return Wasserstein.between(
                        fine.reference().subject().grid().edges(), moments(fine.reference()), moments(fine.current()))
                .map(distance -> Measure.bounded(
                        OptionalDouble.of(distance.value() / spread),
                        OptionalDouble.of(distance.lower() / spread),
                        OptionalDouble.of(distance.upper() / spread)));
    }

    private static BinMoments moments(BinCounts counts) {
        return BinMoments.of(counts.counts(), counts.sums(), counts.subject().scale(), counts.unbounded());
    }
}
