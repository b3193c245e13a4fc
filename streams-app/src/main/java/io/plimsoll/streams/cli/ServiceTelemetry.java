package io.plimsoll.streams.cli;

import io.micrometer.core.instrument.Counter;
import io.plimsoll.schemas.Alert;
import io.plimsoll.schemas.ControlEvent;
import io.plimsoll.schemas.ControlType;
import io.plimsoll.streams.ops.Measurements;
import io.plimsoll.streams.ops.metrics.ReportLatency;
import io.plimsoll.streams.topology.Telemetry;
import java.time.Duration;
import java.util.EnumSet;
import java.util.concurrent.atomic.LongAdder;

/** Puts what the topology tells into the metrics. Topology and operations do not know each other. */
final class ServiceTelemetry implements Telemetry {

    private final Measurements measurements;
    private final ReportLatency latency = new ReportLatency();
    private final LongAdder misplaced = new LongAdder();

    ServiceTelemetry(Measurements measurements) {
        this.measurements = measurements;
        measurements.gauges().reportLatency(latency);
        EnumSet.complementOf(EnumSet.of(ControlType.ALERT)).forEach(measurements.gauges()::expect);
    }

    @Override
    public Count events(String type, String outcome) {
        return measurements.gauges().events(type, outcome)::increment;
    }

    @Override
    public Count misplaced(String type) {
        Counter counter = measurements.gauges().misplaced(type);
        return () -> {
            misplaced.increment();
            counter.increment();
        };
    }

    /** How many events were not where their keys say, since the start. */
    long misplaced() {
        return misplaced.sum();
    }

    @Override
    public Ownership own(String model) {
        return measurements.own(model)::close;
    }

    @Override
    public void reported(Duration waited) {
        latency.record(waited);
    }

    @Override
    public void labelDelay(String model, String version, Duration delay) {
        measurements.labelDelay(model, version, delay);
    }

    @Override
    public void sent(ControlEvent event) {
        if (event instanceof Alert alert) {
            measurements.gauges().sent(alert);
        } else {
            measurements.gauges().sent(event.type());
        }
    }
}
