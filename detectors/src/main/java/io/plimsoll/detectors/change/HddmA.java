package io.plimsoll.detectors.change;

/**
 * Drift detection by Hoeffding's bound on averages: the start of the stream that has the least upper bound for its mean is
 * compared with the whole; a change where the mean rose by √(m/2·ln(2/a)), m = 1/n₀ − 1/n, a = {@value #CHANGE}, a warning
 * at {@value #WARNING}.
 *
 * <p>Values in [0, 1].
 *
 * <p>Dialects: {@link Dialect#RIVER} knows rises only. {@link Dialect#MOA} forgets all at a fall as well, without telling,
 * so that it finds the next rise sooner.
 *
 * @see <a href="https://doi.org/10.1109/TKDE.2014.2345382">Frías-Blanco et al., Online and non-parametric drift detection methods based
 *     on Hoeffding's bounds (2015)</a>
 */
public final class HddmA implements ChangeDetector {
    private static final double WARNING = 0.005;
    private static final double CHANGE = 0.001;

    private final Dialect dialect;
    private final Prefix all = new Prefix();
    private final Prefix lowest = new Prefix();
    private final Prefix highest = new Prefix();

    /** A fresh one. */
    public HddmA(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public ChangeState update(double value) {
        all.sum += value;
        all.values++;
        remember();
        ChangeState state = judge();
        boolean hasFallen = !dialect.isRiver() && all.differsFrom(highest, highest.mean() - all.mean(), CHANGE);
        if (state == ChangeState.CHANGE || hasFallen) {
            restart();
        }
        return state;
    }

    private void restart() {
        all.clear();
        lowest.clear();
        highest.clear();
    }

    private void remember() {
        if (lowest.values == 0 || lowest.mean() + lowest.bound() >= all.mean() + all.bound()) {
            lowest.copy(all);
        }
        if (highest.values == 0 || highest.mean() - highest.bound() <= all.mean() - all.bound()) {
            highest.copy(all);
        }
    }

    private ChangeState judge() {
        double rise = all.mean() - lowest.mean();
        if (all.differsFrom(lowest, rise, CHANGE)) {
            return ChangeState.CHANGE;
        }
        return all.differsFrom(lowest, rise, WARNING) ? ChangeState.WARNING : ChangeState.STABLE;
    }

    /** A part of the stream that begins where it does. */
    private static final class Prefix {
        private long values;
        private double sum;

        void clear() {
            values = 0;
            sum = 0;
        }

        void copy(Prefix other) {
            values = other.values;
            sum = other.sum;
        }

        double mean() {
            return sum / values;
        }

        /** Hoeffding's, of the mean. */
        double bound() {
            return StrictMath.sqrt(1.0 / (2 * values) * StrictMath.log(1 / CHANGE));
        }

        /** Whether the difference to a shorter part is more than chance. */
        boolean differsFrom(Prefix shorter, double difference, double level) {
            if (shorter.values == values || shorter.values == 0) {
                return false;
            }
            double m = (double) (values - shorter.values) / shorter.values * (1.0 / values);
            return difference >= StrictMath.sqrt(m / 2 * StrictMath.log(2 / level));
        }
    }
}
