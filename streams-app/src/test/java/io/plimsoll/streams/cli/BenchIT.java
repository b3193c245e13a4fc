package io.plimsoll.streams.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the verb measures what it says, with small numbers; how fast the service is depends on the machine. */
class BenchIT {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @Test
    void shouldMeasureThroughputAndFindEveryEventInAReport() throws IOException {
        Path file = directory.resolve("bench.json");
        Captured captured = Captured.piped();

        int code = captured.run("bench", "--events", "100000", "--panes", "5", "--json", file.toString());

        assertThat(code).as(captured.err()).isEqualTo(ExitCode.FINE);
        assertThat(captured.out())
                .contains("of CPU, stream thread", "quarter 4", "where the stream thread was", "0 refused");
        JsonNode figures = new ObjectMapper().readTree(file.toFile());
        assertThat(figures.at("/load/predictions").asLong()).isEqualTo(100_000);
        assertThat(figures.at("/load/bytes").asDouble()).isBetween(585.0, 593.0);
        assertThat(figures.at("/measured/predictions").asLong()).isBetween(25_000L, 50_000L);
        assertThat(figures.at("/measured/perStreamCpuSecond").asLong())
                .isGreaterThan(figures.at("/measured/perProcessCpuSecond").asLong());
        assertThat(figures.at("/quarters")).hasSize(4);
        assertThat(figures.at("/outcome/panesClosed").asLong()).isEqualTo(4);
        assertThat(figures.at("/outcome/counted").asLong()).isEqualTo(80_000);
        assertThat(figures.at("/outcome/refused").asLong()).isZero();
    }

    @Test
    void shouldCloseManyModelsAtOnceWithoutLosingATask() throws IOException {
        Path file = directory.resolve("close.json");
        Captured captured = Captured.piped();

        int code =
                captured.run("bench", "--close", "3", "--features", "4", "--segments", "1", "--json", file.toString());

        assertThat(code).as(captured.err()).isEqualTo(ExitCode.FINE);
        JsonNode figures = new ObjectMapper().readTree(file.toFile());
        assertThat(figures.at("/closed").asLong()).isEqualTo(3 * 14);
        assertThat(figures.at("/disturbances").asLong()).isZero();
        assertThat(figures.at("/streamCpuSeconds").asDouble()).isPositive();
    }

    @Test
    void shouldRefuseANumberThatMeansNothing() {
        Captured captured = Captured.piped();

        int code = captured.run("bench", "--events", "10");

        assertThat(code).isEqualTo(ExitCode.WRONG_USE);
        assertThat(captured.err()).contains("--events must be at least 30000");
    }
}
