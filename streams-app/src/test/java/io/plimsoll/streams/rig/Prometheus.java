package io.plimsoll.streams.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real Prometheus, a process of this machine's package, which scrapes one address on loopback every second. Where there
 * is none the test fails if {@code CI=true}, and is skipped with a message elsewhere.
 */
public final class Prometheus implements AutoCloseable {

    private final Process process;
    private final int port;

    private Prometheus(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Asks that this machine has Prometheus. */
    public static void require() {
        if (program("prometheus").isPresent() && program("promtool").isPresent()) {
            return;
        }
        String message = "no prometheus and promtool on the PATH: what they say of /metrics was left out;"
                + " install them with: apt-get install prometheus";
        if ("true".equals(System.getenv("CI"))) {
            fail(message);
        }
        abort(message);
    }

    /**
     * Starts it.
     *
     * @param directory for its data and log
     * @param target the port that it scrapes
     */
    public static Prometheus scraping(Path directory, int target) throws IOException {
        Path configuration = Files.writeString(directory.resolve("prometheus.yml"), """
                global: {scrape_interval: 1s, scrape_timeout: 1s}
                scrape_configs:
                  - job_name: plimsoll
                    static_configs: [{targets: ["127.0.0.1:%d"]}]
                """.formatted(target));
        int port = freePort();
        Process process = new ProcessBuilder(
                        program("prometheus").orElseThrow(),
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

    /** What promtool finds wrong with an exposition: empty if nothing. */
    public static String complaints(String exposition) throws IOException, InterruptedException {
        Process promtool = new ProcessBuilder(program("promtool").orElseThrow(), "check", "metrics")
                .redirectErrorStream(true)
                .start();
        promtool.getOutputStream().write(exposition.getBytes(StandardCharsets.UTF_8));
        promtool.getOutputStream().close();
        String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(promtool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return promtool.exitValue() == 0 ? said : "exit code " + promtool.exitValue() + ": " + said;
    }

    private static Optional<String> program(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
