package io.plimsoll.detectors.change;

/**
 * Drift detection by McDiarmid's bound on exponentially weighted averages: the average at the point of its least upper
 * bound is compared with that of the values after it; a change where it rose by √(v/2·ln(1/a)), v the sum of both sums of
 * squared weights, a = {@value #CHANGE}, a warning at {@value #WARNING}. The newest value weighs {@value #NEWEST}.
 *
 * <p>Values in [0, 1].
 *
 * <p>Dialects: the sum of squared weights is 1 after the first value in {@link Dialect#MOA}, as the bound demands; {@link
 * Dialect#RIVER} begins one step later in its recursion, with less, and so tells some changes a value or two sooner.
 *
 * @see <a href="https://doi.org/10.1109/TKDE.2014.2345382">Frías-Blanco et al., Online and non-parametric drift detection methods based
 *     on Hoeffding's bounds (2015)</a>
 */
public final class HddmW implements ChangeDetector {
    private static final double WARNING = 0.005;
    private static final double CHANGE = 0.001;
    private static final double NEWEST = 0.05;

    private final Average all;
    private final Average before;
    private final Average after;
    private double leastBound;

    /** A fresh one. */
    public HddmW(Dialect dialect) {
        this.all = new Average(dialect);
        this.before = new Average(dialect);
        this.after = new Average(dialect);
        restart();
    }

    private void restart() {
        all.clear();
        before.clear();
        after.clear();
        leastBound = Double.POSITIVE_INFINITY;
    }

    @Override
    public ChangeState update(double value) {
        all.add(value);
        double bound = all.mean + StrictMath.sqrt(all.squaredWeights * StrictMath.log(1 / CHANGE) / 2);
        if (bound < leastBound) {
            leastBound = bound;
            before.copy(all);
            after.clear();
        } else {
            after.add(value);
        }
        ChangeState state = judge();
        if (state == ChangeState.CHANGE) {
            restart();
        }
        return state;
    }

    private ChangeState judge() {
        if (rises(CHANGE)) {
            return ChangeState.CHANGE;
        }
        return rises(WARNING) ? ChangeState.WARNING : ChangeState.STABLE;
    }

    private boolean rises(double level) {
        double weights = before.squaredWeights + after.squaredWeights;
        return !after.isEmpty && after.mean - before.mean > StrictMath.sqrt(weights * StrictMath.log(1 / level) / 2);
    }

    /** An exponentially weighted average. */
    private static final class Average {
        private final double firstSquaredWeights;
        private boolean isEmpty = true;
        private double mean;
        private double squaredWeights;

        Average(Dialect dialect) {
            this.firstSquaredWeights = dialect.isRiver() ? decayed(1) : 1;
        }

        void clear() {
            isEmpty = true;
        }

        void copy(Average other) {
            isEmpty = other.isEmpty;
            mean = other.mean;
            squaredWeights = other.squaredWeights;
        }

        void add(double value) {
            mean = isEmpty ? value : NEWEST * value + (1 - NEWEST) * mean;
            squaredWeights = isEmpty ? firstSquaredWeights : decayed(squaredWeights);
            isEmpty = false;
        }

        private static double decayed(double weights) {
            return NEWEST * NEWEST + (1 - NEWEST) * (1 - NEWEST) * weights;
        }
    }
}
