package io.plimsoll.streams.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Where verbs write: results to {@link #out()}, everything about how it goes to {@link #err()}. The one class that knows
 * whether a person is looking.
 */
final class Console {
    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean terminal;
    private final boolean colours;

    /**
     * @param terminal whether a person waits in front of it, so that a line may be painted over
     * @param environment {@code NO_COLOR} (any value) and {@code TERM=dumb} turn colours off
     */
    Console(PrintWriter out, PrintWriter err, boolean terminal, Map<String, String> environment) {
        this.out = out;
        this.err = err;
        this.terminal = terminal && !"dumb".equals(environment.get("TERM"));
        this.colours = this.terminal && environment.getOrDefault("NO_COLOR", "").isEmpty();
    }

    static Console ofThisProcess(Map<String, String> environment) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        return new Console(out, err, attached(), environment);
    }

    /** Both input and output are a terminal. From JDK 22 a console may exist without one, and has a method that says so. */
    @SuppressWarnings("SystemConsoleNull") // what the warning asks for is what the method does
    private static boolean attached() {
        java.io.Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (Boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException beforeJdk22) {
            return true;
        }
    }

    /** Takes the results, and nothing else, so that they can be piped on. */
    PrintWriter out() {
        return out;
    }

    /** Takes progress, notes and errors. */
    PrintWriter err() {
        return err;
    }

    /** Whether a person waits in front of it. */
    boolean isTerminal() {
        return terminal;
    }

    boolean hasColours() {
        return colours;
    }

    /** A line of the result. */
    void print(String line) {
        out.println(line);
        out.flush();
    }

    /** A line about how it goes. */
    void note(String line) {
        err.println(line);
        err.flush();
    }

    /** Paints over the line that the cursor is in; only on a terminal. */
    void repaint(String line) {
        err.print("\r" + line + "\u001b[K");
        err.flush();
    }

    /** The text so that it stands out where colours are shown. */
    String styled(Style style, String text) {
        return colours ? style.on(text) : text;
    }
}
