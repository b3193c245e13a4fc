package io.plimsoll.streams.ops.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import java.util.Set;

/**
 * What the process itself takes: memory, threads, processors, files. Micrometer's own meters, under the names that every
 * JVM has them under ({@code jvm_memory_used_bytes}, {@code process_cpu_usage}); they are not in the catalogue, because their
 * names are not ours to promise. Two of them are left out, which Prometheus's own conventions do not allow by their names.
 */
public final class ProcessMeters {
    private static final Set<String> ODD = Set.of("process.cpu.time", "system.cpu.count");

    private ProcessMeters() {}

    /** Leaves out those two; it must be set before anything is registered. */
    static MeterFilter conventional() {
        return MeterFilter.deny(id -> ODD.contains(id.getName()));
    }

    /** Puts them into a registry. */
    public static void bindTo(MeterRegistry registry) {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }
}
