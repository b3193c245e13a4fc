package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.evidence.ReferenceGrid;
import io.plimsoll.detectors.statistic.Quantiles;
import io.plimsoll.detectors.statistic.StandardDeviation;
import io.plimsoll.detectors.tally.ErrorSubject;
import io.plimsoll.detectors.tally.FavourableSide;
import io.plimsoll.detectors.tally.Grid;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Learns from the labelled rows of a reference how the errors of predicted numbers are to be counted. */
final class ErrorSurvey {

    private static final int DECILES = 10;
    private static final int FIFTIETHS = 50;

    /** Powers of two. */
    private static final int EIGHTFOLD = 3;

    private static final int LARGEST = 8;

    private final Column errors = new Column();
    private final Column labels = new Column();

    /** Takes a labelled row; one without a number, or whose label is none, says nothing. Both to 24 bits, as live ones. */
    void add(Prediction row) {
        double label = LabelNumber.of(row.label);
        if (row.hasValue() && Double.isFinite(row.value()) && Double.isFinite(label)) {
            errors.add((double) (float) row.value() - (float) label);
            labels.add((float) label);
        }
    }

    /**
     * Empty without rows.
     *
     * @param side which numbers are good for the person
     */
    Optional<ErrorSubject> subject(Optional<FavourableSide> side) {
        double[] signed = errors.finite();
        if (signed.length == 0) {
            return Optional.empty();
        }
        double[] sizes = Arrays.stream(signed).map(Math::abs).sorted().toArray();
        double[] deciles = Quantiles.edges(sizes, DECILES);
        double limit = deciles.length == 0 ? sizes[sizes.length - 1] : deciles[deciles.length - 1];
        double[] truths = labels.finite();
        return Optional.of(new ErrorSubject(
                fine(sizes, beyond(limit)),
                fine(Arrays.stream(signed).sorted().toArray(), onBothSides(beyond(limit))),
                limit,
                powerOfTwo(limit),
                median(truths),
                powerOfTwo(StandardDeviation.of(truths)),
                ErrorSubject.Form.FINE,
                side));
    }

    /**
     * Quantiles are told to the cell of a grid: the fiftieths of the reference, since of fewer than some thousand labels they
     * are not known more closely, and edges far beyond them, for a model that has become worse errs where the reference has
     * nothing. Errors are judged by the evidence bins. Its deciles are not told.
     */
    private static Grid fine(double[] sorted, double[] far) {
        Grid grid = ReferenceGrid.of(sorted);
        double[] evidence =
                IntStream.of(grid.evidenceCuts()).mapToDouble(grid::edge).toArray();
        double[] edges = Stream.of(evidence, Quantiles.edges(sorted, FIFTIETHS), far)
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .map(edge -> edge + 0.0)
                .sorted()
                .distinct()
                .toArray();
        int[] cuts = Arrays.stream(evidence)
                .mapToInt(edge -> Arrays.binarySearch(edges, edge + 0.0))
                .toArray();
        return Grid.of(edges, cuts, new int[0]);
    }

    /** Eight times a large error by fourth roots of two, and on by doubling to the largest error that sums keep apart. */
    private static double[] beyond(double limit) {
        return limit > 0
                ? DoubleStream.concat(
                                IntStream.rangeClosed(1, 4 * EIGHTFOLD)
                                        .mapToDouble(quarter -> StrictMath.pow(2, quarter / 4.0)),
                                IntStream.rangeClosed(EIGHTFOLD + 1, LARGEST)
                                        .mapToDouble(power -> Math.scalb(1.0, power)))
                        .map(factor -> limit * factor)
                        .toArray()
                : new double[0];
    }

    private static double[] onBothSides(double[] sizes) {
        return DoubleStream.concat(Arrays.stream(sizes), Arrays.stream(sizes).map(size -> -size))
                .toArray();
    }

    private static double median(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** The least power of two that is not below a magnitude; 1 of nothing. */
    private static double powerOfTwo(double magnitude) {
        return magnitude > 0 && Double.isFinite(magnitude)
                ? Math.scalb(1, Math.max(-500, Math.min(500, Math.getExponent(magnitude) + 1)))
                : 1;
    }
}
