package io.plimsoll.streams.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A broker in a box in a JVM of its own, which may be killed, frozen and started again on the same data and ports.
 *
 * <p>Not safe for use by several threads.
 */
public final class BrokerProcess implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final List<String> JVM_OPTIONS = List.of(
            "-Xmx384m",
            "-XX:+UseSerialGC",
            "-Dlogback.configurationFile=io/plimsoll/streams/embedded/broker-logback.xml");

    private final BrokerSettings settings;
    private final DataDirectory directory;
    private JavaProcess process;
    private int starts;

    private BrokerProcess(BrokerSettings settings, DataDirectory directory) {
        this.settings = settings;
        this.directory = directory;
        this.process = fork();
    }

    /**
     * Forks a broker; {@link #awaitReady} tells when it can be used.
     *
     * @param wanted its directory, ports and properties
     * @return the forked broker, to be closed
     * @throws BrokerException if a port is taken or the directory is not writable
     */
    public static BrokerProcess start(BrokerSettings wanted) {
        BrokerSettings settings = wanted.resolved();
        FreePort.requireFree(settings.port());
        FreePort.requireFree(settings.controllerPort());
        return new BrokerProcess(settings, DataDirectory.of(settings.directory()));
    }

    /**
     * Waits until clients can connect.
     *
     * @return this broker
     * @throws BrokerException if it ends, or is not ready within a minute; the message names its log
     */
    public BrokerProcess awaitReady() {
        try {
            process.awaitLine(BrokerMain.READY, START_LIMIT);
        } catch (IllegalStateException e) {
            throw new BrokerException("the broker is not ready: " + e.getMessage(), e);
        }
        return this;
    }

    /**
     * @return {@code host:port} for clients, the same after a restart
     */
    public String bootstrapServers() {
        return settings.bootstrapServers();
    }

    /**
     * @return the process id of the broker that was started last
     */
    public long pid() {
        return process.pid();
    }

    /** Ends the broker at once (SIGKILL), as a crash would, and waits until it is gone. */
    public void kill() {
        process.kill();
    }

    /** Freezes the broker (SIGSTOP): connections stay open, nothing is answered. */
    public void freeze() {
        process.freeze();
    }

    /** Lets a frozen broker go on (SIGCONT). */
    public void thaw() {
        process.thaw();
    }

    /**
     * Starts the broker again on the same data and ports, after {@link #kill}.
     *
     * @return this broker, ready
     * @throws IllegalStateException if it still runs
     */
    public BrokerProcess restart() {
        if (process.isAlive()) {
            throw new IllegalStateException("kill the broker before it is started again");
        }
        process = fork();
        return awaitReady();
    }

    /** Kills the broker, and deletes its directory where that was temporary. */
    @Override
    public void close() {
        process.close();
        directory.deleteIfTemporary();
    }

    private JavaProcess fork() {
        Path log = directory.root().resolve("broker-" + ++starts + ".log");
        return JavaProcess.fork(BrokerMain.class, log, JVM_OPTIONS, arguments());
    }

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        arguments.add(directory.root().toString());
        arguments.add(Integer.toString(settings.port()));
        arguments.add(Integer.toString(settings.controllerPort()));
        settings.overrides().forEach((key, value) -> arguments.add(key + "=" + value));
        return arguments;
    }
}
