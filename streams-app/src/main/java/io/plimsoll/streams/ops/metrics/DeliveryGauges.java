package io.plimsoll.streams.ops.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What delivery measures of itself. Safe for many threads. */
public final class DeliveryGauges {

    private final MeterRegistry registry;
    private final Map<String, AtomicLong> waiting = new ConcurrentHashMap<>();

    /** @param registry where the meters are */
    public DeliveryGauges(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Counts what became of a request. */
    public void happened(String destination, String outcome) {
        counter(destination, outcome).increment();
    }

    /** Shows how long the oldest event of a destination has been waiting. */
    public void waiting(String destination, Duration waited) {
        Objects.requireNonNull(waiting.computeIfAbsent(destination, this::register))
                .set(waited.toMillis());
    }

    /** With the outcomes that matter at 0: of a counter that begins with 1 no rate shows the first. */
    private AtomicLong register(String destination) {
        counter(destination, "delivered");
        counter(destination, "retried");
        counter(destination, "refused");
        AtomicLong millis = new AtomicLong();
        Gauge.builder(Metric.DELIVERY_WAITING.text(), millis, waited -> waited.get() / 1e3)
                .description(Metric.DELIVERY_WAITING.help())
                .tags(SeriesId.of(Metric.DELIVERY_WAITING, destination).tags())
                .strongReference(true)
                .register(registry);
        return millis;
    }

    private Counter counter(String destination, String outcome) {
        return Counter.builder(Metric.DELIVERIES.text())
                .description(Metric.DELIVERIES.help())
                .tags(SeriesId.of(Metric.DELIVERIES, destination, outcome).tags())
                .register(registry);
    }
}
