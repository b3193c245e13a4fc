package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.AsymptoticEstimate;
import io.plimsoll.detectors.evidence.BoundedEstimate;
import io.plimsoll.detectors.evidence.Estimate;
import io.plimsoll.detectors.evidence.MulticlassEstimates;
import io.plimsoll.detectors.statistic.Confusion;
import io.plimsoll.detectors.statistic.ConfusionMatrix;
import io.plimsoll.detectors.statistic.PerformanceMetric;
import io.plimsoll.detectors.tally.LossTable;
import io.plimsoll.detectors.tally.OutcomeTable;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The metrics of a model of several classes; see {@link TaskMetrics#of}. Classes that the reference never held count together
 * as one more, where they occur.
 */
record MulticlassMetrics(
        OutcomeTable table, Optional<OutcomeTable> reference, Optional<LossTable> losses, Labels labels)
        implements TaskMetrics {

    @Override
    public Estimate estimate(PerformanceMetric metric) {
        if (labels.ofAll().selectiveLabels()) {
            return BoundedEstimate.unknown(
                    LossMoments.has(metric) ? AsymptoticEstimate.POSITIVE : AsymptoticEstimate.SHARES);
        }
        return switch (metric) {
            case MACRO_RECALL -> estimates().macro(Confusion::recall);
            case MACRO_PRECISION -> estimates().macro(Confusion::precision);
            case MACRO_F1 -> estimates().macroF1();
            case WEIGHTED_PRECISION -> estimates().weightedPrecision();
            case WEIGHTED_F1 -> estimates().weightedF1();
            case BRIER, LOG_LOSS -> loss(metric);
            default -> estimates().accuracy();
        };
    }

    private Estimate loss(PerformanceMetric metric) {
        return losses.map(known -> estimates().loss(LossMoments.of(metric, known)))
                .orElseGet(() -> TaskMetrics.figure(OptionalDouble.empty(), AsymptoticEstimate.POSITIVE));
    }

    MulticlassEstimates estimates() {
        return new MulticlassEstimates(
                matrix(table, classes()), reference.map(known -> matrix(known, classes())), labels.ofAll());
    }

    /** The same for both, so that they can be compared. */
    private int classes() {
        return hasOthers(table)
                        || reference.filter(MulticlassMetrics::hasOthers).isPresent()
                ? table.subject().codes()
                : table.subject().codes() - 1;
    }

    private static boolean hasOthers(OutcomeTable table) {
        int other = table.subject().codes() - 1;
        long others = table.labelled(other);
        for (int decision = 0; decision < other; decision++) {
            others += table.count(decision, other);
        }
        return others > 0;
    }

    private static ConfusionMatrix matrix(OutcomeTable table, int classes) {
        long[][] counts = new long[classes][classes];
        for (int decision = 0; decision < classes; decision++) {
            for (int label = 0; label < classes; label++) {
                counts[decision][label] = table.count(decision, label);
            }
        }
        return ConfusionMatrix.of(counts);
    }
}
