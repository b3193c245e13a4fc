package io.plimsoll.detectors.change;

/**
 * Page's cumulative sum with an unknown mean: g ← {@value #FORGETTING}·g + (x − x̄ − δ), x̄ the mean so far, δ = {@value
 * #TOLERANCE}; a change where g exceeds the threshold, from the 29th value on. Knows rises only and no warnings.
 *
 * <p>Values of any scale; the threshold is in their unit.
 *
 * <p>Dialects: in {@link Dialect#RIVER} g never falls under 0, and reaching the threshold is enough; in {@link Dialect#MOA} it may,
 * so that a rise after a long quiet time is told later.
 *
 * @see <a href="https://doi.org/10.1093/biomet/41.1-2.100">Page, Continuous inspection schemes (1954)</a>
 * @see <a href="https://doi.org/10.1093/biomet/58.3.509">Hinkley, Inference about the change-point from cumulative sum tests (1971)</a>
 */
public final class PageHinkley implements ChangeDetector {
    /** Of both libraries. */
    public static final double DEFAULT_THRESHOLD = 50;

    private static final double TOLERANCE = 0.005;
    private static final double FORGETTING = 0.9999;
    private static final long WARM_START = 29;

    private final Dialect dialect;
    private final double threshold;
    private ChangeState state = ChangeState.STABLE;
    private long values;
    private double mean;
    private double sum;

    /**
     * A fresh one.
     *
     * @param threshold positive, in the unit of the values
     * @throws IllegalArgumentException if it is not positive
     */
    public PageHinkley(Dialect dialect, double threshold) {
        if (!(threshold > 0)) {
            throw new IllegalArgumentException("threshold: " + threshold);
        }
        this.dialect = dialect;
        this.threshold = threshold;
        restart();
    }

    private void restart() {
        values = 0;
        mean = 0;
        sum = 0;
    }

    @Override
    public ChangeState update(double value) {
        if (state == ChangeState.CHANGE) {
            restart();
        }
        values++;
        mean += (value - mean) / values;
        sum = FORGETTING * sum + (value - mean - TOLERANCE);
        sum = dialect.isRiver() ? StrictMath.max(0, sum) : sum;
        state = values >= WARM_START && isOver() ? ChangeState.CHANGE : ChangeState.STABLE;
        return state;
    }

    private boolean isOver() {
        return dialect.isRiver() ? sum >= threshold : sum > threshold;
    }
}
