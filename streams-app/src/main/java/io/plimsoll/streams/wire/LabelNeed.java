package io.plimsoll.streams.wire;

import io.plimsoll.detectors.statistic.FairnessMetric;
import io.plimsoll.detectors.statistic.PerformanceMetric;
import io.plimsoll.schemas.Family;
import java.util.Set;

/** Which checks are about labels, and so answered again as labels come, and which are about predictions alone. */
public final class LabelNeed {

    private static final Set<String> NO_METRICS = Set.of(
            "error_rate", "label_coverage", "estimate_gap", "adwin", "ddm", "eddm", "hddm_a", "hddm_w", "page_hinkley");

    private LabelNeed() {}

    /**
     * Whether a check is about labels. One that is not known here is not: an estimate, for as long as labels are missing.
     *
     * @param family the check's family
     * @param check its name
     */
    public static boolean of(Family family, String check) {
        return switch (family) {
            case PERFORMANCE -> isOfPerformance(check);
            case FAIRNESS ->
                FairnessMetric.named(check).map(FairnessMetric::needsLabels).orElse(true);
            case COMPARISON -> true;
            case DRIFT, INTEGRITY, LATENCY, VOLUME -> false;
        };
    }

    private static boolean isOfPerformance(String check) {
        return NO_METRICS.contains(check)
                || PerformanceMetric.named(check)
                        .filter(metric -> metric != PerformanceMetric.SELECTION_RATE)
                        .isPresent();
    }
}
