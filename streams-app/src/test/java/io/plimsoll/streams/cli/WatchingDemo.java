package io.plimsoll.streams.cli;

import io.plimsoll.streams.grafana.Repository;
import io.plimsoll.streams.rig.Alertmanager;
import io.plimsoll.streams.rig.Program;
import io.plimsoll.streams.rig.Prometheus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Those who watch a demo: Prometheus with this project's rules, Alertmanager, and {@code plimsoll forward}. They are there
 * from the story's beginning.
 */
final class WatchingDemo implements AutoCloseable {

    private final Alertmanager alertmanager;
    private final Prometheus prometheus;
    private final Thread forwarder;

    private WatchingDemo(Alertmanager alertmanager, Prometheus prometheus, Thread forwarder) {
        this.alertmanager = alertmanager;
        this.prometheus = prometheus;
        this.forwarder = forwarder;
    }

    /**
     * Starts them.
     *
     * @param directory for data and logs
     */
    static WatchingDemo start(RunningDemo demo, Path directory) throws IOException {
        Alertmanager alertmanager = Alertmanager.start(directory, "");
        int metrics = Program.freePort();
        Path config = Files.writeString(
                directory.resolve("forward.yaml"), """
                kafka: {bootstrap.servers: "%s"}
                forward: {metrics: {port: %d}, alertmanager: {url: "%s", repeat: 1s}}
                """.formatted(demo.servers(), metrics, alertmanager.address()));
        Thread forwarder = new Thread(() -> Captured.piped().run("forward", "--config", config.toString()), "forward");
        forwarder.start();
        Path rules = Repository.path("grafana/prometheus/rules/plimsoll.rules.yml");
        return new WatchingDemo(
                alertmanager,
                Prometheus.alerting(directory, List.of(demo.port(), metrics), rules, alertmanager),
                forwarder);
    }

    Alertmanager alertmanager() {
        return alertmanager;
    }

    Prometheus prometheus() {
        return prometheus;
    }

    /** What {@code plimsoll forward} told Alertmanager of, by alert key and severity. */
    Set<String> forwarded() {
        Set<String> keys = new TreeSet<>();
        alertmanager.alerts().stream()
                .map(alert -> alert.path("labels"))
                .filter(labels -> labels.has("alertKey"))
                .forEach(labels -> keys.add(labels.path("alertKey").asText() + " "
                        + labels.path("severity").asText()));
        return keys;
    }

    @Override
    public void close() {
        forwarder.interrupt();
        prometheus.close();
        alertmanager.close();
        try {
            forwarder.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
