package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.evidence.ReferenceGrid;
import io.plimsoll.detectors.statistic.Quantiles;
import io.plimsoll.detectors.statistic.StandardDeviation;
import io.plimsoll.detectors.tally.ErrorSubject;
import io.plimsoll.detectors.tally.Grid;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/** Learns from the labelled rows of a reference how the errors of predicted numbers are to be counted. */
final class ErrorSurvey {

    private static final int DECILES = 10;

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

    /** Empty without rows. */
    Optional<ErrorSubject> subject() {
        double[] signed = errors.finite();
        if (signed.length == 0) {
            return Optional.empty();
        }
        double[] sizes = Arrays.stream(signed).map(Math::abs).sorted().toArray();
        double[] deciles = Quantiles.edges(sizes, DECILES);
        double limit = deciles.length == 0 ? sizes[sizes.length - 1] : deciles[deciles.length - 1];
        double[] truths = labels.finite();
        return Optional.of(new ErrorSubject(
                inBins(ReferenceGrid.of(sizes)),
                inBins(ReferenceGrid.of(signed)),
                limit,
                powerOfTwo(limit),
                median(truths),
                powerOfTwo(StandardDeviation.of(truths))));
    }

    /** Nothing is told in deciles, and finer than the evidence bins nothing is counted. */
    private static Grid inBins(Grid fine) {
        double[] edges =
                IntStream.of(fine.evidenceCuts()).mapToDouble(fine::edge).toArray();
        return Grid.of(edges, IntStream.range(0, edges.length).toArray(), new int[0]);
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
