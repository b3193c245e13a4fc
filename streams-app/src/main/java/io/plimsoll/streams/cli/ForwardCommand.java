package io.plimsoll.streams.cli;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.plimsoll.schemas.Alert;
import io.plimsoll.streams.config.ForwardSettings;
import io.plimsoll.streams.config.ServiceConfig;
import io.plimsoll.streams.forward.Deliveries;
import io.plimsoll.streams.forward.Forwarder;
import io.plimsoll.streams.forward.MetricsServer;
import io.plimsoll.streams.ops.metrics.DeliveryGauges;
import io.plimsoll.streams.ops.metrics.ProcessMeters;
import io.plimsoll.streams.ops.metrics.Scrape;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code forward}: tells others of alerts and decisions. */
@Command(
        name = "forward",
        description = {
            "Delivers alerts to Alertmanager and PagerDuty, and decisions to a webhook.",
            "Who is told stands under forward in the configuration. An event counts as delivered when it was taken."
        },
        mixinStandardHelpOptions = true)
final class ForwardCommand implements Callable<Integer> {

    private final Host host;

    @Mixin
    private final Cluster cluster = new Cluster();

    @Option(
            names = "--dry-run",
            description = "Show what would be sent; send nothing, and remember nothing as delivered.")
    private boolean dryRun;

    ForwardCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ServiceConfig config = cluster.config(host.environment());
        PrometheusMeterRegistry registry = Scrape.registry();
        ProcessMeters.bindTo(registry);
        ForwardSettings.Metrics metrics = config.forward().metrics();
        try (Forwarder forwarder = start(config, counted(new DeliveryGauges(registry)));
                MetricsServer server = MetricsServer.start(metrics.bind(), metrics.port(), registry::scrape)) {
            Runtime.getRuntime().addShutdownHook(new Thread(forwarder::close, "plimsoll-shutdown"));
            host.console()
                    .note("Plimsoll forwards; http://" + metrics.bind() + ":" + server.port()
                            + "/metrics counts it, Ctrl-C ends it.");
            forwarder.await();
        }
        return ExitCode.FINE;
    }

    private Forwarder start(ServiceConfig config, Deliveries deliveries) {
        Supplier<List<Alert>> incidents = () -> OpenIncidents.of(config, null);
        try {
            return dryRun
                    ? Forwarder.rehearse(config, incidents, deliveries, host.clock(), host.console()::print)
                    : Forwarder.start(config, incidents, deliveries, host.clock());
        } catch (IllegalArgumentException nobody) {
            throw new UsageException(String.valueOf(nobody.getMessage()));
        }
    }

    /** Delivery and metrics do not know each other. */
    private static Deliveries counted(DeliveryGauges gauges) {
        return new Deliveries() {
            @Override
            public void happened(String destination, String outcome) {
                gauges.happened(destination, outcome);
            }

            @Override
            public void waiting(String destination, Duration waited) {
                gauges.waiting(destination, waited);
            }
        };
    }
}
