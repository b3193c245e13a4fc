package io.plimsoll.streams.ops.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.plimsoll.schemas.Alert;
import io.plimsoll.schemas.ControlType;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Everything that the service measures of itself and its models. Safe for many threads. */
public final class Gauges {
    private final MeterRegistry registry;
    private final SeriesBudget budget;
    private final ConcurrentMap<String, ModelGauges> owned = new ConcurrentHashMap<>();

    /**
     * @param registry where the meters are
     * @param seriesPerModel {@code limits.series}: the most gauges of findings that one model may have
     * @param seriesInAll {@code limits.instance.series}: the most that all models may have together
     */
    public Gauges(MeterRegistry registry, int seriesPerModel, int seriesInAll) {
        this.registry = registry;
        this.budget = new SeriesBudget(seriesPerModel, seriesInAll);
    }

    /**
     * The gauges of a model, for the task that owns it; to be closed when it no longer does. Those of an earlier owner
     * in this process are closed first.
     */
    public ModelGauges of(String model) {
        return Objects.requireNonNull(owned.compute(model, (name, earlier) -> {
            if (earlier != null) {
                earlier.close();
            }
            return new ModelGauges(name, new SeriesBook(registry));
        }));
    }

    /** Shows of all models what there is room for; to be called before anybody looks. */
    public void show() {
        List<ModelGauges> models = List.copyOf(owned.values());
        int most = budget.most(models.stream().mapToInt(ModelGauges::wanted));
        models.forEach(model -> model.show(most));
    }

    /**
     * Counts events of one kind; to be taken once and kept, because the look-up is too slow for every event.
     *
     * @param type prediction or label
     * @param outcome what became of them: accepted, duplicate, a reason code
     */
    public Counter events(String type, String outcome) {
        return counter(SeriesId.of(Metric.EVENTS, type, outcome));
    }

    /** Counts events of one kind that are not where their keys say; to be taken once and kept. */
    public Counter misplaced(String type) {
        return counter(SeriesId.of(Metric.MISPLACED, type));
    }

    /** Shows how many policies and references are broken. */
    public void definitionFaults(Supplier<Number> faults) {
        Gauge.builder(Metric.DEFINITION_FAULTS.text(), faults)
                .description(Metric.DEFINITION_FAULTS.help())
                .strongReference(true)
                .register(registry);
    }

    /** Counts an alert event that was sent. */
    public void sent(Alert alert) {
        counter(SeriesId.of(
                        Metric.ALERTS,
                        alert.model(),
                        alert.family().wire(),
                        alert.severity().wire(),
                        alert.state().wire()))
                .increment();
    }

    /** Counts a recommendation that was sent. */
    public void sent(ControlType recommendation) {
        recommended(recommendation).increment();
    }

    /** Shows a kind of recommendation before the first is sent: of a counter that begins with 1 no rate shows the first. */
    public void expect(ControlType recommendation) {
        recommended(recommendation);
    }

    private Counter recommended(ControlType recommendation) {
        return counter(SeriesId.of(Metric.RECOMMENDATIONS, recommendation.name().toLowerCase(Locale.ROOT)));
    }

    private Counter counter(SeriesId id) {
        return Counter.builder(id.metric().text())
                .description(id.metric().help())
                .tags(id.tags())
                .register(registry);
    }

    /** Shows how long counts have been waiting for a commit. */
    public void flushAge(Supplier<Duration> age) {
        Gauge.builder(Metric.FLUSH_AGE.text(), age, current -> seconds(current.get()))
                .description(Metric.FLUSH_AGE.help())
                .strongReference(true)
                .register(registry);
    }

    /** Shows how long it takes from an event to its report. */
    public void reportLatency(ReportLatency latency) {
        for (ReportLatency.Quantile quantile : ReportLatency.Quantile.values()) {
            Gauge.builder(Metric.REPORT_LATENCY.text(), latency, current -> current.seconds(quantile))
                    .description(Metric.REPORT_LATENCY.help())
                    .tags(SeriesId.of(Metric.REPORT_LATENCY, quantile.text()).tags())
                    .strongReference(true)
                    .register(registry);
        }
    }

    /**
     * Shows how many records of a topic wait to be read by this instance.
     *
     * @param topic its name without the prefix
     * @param records how many, as of now
     */
    public void lag(String topic, LongSupplier records) {
        Gauge.builder(Metric.CONSUMER_LAG.text(), records, LongSupplier::getAsLong)
                .description(Metric.CONSUMER_LAG.help())
                .tags(SeriesId.of(Metric.CONSUMER_LAG, topic).tags())
                .strongReference(true)
                .register(registry);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
