package io.plimsoll.detectors.check;

import io.plimsoll.detectors.statistic.CountPair;
import io.plimsoll.detectors.statistic.NoiseLaw;
import java.util.Locale;

/**
 * Whether silence means anything: the least move of the population stability index that these counts would show as a
 * warning with power 0.8, against the move that is an error.
 *
 * <p>The evidence is the same for every distance of a target, so this is decided on the index alone.
 *
 * @param ladder the ladder of the index
 */
record Detectability(Ladder ladder) {

    /** By the policy's ladder of the index, or the standard one where the policy turned its alarms off. */
    static Detectability of(Iterable<DriftCheck> checks) {
        for (DriftCheck check : checks) {
            if (check instanceof PsiCheck psi && psi.ladder().alarms()) {
                return new Detectability(psi.ladder());
            }
        }
        return new Detectability(PsiCheck.STANDARD.ladder());
    }

    /** The least move that would be seen. */
    double least(NoiseLaw noise) {
        return noise.minimumDetectable(ladder.warning() + noise.expected());
    }

    /** OK where a move that is an error would have been seen. */
    Verdict verdict(Comparison comparison) {
        CountPair pair = CountPair.of(
                comparison.evidence().reference(), comparison.evidence().current());
        double least = least(NoiseLaw.of(pair, comparison.designEffect()));
        return least <= ladder.error()
                ? new Verdict.Ok()
                : new Verdict.Insufficient(String.format(
                        Locale.ROOT,
                        "%d values show a move of %.2f at the least, not one of %.2f",
                        pair.m(),
                        least,
                        ladder.error()));
    }
}
