package io.plimsoll.streams.cli;

import io.plimsoll.streams.config.ConfigurationException;
import io.plimsoll.streams.files.EventFileException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong, once and for all verbs: to a person, with the remedy; to the shell, with an exit code. */
final class Reporting {
    private final Console console;
    private final BooleanSupplier stacktrace;

    Reporting(Console console, BooleanSupplier stacktrace) {
        this.console = console;
        this.stacktrace = stacktrace;
    }

    CommandLine installIn(CommandLine commandLine) {
        return commandLine
                .setOut(console.out())
                .setErr(console.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        console.hasColours() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
                .setParameterExceptionHandler((thrown, arguments) -> wrongArguments(thrown))
                .setExecutionExceptionHandler((thrown, command, parsed) -> failed(thrown));
    }

    private int wrongArguments(ParameterException thrown) {
        error(String.valueOf(thrown.getMessage()));
        UnmatchedArgumentException.printSuggestions(thrown, console.err());
        CommandLine command = thrown.getCommandLine();
        if (command.getSubcommands().isEmpty()) {
            console.note("See " + command.getCommandSpec().qualifiedName() + " --help");
        } else {
            command.usage(console.err());
        }
        return ExitCode.WRONG_USE;
    }

    private int failed(Exception thrown) {
        Throwable cause = unwrapped(thrown);
        if (isInput(cause)) {
            error(String.valueOf(cause.getMessage()));
            return ExitCode.WRONG_USE;
        }
        error(inWords(cause));
        if (stacktrace.getAsBoolean()) {
            thrown.printStackTrace(console.err());
        } else {
            console.note("Run it again with --stacktrace to see where.");
        }
        return ExitCode.FAILURE;
    }

    /** What the user gave is at fault, and the message names the place and the remedy. */
    private static boolean isInput(Throwable cause) {
        return cause instanceof UsageException
                || cause instanceof ConfigurationException
                || cause instanceof EventFileException;
    }

    private void error(String message) {
        console.note(console.styled(Style.BAD, "plimsoll: ") + message);
    }

    /** Kafka's futures wrap what happened, and so do readers that may not throw it. */
    private static Throwable unwrapped(Throwable thrown) {
        boolean wraps = thrown instanceof ExecutionException || thrown instanceof UncheckedIOException;
        return wraps && thrown.getCause() != null ? thrown.getCause() : thrown;
    }

    private static String inWords(Throwable cause) {
        return remedy(cause).map(remedy -> remedy + " (" + said(cause) + ")").orElseGet(() -> said(cause));
    }

    private static Optional<String> remedy(Throwable cause) {
        if (cause instanceof TimeoutException) {
            return Optional.of("Kafka did not answer in time: check kafka.bootstrap.servers and that the brokers run");
        }
        if (cause instanceof AuthenticationException) {
            return Optional.of("Kafka refused the login: check the security settings under kafka in the configuration");
        }
        if (cause instanceof AuthorizationException) {
            return Optional.of("Kafka refused the access: plimsoll topics create prints the rights that are needed");
        }
        return Optional.empty();
    }

    private static String said(Throwable cause) {
        String message = cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : cause.getClass().getSimpleName() + ": " + message;
    }
}
