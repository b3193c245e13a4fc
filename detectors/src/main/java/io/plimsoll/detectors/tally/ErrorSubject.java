package io.plimsoll.detectors.tally;

/**
 * How the errors of a model that predicts numbers are counted: e = prediction − label, from the labels of the reference.
 *
 * <p>What a metric needs of the errors is a sum, and sums of integers are exact in any order. So errors are measured in units
 * of about the reference's large errors, and labels in units of about their spread, and a label adds whole numbers of 2^−20
 * units (fourth powers: 2^−8) to the sums. An error beyond {@value #LARGEST} units counts as that many, so a sum holds eight
 * million cases however wrong they are.
 *
 * <pre>
 * cells  │ without label │ labelled │ large │ Σe │ Σ|e| │ Σe² │ Σe⁴ │ Σy │ Σy² │ bins of |e| … │ bins of e … │
 * </pre>
 *
 * @param sizes the grid of |e|; its evidence bins are counted
 * @param errors the grid of e; its evidence bins are counted
 * @param limit |e| above it is large: the reference's 90% quantile
 * @param unit of errors, a power of two
 * @param centre near which labels lie
 * @param labelUnit of labels, a power of two
 */
public record ErrorSubject(Grid sizes, Grid errors, double limit, double unit, double centre, double labelUnit) {

    /** Binary digits after the point of sums of errors, labels and their squares. */
    public static final int SCALE = 20;

    /** The same of sums of fourth powers. */
    public static final int SCALE_OF_FOURTH_POWERS = 8;

    /** Units beyond which an error or label counts as that many. */
    static final double LARGEST = 256;

    static final int UNLABELLED = 0;
    static final int LABELLED = 1;
    static final int LARGE = 2;
    static final int SIGNED = 3;
    static final int ABSOLUTE = 4;
    static final int SQUARES = 5;
    static final int FOURTH_POWERS = 6;
    static final int LABELS = 7;
    static final int SQUARED_LABELS = 8;
    static final int HEADER = 9;

    /**
     * @throws IllegalArgumentException if a unit is not positive, or a number not finite
     */
    public ErrorSubject {
        if (!(unit > 0 && labelUnit > 0) || !Double.isFinite(unit + labelUnit + centre) || !(limit >= 0)) {
            throw new IllegalArgumentException(
                    "errors are counted in positive units, not " + unit + " and " + labelUnit + ", limit " + limit);
        }
    }

    /** The number of cells. */
    int cells() {
        return HEADER + sizes.evidenceBins() + errors.evidenceBins();
    }

    /** Where the bins of e begin. */
    int firstOfErrors() {
        return HEADER + sizes.evidenceBins();
    }

    /** A prediction whose label is not known comes, or goes. */
    void countUnlabelled(long[] cells, int start, int sign) {
        cells[start + UNLABELLED] += sign;
    }

    /**
     * A labelled prediction comes, or goes; both are taken to 24 bits, as they are remembered until the label comes.
     *
     * @param start where the cells begin
     * @param sign 1 or −1
     */
    void count(long[] cells, int start, double prediction, double label, int sign) {
        double error = (double) (float) prediction - (float) label;
        double size = StrictMath.abs(error);
        double units = clipped(error / unit);
        double square = units * units;
        double labelUnits = clipped(((float) label - centre) / labelUnit);
        cells[start + LABELLED] += sign;
        cells[start + LARGE] += size > limit ? sign : 0;
        cells[start + SIGNED] += sign * fixed(units, SCALE);
        cells[start + ABSOLUTE] += sign * fixed(StrictMath.abs(units), SCALE);
        cells[start + SQUARES] += sign * fixed(square, SCALE);
        cells[start + FOURTH_POWERS] += sign * fixed(square * square, SCALE_OF_FOURTH_POWERS);
        cells[start + LABELS] += sign * fixed(labelUnits, SCALE);
        cells[start + SQUARED_LABELS] += sign * fixed(labelUnits * labelUnits, SCALE);
        cells[start + HEADER + sizes.evidenceBin(sizes.cell(size))] += sign;
        cells[start + firstOfErrors() + errors.evidenceBin(errors.cell(error))] += sign;
    }

    private static double clipped(double units) {
        return StrictMath.max(-LARGEST, StrictMath.min(LARGEST, units));
    }

    private static long fixed(double value, int scale) {
        return (long) StrictMath.rint(StrictMath.scalb(value, scale));
    }
}
