package io.plimsoll.streams.ops.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.TreeMap;

/** The gauges of one owner: it shows exactly the series that it is told. */
final class SeriesBook {
    private final MeterRegistry registry;
    private final Map<SeriesId, Shown> shown = new TreeMap<>();

    SeriesBook(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Shows these and no others. */
    void show(Map<SeriesId, Double> series) {
        shown.entrySet().removeIf(entry -> !series.containsKey(entry.getKey()) && remove(entry.getValue()));
        series.forEach((id, value) -> shown.computeIfAbsent(id, this::register).value = value);
    }

    private boolean remove(Shown gone) {
        registry.remove(gone.meter());
        return true;
    }

    private Shown register(SeriesId id) {
        return new Shown(registry, id);
    }

    /** A gauge and what it shows. */
    private static final class Shown {
        private volatile double value;
        private final Gauge meter;

        Shown(MeterRegistry registry, SeriesId id) {
            meter = Gauge.builder(id.metric().text(), this, self -> self.value)
                    .description(id.metric().help())
                    .tags(id.tags())
                    .strongReference(true)
                    .register(registry);
        }

        Meter meter() {
            return meter;
        }
    }
}
