package io.plimsoll.detectors.statistic;

import java.util.OptionalDouble;
import org.apache.commons.math3.special.Beta;

/**
 * McNemar's test of paired decisions: b pairs in which only the first was right, c in which only the second was.
 *
 * <p>When neither is better b is binomial with b + c trials of ½. Undefined parts are empty where b + c = 0.
 *
 * @param b discordant pairs of one kind, at least 0
 * @param c discordant pairs of the other kind, at least 0
 * @see <a href="https://doi.org/10.1007/BF02295996">McNemar, Note on the sampling error of the difference between
 *     correlated proportions or percentages (1947)</a>
 */
public record McNemar(long b, long c) {

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if one is negative
     */
    public McNemar {
        if (b < 0 || c < 0) {
            throw new IllegalArgumentException("discordant pairs: " + b + ", " + c);
        }
    }

    /** Two-sided exact p-value, min(1, 2 P(X ≤ min(b, c))) with X binomial; 1 where there is no discordant pair. */
    public double exactP() {
        long smaller = StrictMath.min(b, c);
        return b == c ? 1 : StrictMath.min(1, 2 * Beta.regularizedBeta(0.5, (double) (b + c - smaller), smaller + 1.0));
    }

    /** (|b − c| − 1)²/(b + c), with Edwards' continuity correction. */
    public OptionalDouble correctedStatistic() {
        if (b + c == 0) {
            return OptionalDouble.empty();
        }
        double distance = StrictMath.abs(b - c) - 1.0;
        return OptionalDouble.of(distance * distance / (b + c));
    }

    /** P(χ²(1) ≥ {@link #correctedStatistic()}). */
    public OptionalDouble correctedP() {
        OptionalDouble statistic = correctedStatistic();
        return statistic.isPresent()
                ? OptionalDouble.of(new CentralChiSquare(1).survival(statistic.getAsDouble()))
                : statistic;
    }
}
