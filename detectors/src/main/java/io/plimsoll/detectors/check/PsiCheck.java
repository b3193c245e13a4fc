package io.plimsoll.detectors.check;

import io.plimsoll.detectors.statistic.CountPair;
import io.plimsoll.detectors.statistic.NoiseLaw;
import io.plimsoll.detectors.statistic.Psi;
import java.util.OptionalDouble;

/**
 * The population stability index, the check that alarms unless a policy says otherwise.
 *
 * <p>Its value is told in deciles, as everywhere else. It is judged in evidence bins, in which an atom that begins to move
 * is seen, and without the noise that a sample of this size has on average.
 *
 * @param ladder a warning is decided on the corrected index, errors and critical alarms on its lower bound
 * @param smoothing what stands for an empty bin in the value that is told
 */
public record PsiCheck(Ladder ladder, Smoothing smoothing) implements DriftCheck {

    /** 0.05 (a move by 0.22 standard deviations), and the 0.10 and 0.25 that the field is used to. */
    public static final PsiCheck STANDARD = new PsiCheck(new Ladder(0.05, 0.10, 0.25), Smoothing.LAPLACE);

    /** What stands for an empty bin. */
    public enum Smoothing {
        /** Half a count in every bin. */
        LAPLACE,
        /** A share of 1e-4, to compare with tools that do so. */
        FLOOR1E4
    }

    @Override
    public String name() {
        return "psi";
    }

    @Override
    public Measure measure(Comparison comparison) {
        CountPair pair = comparison.pair();
        if (pair.hasEmptySide()) {
            return Measure.UNDEFINED;
        }
        double psi = Psi.LAPLACE.of(pair);
        NoiseLaw noise = NoiseLaw.of(pair, comparison.designEffect());
        return new Measure(
                told(comparison),
                OptionalDouble.of(noise.corrected(psi)),
                OptionalDouble.of(noise.lower(psi)),
                OptionalDouble.of(noise.upper(psi)),
                OptionalDouble.of(new Detectability(ladder.alarms() ? ladder : STANDARD.ladder()).least(comparison)));
    }

    private OptionalDouble told(Comparison comparison) {
        long[] reference = comparison.told().reference();
        long[] current = comparison.told().current();
        if (smoothing == Smoothing.FLOOR1E4) {
            return Psi.FLOORED.between(reference, current);
        }
        return comparison.fine().isPresent()
                ? Psi.LAPLACE.between(reference, current)
                : Psi.LAPLACE_OCCUPIED.between(reference, current);
    }
}
