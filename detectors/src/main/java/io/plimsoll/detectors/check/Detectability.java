package io.plimsoll.detectors.check;

import io.plimsoll.detectors.statistic.CountPair;
import io.plimsoll.detectors.statistic.NoiseLaw;
import java.util.Locale;

/**
 * Whether silence means anything: the least move of the population stability index that these counts would show as a
 * warning with power 0.8, against the move that is an error.
 *
 * <p>A warning takes both gates, so it is the larger of two moves: the one that brings the corrected index over the ladder's
 * first rung, and the one that brings ln E over what this target needs alone. Of some hundred values it is the second by far.
 *
 * <p>The evidence is the same for every distance of a target, so this is decided on the index alone.
 *
 * @param ladder the ladder of the index
 */
record Detectability(Ladder ladder) {

    /**
     * What ln E falls short of the log-likelihood ratio of the move that happened, since evidence has to spread its stake:
     * the tilt next to it weighs ½ · 0.6/10, or ln 0.03 = −3.5, and lies a little aside. With 4 the power at the move named
     * is 0.75 to 0.85, simulated for moves of location and scale, 50 to 5,000 values and references of 10,000; with references
     * of 1,000 it is 0.6 to 1.
     */
    private static final double SPREAD_STAKE = 4;

    /** From here on hundredths may not be counted in whole numbers. */
    private static final double MOST_PLAIN = 1e9;

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
    double least(Comparison comparison) {
        CountPair pair = comparison.pair();
        NoiseLaw noise = NoiseLaw.of(pair, comparison.designEffect());
        return StrictMath.max(
                noise.minimumDetectable(ladder.warning() + noise.expected()),
                noise.minimumEvident(comparison.sufficientLogE() + SPREAD_STAKE));
    }

    /** OK where a move that is an error would have been seen. */
    Verdict verdict(Comparison comparison) {
        double least = least(comparison);
        return least <= ladder.error()
                ? new Verdict.Ok()
                : new Verdict.Insufficient(comparison.currentTotal() + " values show a move of " + hundredths(least)
                        + " at the least, not one of " + hundredths(ladder.error()));
    }

    /** With two decimals. Plain arithmetic: this is said of most features at most closes, and a formatter is slow. */
    private static String hundredths(double value) {
        if (!(value < MOST_PLAIN)) {
            return String.format(Locale.ROOT, "%.2f", value);
        }
        long rounded = Math.round(100 * value);
        long rest = rounded % 100;
        return rounded / 100 + (rest < 10 ? ".0" : ".") + rest;
    }
}
