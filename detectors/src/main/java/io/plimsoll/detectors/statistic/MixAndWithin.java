package io.plimsoll.detectors.statistic;

/**
 * Splits the change of a rate into what each part of the traffic has to do with it.
 *
 * <p>With {@code w} a part's share of the cases, {@code m} its own rate, {@code M} the rate of all, index 0 before and 1
 * after, a bar for the mean of the two:
 *
 * <pre>
 *   mix    = (w1 − w0) · (m̄ − M̄)      the part has another share of the cases than before
 *   within = w̄ · (m1 − m0)             the part itself changed
 *   M1 − M0 = Σ (mix + within)         exactly, over all parts
 * </pre>
 *
 * <p>The symmetric form of the shift-share decomposition has no interaction term left over and does not depend on which
 * of the two is called before. {@code M̄} may be any constant, for the {@code w1 − w0} add up to 0; with the mean a part that is
 * like the whole contributes nothing by being there more often. A part without cases on one side has the other side's
 * rate there: then all it contributes is mix. Kitagawa, E. M. (1955), Components of a difference between two rates, J. Am.
 * Stat. Assoc. 50(272), 1168–1194, <a href="https://doi.org/10.1080/01621459.1955.10501299">doi</a>.
 */
public final class MixAndWithin {

    private final double[] mix;
    private final double[] within;
    private final double change;

    private MixAndWithin(double[] mix, double[] within, double change) {
        this.mix = mix;
        this.within = within;
        this.change = change;
    }

    /**
     * Of counts by part; the parts make up the whole.
     *
     * @param hits0 hits before
     * @param cases0 cases before, at least one in all
     * @param hits1 hits after
     * @param cases1 cases after, at least one in all
     * @throws IllegalArgumentException if the lengths differ or a side has no cases
     */
    public static MixAndWithin of(double[] hits0, double[] cases0, double[] hits1, double[] cases1) {
        int parts = hits0.length;
        if (cases0.length != parts || hits1.length != parts || cases1.length != parts) {
            throw new IllegalArgumentException("parts differ in number");
        }
        double before = rate(sum(hits0), sum(cases0));
        double after = rate(sum(hits1), sum(cases1));
        double[] mix = new double[parts];
        double[] within = new double[parts];
        for (int i = 0; i < parts; i++) {
            double share0 = rate(cases0[i], sum(cases0));
            double share1 = rate(cases1[i], sum(cases1));
            double rate0 = cases0[i] > 0 ? rate(hits0[i], cases0[i]) : rateOrZero(hits1[i], cases1[i]);
            double rate1 = cases1[i] > 0 ? rate(hits1[i], cases1[i]) : rate0;
            mix[i] = (share1 - share0) * ((rate0 + rate1) / 2 - (before + after) / 2);
            within[i] = (share0 + share1) / 2 * (rate1 - rate0);
        }
        return new MixAndWithin(mix, within, after - before);
    }

    private static double sum(double[] counts) {
        double sum = 0;
        for (double count : counts) {
            sum += count;
        }
        return sum;
    }

    private static double rate(double hits, double cases) {
        if (cases <= 0) {
            throw new IllegalArgumentException("no cases");
        }
        return hits / cases;
    }

    private static double rateOrZero(double hits, double cases) {
        return cases > 0 ? rate(hits, cases) : 0;
    }

    /** What a part contributes by having another share of the cases. */
    public double mix(int part) {
        return mix[part];
    }

    /** What a part contributes by its own change. */
    public double within(int part) {
        return within[part];
    }

    /** What a part contributes. */
    public double of(int part) {
        return mix[part] + within[part];
    }

    /** The change of the whole. */
    public double change() {
        return change;
    }
}
