package io.plimsoll.streams.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;
import java.util.Map;

/** A console whose output a test can read. */
final class Captured {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Console console;

    private Captured(boolean terminal, Map<String, String> environment) {
        console = new Console(new PrintWriter(out, true), new PrintWriter(err, true), terminal, environment);
    }

    static Captured piped() {
        return new Captured(false, Map.of());
    }

    static Captured terminal(Map<String, String> environment) {
        return new Captured(true, environment);
    }

    Console console() {
        return console;
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    /** Runs the command line as the shell would. */
    int run(String... arguments) {
        return Plimsoll.commandLine(new Host(console, Map.of(), InstantSource.system()))
                .execute(arguments);
    }
}
