package io.plimsoll.detectors.statistic;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The area under the receiver operating characteristic: the chance that a random positive scores above a random
 * negative, ties ½.
 *
 * <p>From scores it is exact. From counts by score bin the pairs that fall in the same bin are taken as ties; the true
 * area differs by at most half their share, {@link #binningError()}. The variance is DeLong's: with V₁₀ the share of
 * negatives below a positive and V₀₁ the share of positives above a negative (the <em>placements</em>), s²₁₀/P + s²₀₁/N
 * with divisors P − 1 and N − 1.
 *
 * @param value in [0, 1]
 * @param binningError 0 from scores; value ± it holds the area of the scores behind the bins
 * @param positives P, at least 1
 * @param negatives N, at least 1
 * @param variance of the value; empty where P or N is 1
 * @see <a href="https://doi.org/10.2307/2531595">DeLong, DeLong and Clarke-Pearson (1988)</a>
 */
public record Auc(double value, double binningError, long positives, long negatives, OptionalDouble variance) {

    /**
     * From scores.
     *
     * @param scores any order, no NaN
     * @param positive the labels, by the same index
     * @return empty where a class is missing
     */
    public static Optional<Auc> of(double[] scores, boolean[] positive) {
        ScoredCounts counts = ScoredCounts.byDistinctScore(scores, positive);
        return of(counts).map(Auc::exact);
    }

    /**
     * From counts by score bin.
     *
     * @return empty where a class is missing
     */
    public static Optional<Auc> of(ScoredCounts counts) {
        return counts.totalPositives() == 0 || counts.totalNegatives() == 0
                ? Optional.empty()
                : Optional.of(new Placements(counts).auc());
    }

    private Auc exact() {
        return new Auc(value, 0, positives, negatives, variance);
    }

    /**
     * value ± z·√variance, within [0, 1], for one look; empty without a variance.
     *
     * @param confidence two-sided, in (0, 1)
     */
    public Optional<Interval> interval(double confidence) {
        if (variance.isEmpty()) {
            return Optional.empty();
        }
        double half = Normal.critical(confidence) * StrictMath.sqrt(variance.getAsDouble());
        return Optional.of(new Interval(StrictMath.max(0, value - half), StrictMath.min(1, value + half)));
    }
}
