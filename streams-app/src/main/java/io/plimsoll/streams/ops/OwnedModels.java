package io.plimsoll.streams.ops;

import io.plimsoll.schemas.Alert;
import io.plimsoll.streams.ops.metrics.Gauges;
import io.plimsoll.streams.ops.metrics.ModelGauges;
import io.plimsoll.streams.ops.view.ModelView;
import io.plimsoll.streams.ops.view.ReportDocument;
import io.plimsoll.streams.ops.view.ReportView;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The models whose tasks run in this instance, and their gauges: what the view has of their last window. */
final class OwnedModels {

    private final ReportView view;
    private final Gauges gauges;
    private final Map<String, Owned> owned = new HashMap<>();
    private Function<String, Map<String, Double>> limits = model -> Map.of();

    OwnedModels(ReportView view, Gauges gauges) {
        this.view = view;
        this.gauges = gauges;
    }

    synchronized void limits(Function<String, Map<String, Double>> warnings) {
        limits = warnings;
    }

    /** Two tasks may claim a model for a moment, when it moves between threads. */
    synchronized Claim claim(String model) {
        Owned claimed = owned.computeIfAbsent(model, name -> new Owned(gauges.of(name)));
        claimed.claims++;
        return () -> release(model, claimed);
    }

    private synchronized void release(String model, Owned claimed) {
        claimed.claims--;
        if (claimed.claims == 0) {
            owned.remove(model);
            claimed.gauges.close();
        }
    }

    /** Shows how long labels of an owned model's version take; of another model it is for its owner to show. */
    synchronized void labelDelay(String model, String version, Duration delay) {
        Owned claimed = owned.get(model);
        if (claimed != null) {
            claimed.gauges.labelDelay(version, delay);
        }
    }

    /** Takes up what was published since the last time. */
    synchronized void refresh() {
        owned.forEach(
                (model, claimed) -> view.model(model).ifPresent(known -> claimed.show(known, limits.apply(model))));
    }

    private static final class Owned {
        private final ModelGauges gauges;
        private List<ReportDocument> reports = List.of();
        private List<Alert> alerts = List.of();
        private int claims;

        Owned(ModelGauges gauges) {
            this.gauges = gauges;
        }

        void show(ModelView model, Map<String, Double> warnings) {
            List<ReportDocument> newest = lastWindow(model.newest());
            List<Alert> active = model.activeAlerts();
            if (!newest.equals(reports) || !active.equals(alerts)) {
                gauges.limits(warnings);
                newest.forEach(report -> gauges.published(report.series().version(), report.publishedAt()));
                gauges.show(newest.stream().map(ReportDocument::report).toList(), active);
                reports = newest;
                alerts = active;
            }
        }

        /** A version without traffic in the last window has nothing to show. */
        private static List<ReportDocument> lastWindow(List<ReportDocument> newest) {
            Instant last = newest.stream()
                    .map(report -> report.window().end())
                    .max(Instant::compareTo)
                    .orElse(Instant.MIN);
            return newest.stream()
                    .filter(report -> report.window().end().equals(last))
                    .toList();
        }
    }
}
