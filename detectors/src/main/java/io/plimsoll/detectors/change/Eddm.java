package io.plimsoll.detectors.change;

/**
 * The early drift detection method: with m and s the mean and standard deviation of the distances between errors, a change
 * where m + 2s falls under {@value #CHANGE} of its greatest value so far, a warning under {@value #WARNING}, after 30
 * errors.
 *
 * <p>Values: 1 for an error, 0 for none. Made for gradual changes; on unchanging streams it cries often.
 *
 * <p>Dialects: {@link Dialect#MOA} divides the squares by the number of errors, begins with the 30th value and takes a
 * warning back at any error that is none; {@link Dialect#RIVER} divides by one less, begins after the 30th value, and a
 * new greatest value leaves a warning standing.
 *
 * <p>Source: Baena-García, del Campo-Ávila, Fidalgo, Bifet, Gavaldà and Morales-Bueno, Early drift detection method, Fourth
 * International Workshop on Knowledge Discovery from Data Streams (2006), which has no DOI.
 */
public final class Eddm implements ChangeDetector {
    private static final double WARNING = 0.95;
    private static final double CHANGE = 0.9;
    private static final long WARM_START = 30;

    private final Dialect dialect;
    private ChangeState state = ChangeState.STABLE;
    private long values;
    private long lastError;
    private long errors;
    private double mean;
    private double squares;
    private double greatest;

    /** A fresh one. */
    public Eddm(Dialect dialect) {
        this.dialect = dialect;
    }

    private void restart() {
        state = ChangeState.STABLE;
        values = 0;
        lastError = 0;
        errors = 0;
        mean = 0;
        squares = 0;
        greatest = 0;
    }

    @Override
    public ChangeState update(double value) {
        if (state == ChangeState.CHANGE) {
            restart();
        }
        values++;
        if (value == 1) {
            add((double) (values - lastError));
            lastError = values;
            judge();
        }
        return state;
    }

    private void add(double distance) {
        errors++;
        double before = mean;
        mean += (distance - mean) / errors;
        squares += (distance - mean) * (distance - before);
    }

    private void judge() {
        boolean isWarm = dialect.isRiver() ? values > WARM_START : values >= WARM_START;
        double level = mean + 2 * deviation();
        if (isWarm && level > greatest) {
            greatest = level;
            state = dialect.isRiver() ? state : ChangeState.STABLE;
        } else if (isWarm && errors > WARM_START) {
            state = compare(level / greatest);
        } else if (!dialect.isRiver()) {
            state = ChangeState.STABLE;
        }
    }

    private double deviation() {
        double divisor = dialect.isRiver() ? errors - 1 : errors;
        return divisor == 0 ? 0 : StrictMath.sqrt(squares / divisor);
    }

    private static ChangeState compare(double share) {
        if (share < CHANGE) {
            return ChangeState.CHANGE;
        }
        return share < WARNING ? ChangeState.WARNING : ChangeState.STABLE;
    }
}
