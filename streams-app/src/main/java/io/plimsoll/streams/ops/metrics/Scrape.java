package io.plimsoll.streams.ops.metrics;

import io.micrometer.core.instrument.Clock;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.tracer.common.SpanContext;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The registry that Prometheus scrapes. */
public final class Scrape {
    /** What {@link PrometheusMeterRegistry#scrape()} writes: the text format, which knows no exemplars. */
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private Scrape() {}

    /** A new registry, without exemplars. */
    public static PrometheusMeterRegistry registry() {
        return registry(null);
    }

    /** The same where something traces: Micrometer then has what exemplars are made of. */
    static PrometheusMeterRegistry registry(@Nullable SpanContext tracing) {
        PrometheusMeterRegistry registry =
                new PrometheusMeterRegistry(new WithoutExemplars(), new PrometheusRegistry(), Clock.SYSTEM, tracing);
        registry.config().meterFilter(ProcessMeters.conventional());
        return registry;
    }

    /** Micrometer puts exemplars on every type unless told otherwise, and Prometheus 2.42 then refuses the scrape. */
    private static final class WithoutExemplars implements PrometheusConfig {
        @Override
        public @Nullable String get(String key) {
            return null;
        }

        @Override
        public Properties prometheusProperties() {
            Properties properties = new Properties();
            properties.setProperty("io.prometheus.exporter.exemplars_on_all_metric_types", "false");
            return properties;
        }
    }
}
