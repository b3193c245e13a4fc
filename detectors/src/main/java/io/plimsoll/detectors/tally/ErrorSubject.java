package io.plimsoll.detectors.tally;

import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How the errors of a model that predicts numbers are counted: e = prediction − label, from the labels of the reference.
 *
 * <p>What a metric needs of the errors is a sum, and sums of integers are exact in any order. So errors are measured in units
 * of about the reference's large errors, and labels in units of about their spread, and a label adds whole numbers of 2^−20
 * units (cubes: 2^−16, fourth powers: 2^−8) to the sums. An error beyond {@value #LARGEST} units counts as that many, so a sum
 * holds eight million cases however wrong they are.
 *
 * <pre>
 * COARSE │ without label │ labelled │ large │ Σe │ Σ|e| │ Σe² │ Σe⁴ │ Σy │ Σy² │ bins of |e| … │ bins of e … │
 * FINE   │ the same nine sums │ Σy³ │ Σy⁴ │ Σe²y │ Σe²y² │ cells of |e| … │ cells of e … │
 * </pre>
 *
 * <p>New references are counted in the fine form. The coarse one is of references that were made before there were quantiles;
 * what was counted in it stays readable.
 *
 * <p>Where a policy says on which {@link FavourableSide side} of a threshold a number is good for the person, four more cells,
 * of the fine form only, complete the table of "is it good?", of predictions and of labels. A prediction adds to one of them at
 * most:
 *
 * <pre>
 * … │ good, without label │ both are good │ only the prediction is │ only the label is │
 * </pre>
 *
 * @param sizes the grid of |e|
 * @param errors the grid of e
 * @param limit |e| above it is large: the reference's 90% quantile
 * @param unit of errors, a power of two
 * @param centre near which labels lie
 * @param labelUnit of labels, a power of two
 * @param form what is counted
 * @param side which numbers are good for the person, empty where that is not counted
 */
public record ErrorSubject(
        Grid sizes,
        Grid errors,
        double limit,
        double unit,
        double centre,
        double labelUnit,
        Form form,
        Optional<FavourableSide> side) {

    /** What is counted of errors. */
    public enum Form {
        /** The evidence bins, and the sums of MAE, RMSE and bias. */
        COARSE(9),
        /** Every cell of the grids, and the sums that the interval of R² takes as well. */
        FINE(13);

        private final int sums;

        Form(int sums) {
            this.sums = sums;
        }
    }

    /** Binary digits after the point of sums of errors, labels and their squares. */
    public static final int SCALE = 20;

    /** The same of sums of fourth powers. */
    public static final int SCALE_OF_FOURTH_POWERS = 8;

    /** The same of sums of cubes. */
    public static final int SCALE_OF_CUBES = 16;

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
    static final int CUBED_LABELS = 9;
    static final int FOURTH_POWERS_OF_LABELS = 10;
    static final int SQUARES_TIMES_LABELS = 11;
    static final int SQUARES_TIMES_SQUARED_LABELS = 12;

    /** Counted from {@link #firstOfSides()}. */
    static final int UNLABELLED_FAVOURABLE = 0;

    static final int BOTH_FAVOURABLE = 1;
    static final int PREDICTION_FAVOURABLE = 2;
    static final int LABEL_FAVOURABLE = 3;
    private static final int SIDES = 4;

    /**
     * @throws IllegalArgumentException if a unit is not positive, a number not finite, or a side counted in the coarse form
     */
    public ErrorSubject {
        if (!(unit > 0 && labelUnit > 0) || !Double.isFinite(unit + labelUnit + centre) || !(limit >= 0)) {
            throw new IllegalArgumentException(
                    "errors are counted in positive units, not " + unit + " and " + labelUnit + ", limit " + limit);
        }
        if (side.isPresent() && form == Form.COARSE) {
            throw new IllegalArgumentException("favourable numbers are counted in the fine form only");
        }
    }

    /** Without a favourable side. */
    public ErrorSubject(
            Grid sizes, Grid errors, double limit, double unit, double centre, double labelUnit, Form form) {
        this(sizes, errors, limit, unit, centre, labelUnit, form, Optional.empty());
    }

    /** The number of cells. */
    int cells() {
        return firstOfSides() + (side.isPresent() ? SIDES : 0);
    }

    /** Where the bins of |e| begin. */
    int firstOfSizes() {
        return form.sums;
    }

    /** Where the bins of e begin. */
    int firstOfErrors() {
        return firstOfSizes() + cellsOf(sizes);
    }

    /** Where the cells of the favourable side begin; without one, behind the last cell. */
    int firstOfSides() {
        return firstOfErrors() + cellsOf(errors);
    }

    private int cellsOf(Grid grid) {
        return isFine() ? grid.cells() : grid.evidenceBins();
    }

    /** Whether quantiles are known to the cells of the grids, and the higher sums are there. */
    public boolean isFine() {
        return form == Form.FINE;
    }

    /** The edges between the bins of |e| that are counted. */
    public double[] sizeEdges() {
        return edgesOf(sizes);
    }

    /** The edges between the bins of e that are counted. */
    public double[] errorEdges() {
        return edgesOf(errors);
    }

    private double[] edgesOf(Grid grid) {
        return isFine()
                ? grid.edges()
                : IntStream.of(grid.evidenceCuts()).mapToDouble(grid::edge).toArray();
    }

    /** A prediction whose label is not known comes, or goes. */
    void countUnlabelled(long[] cells, int start, double prediction, int sign) {
        cells[start + UNLABELLED] += sign;
        if (side.isPresent() && side.get().includes(prediction)) {
            cells[start + firstOfSides() + UNLABELLED_FAVOURABLE] += sign;
        }
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
        if (isFine()) {
            countFinely(cells, start, square, labelUnits, sign);
        }
        cells[start + firstOfSizes() + bin(sizes, size)] += sign;
        cells[start + firstOfErrors() + bin(errors, error)] += sign;
        if (side.isPresent()) {
            countSides(cells, start + firstOfSides(), side.get(), prediction, label, sign);
        }
    }

    private static void countSides(
            long[] cells, int first, FavourableSide side, double prediction, double label, int sign) {
        boolean isLabelGood = side.includes(label);
        if (side.includes(prediction)) {
            cells[first + (isLabelGood ? BOTH_FAVOURABLE : PREDICTION_FAVOURABLE)] += sign;
        } else if (isLabelGood) {
            cells[first + LABEL_FAVOURABLE] += sign;
        }
    }

    private static void countFinely(long[] cells, int start, double square, double label, int sign) {
        double squaredLabel = label * label;
        cells[start + CUBED_LABELS] += sign * fixed(squaredLabel * label, SCALE_OF_CUBES);
        cells[start + FOURTH_POWERS_OF_LABELS] += sign * fixed(squaredLabel * squaredLabel, SCALE_OF_FOURTH_POWERS);
        cells[start + SQUARES_TIMES_LABELS] += sign * fixed(square * label, SCALE_OF_CUBES);
        cells[start + SQUARES_TIMES_SQUARED_LABELS] += sign * fixed(square * squaredLabel, SCALE_OF_FOURTH_POWERS);
    }

    private int bin(Grid grid, double value) {
        int cell = grid.cell(value);
        return isFine() ? cell : grid.evidenceBin(cell);
    }

    private static double clipped(double units) {
        return StrictMath.max(-LARGEST, StrictMath.min(LARGEST, units));
    }

    private static long fixed(double value, int scale) {
        return (long) StrictMath.rint(StrictMath.scalb(value, scale));
    }
}
