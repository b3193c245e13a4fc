package io.plimsoll.streams.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class PlimsollTest {
    private final Captured captured = Captured.piped();

    @Test
    void shouldPrintHelpAsAResult() {
        int code = captured.run("--help");

        assertThat(code).isEqualTo(ExitCode.FINE);
        assertThat(captured.out()).contains("Usage: plimsoll", "topics", "watch", "Exit codes: 0 fine");
        assertThat(captured.err()).isEmpty();
    }

    @Test
    void shouldAskForAVerb() {
        int code = captured.run();

        assertThat(code).isEqualTo(ExitCode.WRONG_USE);
        assertThat(captured.err()).startsWith("plimsoll: Missing required subcommand\nUsage: plimsoll");
        assertThat(captured.out()).isEmpty();
    }

    @Test
    void shouldSuggestTheVerbThatWasMeant() {
        int code = captured.run("wacth");

        assertThat(code).isEqualTo(ExitCode.WRONG_USE);
        assertThat(captured.err())
                .startsWith("plimsoll: Unmatched argument at index 0: 'wacth'")
                .contains("Did you mean: plimsoll watch", "Usage: plimsoll");
    }

    @Test
    void shouldAskForTheVerbOfTopics() {
        int code = captured.run("topics");

        assertThat(code).isEqualTo(ExitCode.WRONG_USE);
        assertThat(captured.err())
                .startsWith("plimsoll: Missing required subcommand\nUsage: plimsoll topics")
                .contains("create");
    }

    @Test
    void shouldPointToTheHelpOfAVerbThatIsUsedWrongly() {
        int code = captured.run("watch", "--from-begining");

        assertThat(code).isEqualTo(ExitCode.WRONG_USE);
        assertThat(captured.err())
                .startsWith("plimsoll: Unknown option: '--from-begining'\n")
                .contains("--from-beginning")
                .endsWith("See plimsoll watch --help\n");
    }

    @Test
    void shouldSayHowToNameACluster() {
        int code = captured.run("watch");

        assertThat(code).isEqualTo(ExitCode.WRONG_USE);
        assertThat(captured.err())
                .isEqualTo("plimsoll: no cluster is named: give --bootstrap-servers HOST:PORT,"
                        + " or --config FILE with kafka.bootstrap.servers\n");
    }

    @Test
    void shouldSayWhatIsWrongInTheConfigurationWithoutAStackTrace(@TempDir Path dir) throws IOException {
        Path file = Files.writeString(dir.resolve("p.yaml"), "streams: {threads: 0}\n");

        int code = captured.run("watch", "--config", file.toString(), "--stacktrace");

        assertThat(code).isEqualTo(ExitCode.WRONG_USE);
        assertThat(captured.err()).isEqualTo("plimsoll: " + file + ":1: streams.threads must be from 1 to 256, is 0\n");
    }

    @Test
    void shouldRefuseToRunWithoutTheRecordCacheThatHoldsTheCountsBack(@TempDir Path dir) throws IOException {
        Path file = Files.writeString(
                dir.resolve("p.yaml"), "kafka: {bootstrap.servers: none:1, statestore.cache.max.bytes: 0}\n");

        int code = captured.run("run", "--config", file.toString());

        assertThat(code).isEqualTo(ExitCode.WRONG_USE);
        assertThat(captured.err())
                .startsWith(
                        "plimsoll: " + file + ":1: kafka.statestore.cache.max.bytes must be a number of bytes above 0");
    }

    @Test
    void shouldReportAFailureInOneLine() {
        int code = run(() -> {
            throw new IllegalStateException("disk on fire");
        });

        assertThat(code).isEqualTo(ExitCode.FAILURE);
        assertThat(captured.err()).isEqualTo("""
                        plimsoll: IllegalStateException: disk on fire
                        Run it again with --stacktrace to see where.
                        """);
    }

    @Test
    void shouldShowWhereAFailureHappenedWhenAsked() {
        int code = run(
                () -> {
                    throw new IllegalStateException("disk on fire");
                },
                "--stacktrace");

        assertThat(code).isEqualTo(ExitCode.FAILURE);
        assertThat(captured.err())
                .startsWith("plimsoll: IllegalStateException: disk on fire\njava.lang.IllegalStateException")
                .contains("at io.plimsoll.streams.cli.PlimsollTest");
    }

    @Test
    void shouldSayWhatToCheckWhenKafkaDoesNotAnswer() {
        int code = run(() -> {
            throw new ExecutionException(new TimeoutException("no node"));
        });

        assertThat(code).isEqualTo(ExitCode.FAILURE);
        assertThat(captured.err())
                .startsWith("plimsoll: Kafka did not answer in time: check kafka.bootstrap.servers and that the brokers"
                        + " run (TimeoutException: no node)\n");
    }

    @Test
    void shouldSayWhereTheNeededRightsAreListed() {
        int code = run(() -> {
            throw new TopicAuthorizationException("Not authorized to access topics: [t]");
        });

        assertThat(code).isEqualTo(ExitCode.FAILURE);
        assertThat(captured.err())
                .startsWith(
                        "plimsoll: Kafka refused the access: plimsoll topics create prints the rights that are needed");
    }

    private int run(Callable<Integer> verb, String... options) {
        CommandLine commandLine = Plimsoll.commandLine(new Host(captured.console(), Map.of(), InstantSource.system()));
        commandLine.addSubcommand(new Verb(verb));
        new Reporting(captured.console(), () -> options.length > 0).installIn(commandLine);
        return commandLine.execute("verb");
    }

    /** A verb that does what a test wants. */
    @Command(name = "verb")
    static final class Verb implements Callable<Integer> {
        private final Callable<Integer> action;

        Verb(Callable<Integer> action) {
            this.action = action;
        }

        @Override
        public Integer call() throws Exception {
            return action.call();
        }
    }
}
