package io.plimsoll.streams.ops;

import io.plimsoll.schemas.Alert;
import io.plimsoll.streams.ops.metrics.Gauges;
import io.plimsoll.streams.ops.metrics.ModelGauges;
import io.plimsoll.streams.ops.view.ModelView;
import io.plimsoll.streams.ops.view.ReportDocument;
import io.plimsoll.streams.ops.view.ReportView;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The models whose tasks run in this instance, and their gauges: what the view has of their last window. */
final class OwnedModels {

    private final ReportView view;
    private final Gauges gauges;
    private final Map<String, Owned> owned = new HashMap<>();

    OwnedModels(ReportView view, Gauges gauges) {
        this.view = view;
        this.gauges = gauges;
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

    /** Takes up what was published since the last time. */
    synchronized void refresh() {
        owned.forEach((model, claimed) -> view.model(model).ifPresent(claimed::show));
    }

    private static final class Owned {
        private final ModelGauges gauges;
        private List<ReportDocument> reports = List.of();
        private List<Alert> alerts = List.of();
        private int claims;

        Owned(ModelGauges gauges) {
            this.gauges = gauges;
        }

        void show(ModelView model) {
            List<ReportDocument> newest = lastWindow(model.newest());
            List<Alert> active = model.activeAlerts();
            if (!newest.equals(reports) || !active.equals(alerts)) {
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
