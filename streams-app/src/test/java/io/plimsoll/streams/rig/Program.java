package io.plimsoll.streams.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs of this machine that tests hold their results against. */
public final class Program {

    private Program() {}

    /**
     * Asks that this machine has programs: where one is missing the test fails if {@code CI=true}, and is skipped with a
     * message elsewhere.
     *
     * @param debian the package that has them
     */
    public static void require(String debian, String... names) {
        List<String> missing =
                Stream.of(names).filter(name -> find(name).isEmpty()).toList();
        if (missing.isEmpty()) {
            return;
        }
        String message = "not on the PATH: " + String.join(", ", missing) + "; what they say was left out;"
                + " install them with: apt-get install " + debian;
        throw ContinuousIntegration.missing(message);
    }

    /** Where a program is that is there. */
    public static String path(String name) {
        return find(name).orElseThrow();
    }

    /** Where a program is, if there is one. */
    public static Optional<String> find(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    /** Runs one to its end: its exit code, and what it said. */
    public static Run run(Path directory, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(said).isTrue();
        return new Run(process.exitValue(), said);
    }

    /**
     * A program that ended.
     *
     * @param exitCode of it
     * @param said on both streams
     */
    public record Run(int exitCode, String said) {}

    /** A port that nobody has now. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    static void end(Process process) {
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
