package io.plimsoll.streams.rig;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A real Alertmanager, a process of this machine's package, alone and on loopback. */
public final class Alertmanager implements AutoCloseable {

    private static final String PROGRAM = "prometheus-alertmanager";
    private static final Duration START = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final int port;

    private Alertmanager(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Asks that this machine has Alertmanager. */
    public static void require() {
        Program.require("prometheus-alertmanager", PROGRAM);
    }

    /**
     * Starts it, with a receiver that hears of every group at once and of what was resolved too.
     *
     * @param directory for its data and log
     * @param webhook where it sends what it would page for; empty: nowhere
     */
    public static Alertmanager start(Path directory, String webhook) throws IOException {
        Path home = Files.createDirectories(directory.resolve("alertmanager"));
        String configs = webhook.isEmpty() ? "[]" : "[{url: \"" + webhook + "\", send_resolved: true}]";
        Path configuration = Files.writeString(home.resolve("alertmanager.yml"), """
                global: {resolve_timeout: 5m}
                route: {receiver: page, group_by: [alertname, alertKey], group_wait: 1s, group_interval: 1s, repeat_interval: 1h}
                receivers: [{name: page, webhook_configs: %s}]
                """.formatted(configs));
        int port = Program.freePort();
        Process process = new ProcessBuilder(
                        Program.path(PROGRAM),
                        "--config.file=" + configuration,
                        "--storage.path=" + home.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--cluster.listen-address=")
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("log").toFile())
                .start();
        Alertmanager started = new Alertmanager(process, port);
        await().atMost(START).ignoreExceptions().until(started::isReady);
        return started;
    }

    private boolean isReady() throws IOException, InterruptedException {
        HttpRequest ready =
                HttpRequest.newBuilder(URI.create(address() + "/-/ready")).build();
        return client.send(ready, BodyHandlers.discarding()).statusCode() == 200;
    }

    /** Where it answers. */
    public String address() {
        return "http://" + authority();
    }

    /** Host and port. */
    public String authority() {
        return "127.0.0.1:" + port;
    }

    /** The alerts that it knows of, silenced ones too. */
    public List<JsonNode> alerts() {
        List<JsonNode> alerts = new ArrayList<>();
        get("/api/v2/alerts").forEach(alerts::add);
        return alerts;
    }

    /** Silences what has a label of this value for an hour from now. */
    public void silence(String label, String value, java.time.Instant now) {
        post("/api/v2/silences", """
                {"matchers": [{"name": "%s", "value": "%s", "isRegex": false, "isEqual": true}],
                 "startsAt": "%s", "endsAt": "%s", "createdBy": "test", "comment": "test"}
                """.formatted(label, value, now, now.plus(Duration.ofHours(1))));
    }

    private JsonNode get(String path) {
        return send(HttpRequest.newBuilder(URI.create(address() + path)).build());
    }

    private JsonNode post(String path, String body) {
        return send(HttpRequest.newBuilder(URI.create(address() + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private JsonNode send(HttpRequest request) {
        try {
            return JSON.readTree(client.send(request, BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        Program.end(process);
    }
}
