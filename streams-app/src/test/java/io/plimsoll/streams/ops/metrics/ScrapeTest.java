package io.plimsoll.streams.ops.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.tracer.common.SpanContext;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScrapeTest {

    @Test
    void shouldPutNoExemplarOnATimerEvenWhereSomethingTraces() {
        // Given
        PrometheusMeterRegistry registry = Scrape.registry(new Sampled());
        registry.timer("kafka.poll").record(Duration.ofMillis(3));
        // When
        String scraped = registry.scrape("application/openmetrics-text; version=1.0.0");
        // Then
        assertThat(scraped).contains("kafka_poll_seconds_count 1").doesNotContain(" # {");
    }

    private static final class Sampled implements SpanContext {
        @Override
        public String getCurrentTraceId() {
            return "trace";
        }

        @Override
        public String getCurrentSpanId() {
            return "span";
        }

        @Override
        public boolean isCurrentSpanSampled() {
            return true;
        }

        @Override
        public void markCurrentSpanAsExemplar() {
            // Nothing is traced here.
        }
    }
}
