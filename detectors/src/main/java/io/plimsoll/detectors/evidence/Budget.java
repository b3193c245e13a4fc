package io.plimsoll.detectors.evidence;

import java.time.Duration;

/**
 * How often a monitor may be wrong: the probability of a false alarm per period, shared by three families and spent
 * evenly over the starts of runs, one start a window.
 *
 * @param probability of any false alarm within a period, between 0 and 1
 * @param period positive
 */
public record Budget(double probability, Duration period) {
    /** 5% in 30 days. */
    public static final Budget DEFAULT = new Budget(0.05, Duration.ofDays(30));

    private static final double SIX_OVER_PI_SQUARED = 0.6079271018540267;

    /** Refuses what is no probability or no period. */
    public Budget {
        if (!(0 < probability && probability < 1)) {
            throw new IllegalArgumentException("a false-alarm probability lies between 0 and 1, not " + probability);
        }
        if (period.isZero() || period.isNegative()) {
            throw new IllegalArgumentException("a budget's period is positive, not " + period);
        }
    }

    /** Those who share the budget. */
    public enum Family {
        /** Distributions of features and scores. */
        DRIFT(0.6),
        /** Faults in the data. */
        INTEGRITY(0.2),
        /** Performance and fairness. */
        OUTCOME(0.2);

        private final double share;

        Family(double share) {
            this.share = share;
        }

        double share() {
            return share;
        }
    }

    /**
     * a = share × probability × window/period: the level of one start, for all lengths of its runs together. Never more
     * than the family's share of 1, however long the window.
     */
    public double perStart(Family family, Duration window) {
        double starts = seconds(window) / seconds(period);
        return StrictMath.min(family.share(), family.share() * probability * starts);
    }

    /**
     * The part of a level α that a span without end may spend in its j-th period: α 6/(π² j²), which adds up to α.
     *
     * @param ordinal j, from 1
     */
    public static double spentInPeriod(double alpha, int ordinal) {
        if (ordinal < 1) {
            throw new IllegalArgumentException("periods count from 1, not " + ordinal);
        }
        return alpha * SIX_OVER_PI_SQUARED / ((double) ordinal * ordinal);
    }

    private static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() * 1e-9;
    }
}
