package io.plimsoll.streams.ops;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.plimsoll.streams.ops.metrics.Gauges;
import io.plimsoll.streams.ops.metrics.Scrape;
import io.plimsoll.streams.ops.view.ReportView;
import io.plimsoll.streams.ops.view.ViewBounds;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/**
 * What this instance knows to tell: the view of everything that was published, and the metrics. There before anything runs,
 * so that whoever measures can begin.
 *
 * <p>The gauges of a model are made of what was published of it, committed records only, when they are scraped: they agree
 * with what HTTP answers, and are there again at once when a task moves or restarts.
 */
public final class Measurements {

    private final ReportView view =
            new ReportView(ViewBounds.within(Runtime.getRuntime().maxMemory()));
    private final PrometheusMeterRegistry registry = Scrape.registry();
    private final Gauges gauges;
    private final OwnedModels owned;

    /**
     * @param seriesPerModel {@code limits.series}: the most gauges of findings that one model may have
     * @param seriesInAll {@code limits.instance.series}: the most that all models may have together
     */
    public Measurements(int seriesPerModel, int seriesInAll) {
        gauges = new Gauges(registry, seriesPerModel, seriesInAll);
        owned = new OwnedModels(view, gauges);
    }

    /** Where the service says what it measures. */
    public Gauges gauges() {
        return gauges;
    }

    /** What was reported. */
    public ReportView view() {
        return view;
    }

    /** Where other libraries' meters may be bound. */
    public PrometheusMeterRegistry registry() {
        return registry;
    }

    /**
     * Where the limits of policies are from: they are shown beside the values also while there is nothing to compare.
     *
     * @param warnings of a model: from which distance on a drift check warns, by its name
     */
    public void limits(Function<String, Map<String, Double>> warnings) {
        owned.limits(warnings);
    }

    /**
     * A task of this instance owns a model: its gauges are shown here until every such claim is closed.
     *
     * @param model the model
     */
    public Claim own(String model) {
        return owned.claim(model);
    }

    /** Shows how long labels of a version take. */
    public void labelDelay(String model, String version, Duration delay) {
        owned.labelDelay(model, version, delay);
    }

    /** What Prometheus scrapes, as of now. */
    public synchronized String scrape() {
        owned.refresh();
        gauges.show();
        return registry.scrape();
    }

    void close() {
        registry.close();
    }
}
