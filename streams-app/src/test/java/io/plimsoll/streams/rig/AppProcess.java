package io.plimsoll.streams.rig;

import io.plimsoll.streams.embedded.JavaProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * An application under test in a JVM of its own, which may be killed, frozen and started again with the same arguments.
 * Each start writes a log of its own, {@code target/rig/NAME-RUN-START.log}.
 */
public final class AppProcess implements AutoCloseable {
    private static final List<String> JVM_OPTIONS = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    private static final Path LOGS = Path.of("target", "rig");

    private final Class<?> mainClass;
    private final String name;
    private final List<String> jvmOptions;
    private final List<String> arguments;
    private final List<JavaProcess> lives = new ArrayList<>();

    private AppProcess(Class<?> mainClass, String name, List<String> jvmOptions, List<String> arguments) {
        this.mainClass = mainClass;
        this.name = name + "-" + Long.toHexString(System.nanoTime());
        this.jvmOptions = jvmOptions;
        this.arguments = arguments;
    }

    /**
     * Forks an application.
     *
     * @param mainClass its main class
     * @param name of its logs
     * @param arguments of the main class
     * @return the running application, to be closed
     */
    public static AppProcess start(Class<?> mainClass, String name, String... arguments) {
        return start(mainClass, name, List.of(), List.of(arguments));
    }

    /**
     * Forks an application.
     *
     * @param mainClass its main class
     * @param name of its logs
     * @param jvmOptions beside the usual ones
     * @param arguments of the main class
     * @return the running application, to be closed
     */
    public static AppProcess start(Class<?> mainClass, String name, List<String> jvmOptions, List<String> arguments) {
        List<String> options = new ArrayList<>(JVM_OPTIONS);
        options.addAll(jvmOptions);
        AppProcess app = new AppProcess(mainClass, name, options, arguments);
        app.restart();
        return app;
    }

    /** Starts the application again, after it ended. */
    public void restart() {
        if (!lives.isEmpty() && current().isAlive()) {
            throw new IllegalStateException(name + " still runs");
        }
        Path log = LOGS.resolve(name + "-" + (lives.size() + 1) + ".log");
        lives.add(JavaProcess.fork(mainClass, log, jvmOptions, arguments));
    }

    /** Ends it at once (SIGKILL). */
    public void kill() {
        current().kill();
    }

    /**
     * @param part what lines of all lives contain
     * @return these lines so far
     */
    public List<String> linesOfAllLives(String part) {
        return lives.stream().flatMap(life -> life.lines(part).stream()).toList();
    }

    /** Asks it to end (SIGTERM) and waits for that. */
    public void terminate() {
        current().terminate();
    }

    /** Freezes it (SIGSTOP). */
    public void freeze() {
        current().freeze();
    }

    /** Lets it go on (SIGCONT). */
    public void thaw() {
        current().thaw();
    }

    /**
     * @param part what a line of the present life contains
     * @param limit how long to wait for it
     * @return the first such line
     */
    public String awaitLine(String part, Duration limit) {
        return current().awaitLine(part, limit);
    }

    /**
     * @param part what lines of the present life contain
     * @return these lines so far
     */
    public List<String> lines(String part) {
        return current().lines(part);
    }

    @Override
    public void close() {
        lives.forEach(JavaProcess::close);
    }

    private JavaProcess current() {
        return lives.get(lives.size() - 1);
    }
}
