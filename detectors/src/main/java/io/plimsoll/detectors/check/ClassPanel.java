package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.Estimate;
import io.plimsoll.detectors.evidence.Insufficiency;
import io.plimsoll.detectors.evidence.MonotoneEstimate;
import io.plimsoll.detectors.evidence.MulticlassEstimates;
import io.plimsoll.detectors.statistic.Confusion;
import io.plimsoll.detectors.statistic.PerformanceMetric;
import io.plimsoll.detectors.tally.OutcomeTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How well each class of several is recognised, one against the rest, over the version as a whole: recall, precision and F1,
 * told as {@code recall[class]}.
 */
final class ClassPanel {

    private static final List<PerformanceMetric> METRICS =
            List.of(PerformanceMetric.RECALL, PerformanceMetric.PRECISION, PerformanceMetric.F1);

    private final List<String> classes;

    /** Of these classes, by their codes. */
    ClassPanel(List<String> classes) {
        this.classes = classes;
    }

    List<Finding> judge(OutcomeClose close) {
        OutcomeRun version = close.version(true);
        if (version.panes() == 0) {
            return List.of();
        }
        OutcomeTable table = OutcomePlace.ALL.in(version.tally());
        MulticlassMetrics metrics =
                new MulticlassMetrics(table, close.baseline().in(OutcomePlace.ALL), Optional.empty(), close.labels());
        boolean isSelective = close.labels().ofAll().selectiveLabels();
        List<Finding> findings = new ArrayList<>();
        for (int code = 0; code < classes.size(); code++) {
            for (PerformanceMetric metric : METRICS) {
                OutcomeQuestion question = question(metric, classes.get(code), version, close);
                findings.add(
                        isSelective
                                ? question.unknown(Reasons.of(Insufficiency.Reason.SELECTIVE_LABELS), table.labelled())
                                : question.known(
                                        estimate(metric, code, metrics.estimates()),
                                        table.labelled(),
                                        ofBaseline(metric, code, close)));
            }
        }
        return findings;
    }

    private static Estimate estimate(PerformanceMetric metric, int code, MulticlassEstimates estimates) {
        return switch (metric) {
            case RECALL -> estimates.ofClass(code, Confusion::recall);
            case PRECISION -> estimates.ofClass(code, Confusion::precision);
            default ->
                new MonotoneEstimate(
                        estimates.ofClass(code, Confusion::jaccard), jaccard -> 2 * jaccard / (1 + jaccard));
        };
    }

    private static OptionalDouble ofBaseline(PerformanceMetric metric, int code, OutcomeClose close) {
        return close.baseline()
                .in(OutcomePlace.ALL)
                .map(table ->
                        new MulticlassMetrics(table, Optional.empty(), Optional.empty(), Labels.COMPLETE).estimates())
                .map(estimates -> estimate(metric, code, estimates).value())
                .orElse(OptionalDouble.empty());
    }

    private static OutcomeQuestion question(
            PerformanceMetric metric, String name, OutcomeRun version, OutcomeClose close) {
        return new OutcomeQuestion(
                metric.label(),
                Family.PERFORMANCE,
                new Target.Metric(metric.label() + "[" + name + "]", Optional.empty()),
                version.asVersion(),
                close.baseline().designEffect());
    }
}
