package io.plimsoll.streams.ops.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.plimsoll.schemas.Alert;
import io.plimsoll.schemas.Severity;
import io.plimsoll.streams.ops.view.ModelView;
import io.plimsoll.streams.ops.view.ReportDocument;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A model at a glance.
 *
 * @param model its name
 * @param versions its versions, each in each role that it had
 * @param alerts how many alerts are open, by severity
 */
record ModelSummary(String model, List<VersionSummary> versions, Map<String, Long> alerts) {

    static ModelSummary of(ModelView view) {
        List<Alert> open = view.activeAlerts();
        return new ModelSummary(
                view.model(),
                view.newest().stream()
                        .map(report -> VersionSummary.of(report, open))
                        .toList(),
                bySeverity(open));
    }

    private static Map<String, Long> bySeverity(List<Alert> alerts) {
        Map<String, Long> counts = new LinkedHashMap<>();
        Arrays.stream(Severity.values())
                .forEach(severity -> counts.put(
                        severity.wire(),
                        alerts.stream()
                                .filter(alert -> alert.severity() == severity)
                                .count()));
        return counts;
    }

    /**
     * A version in a role, as of its last window.
     *
     * @param version the version
     * @param role the role
     * @param windowStart the start of the window
     * @param windowEnd its end
     * @param revision the revision of its report
     * @param settled whether no revision follows
     * @param predictions the predictions in it
     * @param labels how many of them have a label
     * @param alerts how many alerts of the version are open, by severity
     */
    record VersionSummary(
            String version,
            String role,
            String windowStart,
            String windowEnd,
            int revision,
            @JsonProperty("final") boolean settled,
            long predictions,
            long labels,
            Map<String, Long> alerts) {

        static VersionSummary of(ReportDocument report, List<Alert> open) {
            String version = report.series().version();
            return new VersionSummary(
                    version,
                    report.series().role().wire(),
                    report.window().start().toString(),
                    report.window().end().toString(),
                    report.revision(),
                    report.settled(),
                    report.predictions(),
                    report.labels(),
                    bySeverity(open.stream()
                            .filter(alert -> alert.version().equals(version))
                            .toList()));
        }
    }
}
