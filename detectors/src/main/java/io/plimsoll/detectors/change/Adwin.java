package io.plimsoll.detectors.change;

/**
 * Adaptive windowing: keeps the longest window whose halves do not differ, for any cut, and drops the oldest values when
 * they do.
 *
 * <p>A cut into n₀ older and n₁ newer of n values counts where the means differ by more than ε = √(2mv·ln(2 ln n/δ)) +
 * ⅔m·ln(2 ln n/δ), m = 1/(n₀ − 4) + 1/(n₁ − 4), v the variance of the window. The window is an exponential histogram of
 * O(log n) buckets, looked at every {@value #CLOCK} values. No warnings.
 *
 * <p>Values in [0, 1]: the second term of ε is absolute, so that on values near 0.003 nothing is ever found; scale by the
 * reference's range.
 *
 * <p>Dialects: {@link Dialect#MOA} tries every cut between buckets and keeps the newer part after a change, so that one
 * change is told several times while the window shrinks; {@link Dialect#RIVER} leaves out the cut after the newest bucket
 * of every row and starts afresh.
 *
 * @see <a href="https://doi.org/10.1137/1.9781611972771.42">Bifet and Gavaldà, Learning from time-changing data with adaptive
 *     windowing (2007)</a>
 */
public final class Adwin implements ChangeDetector {
    /** δ of both libraries. */
    public static final double DEFAULT_DELTA = 0.002;

    private static final int CLOCK = 32;
    private static final int GRACE = 10;
    private static final int SHORTEST = 5;

    private final Dialect dialect;
    private final double delta;
    private final boolean onlyRises;
    private ExponentialHistogram window = new ExponentialHistogram();
    private ChangeState state = ChangeState.STABLE;
    private int tick;

    /**
     * A fresh one that tells rises and falls.
     *
     * @param delta the confidence δ, in (0, 1)
     * @throws IllegalArgumentException if it is outside
     */
    public Adwin(Dialect dialect, double delta) {
        this(dialect, delta, false);
    }

    /**
     * A fresh one.
     *
     * @param delta the confidence δ, in (0, 1)
     * @param onlyRises whether falls shorten the window without being told, as in MOA's {@code ADWINChangeDetector}
     * @throws IllegalArgumentException if δ is outside
     */
    public Adwin(Dialect dialect, double delta, boolean onlyRises) {
        if (!(0 < delta && delta < 1)) {
            throw new IllegalArgumentException("delta: " + delta);
        }
        this.dialect = dialect;
        this.delta = delta;
        this.onlyRises = onlyRises;
    }

    @Override
    public ChangeState update(double value) {
        if (state == ChangeState.CHANGE && dialect.isRiver()) {
            window = new ExponentialHistogram();
            tick = 0;
        }
        double before = window.mean();
        window.add(value);
        tick = (tick + 1) % CLOCK;
        boolean isCut = tick == 0 && window.size() > GRACE && shrink();
        state = isCut && (!onlyRises || window.mean() > before) ? ChangeState.CHANGE : ChangeState.STABLE;
        return state;
    }

    /** The number of values in the window. */
    public long width() {
        return window.size();
    }

    private boolean shrink() {
        boolean isCut = false;
        while (hasCut()) {
            window.removeOldest();
            isCut = true;
        }
        return isCut;
    }

    private boolean hasCut() {
        double older = 0;
        double olderSum = 0;
        double term = StrictMath.log(2 * StrictMath.log((double) window.size()) / delta);
        for (int row = window.rows() - 1; row >= 0; row--) {
            int cuts = dialect.isRiver() ? window.buckets(row) - 1 : window.buckets(row);
            for (int bucket = 0; bucket < cuts; bucket++) {
                older += ExponentialHistogram.bucketSize(row);
                olderSum += window.sum(row, bucket);
                if (isCut(older, olderSum, term)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isCut(double older, double olderSum, double term) {
        double newer = window.size() - older;
        if (StrictMath.min(older, newer) < shortest()) {
            return false;
        }
        double difference = olderSum / older - (window.sum() - olderSum) / newer;
        double m = 1 / (older - SHORTEST + 1) + 1 / (newer - SHORTEST + 1);
        double epsilon = StrictMath.sqrt(2 * m * window.variance() * term) + 2.0 / 3 * term * m;
        return StrictMath.abs(difference) > epsilon;
    }

    private int shortest() {
        return dialect.isRiver() ? SHORTEST : SHORTEST + 2;
    }
}
