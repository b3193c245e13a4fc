package io.plimsoll.detectors.change;

/**
 * The drift detection method: with p the error rate since the start and s = √(p(1−p)/n), a change where p + s exceeds its
 * least value so far by more than {@value #CHANGE} of the s at that point, a warning from {@value #WARNING}.
 *
 * <p>Values: 1 for an error, 0 for none. Where the least s is 0, after only right answers, the first error is a change.
 * Every look is a chance of a false alarm: it holds no level over time.
 *
 * <p>Dialects: {@link Dialect#RIVER} begins everything after 30 values; {@link Dialect#MOA} looks for the least value from
 * the 29th, may warn at it, and may find a change from the 30th.
 *
 * @see <a href="https://doi.org/10.1007/978-3-540-28645-5_29">Gama, Medas, Castillo and Rodrigues, Learning with drift detection
 *     (2004)</a>
 */
public final class Ddm implements ChangeDetector {
    private static final double WARNING = 2;
    private static final double CHANGE = 3;
    private static final long WARM_START = 30;

    private final Dialect dialect;
    private ChangeState state = ChangeState.STABLE;
    private long values;
    private double rate;
    private double leastRate;
    private double leastDeviation;

    /** A fresh one. */
    public Ddm(Dialect dialect) {
        this.dialect = dialect;
        restart();
    }

    private void restart() {
        values = 0;
        rate = 0;
        leastRate = Double.POSITIVE_INFINITY;
        leastDeviation = Double.POSITIVE_INFINITY;
    }

    @Override
    public ChangeState update(double value) {
        if (state == ChangeState.CHANGE) {
            restart();
        }
        values++;
        rate += (value - rate) / values;
        double deviation = StrictMath.sqrt(rate * (1 - rate) / values);
        state = isWarm() ? judge(deviation) : ChangeState.STABLE;
        return state;
    }

    private boolean isWarm() {
        return dialect.isRiver() ? values > WARM_START : values >= WARM_START - 1;
    }

    private ChangeState judge(double deviation) {
        double level = rate + deviation;
        if (level <= leastRate + leastDeviation) {
            leastRate = rate;
            leastDeviation = deviation;
        }
        if (level > leastRate + CHANGE * leastDeviation && values >= WARM_START) {
            return ChangeState.CHANGE;
        }
        return level > leastRate + WARNING * leastDeviation ? ChangeState.WARNING : ChangeState.STABLE;
    }
}
