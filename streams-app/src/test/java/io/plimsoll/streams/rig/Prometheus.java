package io.plimsoll.streams.rig;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A real Prometheus, a process of this machine's package, which scrapes one address on loopback every second.
 */
public final class Prometheus implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final int port;

    private Prometheus(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Asks that this machine has Prometheus. */
    public static void require() {
        Program.require("prometheus", "prometheus", "promtool");
    }

    /**
     * Starts it.
     *
     * @param directory for its data and log
     * @param target the port that it scrapes
     */
    public static Prometheus scraping(Path directory, int target) throws IOException {
        return start(directory, List.of(target), "");
    }

    /**
     * Starts it with rules, which it looks at every second.
     *
     * @param directory for its data and log
     * @param targets the ports that it scrapes
     * @param rules the file of the rules
     * @param alertmanager where what fires goes
     */
    public static Prometheus alerting(Path directory, List<Integer> targets, Path rules, Alertmanager alertmanager)
            throws IOException {
        return start(directory, targets, """
                rule_files: ["%s"]
                alerting: {alertmanagers: [{static_configs: [{targets: ["%s"]}]}]}
                """.formatted(rules, alertmanager.authority()));
    }

    private static Prometheus start(Path directory, List<Integer> ports, String more) throws IOException {
        String targets =
                ports.stream().map(each -> "\"127.0.0.1:" + each + "\"").collect(Collectors.joining(", "));
        Path configuration = Files.writeString(directory.resolve("prometheus.yml"), """
                global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}
                scrape_configs:
                  - job_name: plimsoll
                    static_configs: [{targets: [%s]}]
                """.formatted(targets) + more);
        int port = Program.freePort();
        Process process = new ProcessBuilder(
                        Program.path("prometheus"),
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + directory.resolve("tsdb"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("prometheus.log").toFile())
                .start();
        return new Prometheus(process, port);
    }

    /** Where it answers. */
    public String address() {
        return "http://127.0.0.1:" + port;
    }

    /** What it answers to an expression, as of now. */
    public JsonNode query(String expression) {
        return get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8));
    }

    /** The values of an expression, as of now. */
    public List<Double> values(String expression) {
        List<Double> values = new ArrayList<>();
        query(expression).path("data").path("result").forEach(sample -> values.add(value(sample)));
        return values;
    }

    /** The number of a sample of an answer. */
    public static double value(JsonNode sample) {
        return Double.parseDouble(sample.path("value").path(1).textValue());
    }

    /** The rules that it evaluates, as it tells of them. */
    public List<JsonNode> rules() {
        List<JsonNode> rules = new ArrayList<>();
        get("/api/v1/rules")
                .path("data")
                .path("groups")
                .forEach(group -> group.path("rules").forEach(rules::add));
        return rules;
    }

    private JsonNode get(String path) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(address() + path)).build();
            return JSON.readTree(
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What promtool finds wrong with an exposition: empty if nothing. */
    public static String complaints(String exposition) throws IOException, InterruptedException {
        Process promtool = new ProcessBuilder(Program.path("promtool"), "check", "metrics")
                .redirectErrorStream(true)
                .start();
        promtool.getOutputStream().write(exposition.getBytes(StandardCharsets.UTF_8));
        promtool.getOutputStream().close();
        String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(promtool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return promtool.exitValue() == 0 ? said : "exit code " + promtool.exitValue() + ": " + said;
    }

    @Override
    public void close() {
        Program.end(process);
    }
}
