package io.plimsoll.detectors.check;

/**
 * A distance between the reference's distribution of a target and a run's.
 *
 * <p>Whether the distribution changed is decided from the counts, the same for every distance. The distance says how much,
 * and the ladder how much is too much.
 */
public sealed interface DriftCheck extends Check
        permits PsiCheck,
                JensenShannonCheck,
                HellingerCheck,
                TotalVariationCheck,
                LInfinityCheck,
                ChiSquareCheck,
                KolmogorovSmirnovCheck,
                WassersteinCheck {

    /** From which distance on a change is how severe. */
    Ladder ladder();

    /** The distance; {@link Measure#UNDEFINED} where it is not defined for these counts. */
    Measure measure(Comparison comparison);

    @Override
    default Family family() {
        return Family.DRIFT;
    }
}
