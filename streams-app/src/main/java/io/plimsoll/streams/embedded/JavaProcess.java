package io.plimsoll.streams.embedded;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A JVM forked from this one, with this one's class path, that can be killed, frozen and thawed.
 *
 * <p>The child never outlives its parent. When the parent ends in order, a shutdown hook kills it. When the parent is
 * itself killed, a small shell does: it waits for the end of a pipe that only the parent holds open, and the operating
 * system closes that pipe with the parent. A watch inside the child would not do, for a frozen child cannot look.
 *
 * <p>Standard output and error go to one file. POSIX only.
 */
public final class JavaProcess implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final String name;
    private final Path output;
    private final Process child;
    private final Process leash;
    private final Thread hook;

    private JavaProcess(String name, Path output, Process child, Process leash) {
        this.name = name;
        this.output = output;
        this.child = child;
        this.leash = leash;
        this.hook = new Thread(child::destroyForcibly, "kill-" + name);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * Forks {@code java OPTIONS -cp THIS_CLASS_PATH mainClass arguments}.
     *
     * @param mainClass its {@code main} is run
     * @param output standard output and error go there, in place of what it held; parent directories
     *     are created
     * @param options of the JVM, such as {@code -Xmx256m}
     * @param arguments of the program
     * @return the running process, to be closed
     * @throws UncheckedIOException if it cannot be forked
     */
    public static JavaProcess fork(Class<?> mainClass, Path output, List<String> options, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass.getName()));
        command.addAll(arguments);
        try {
            Files.createDirectories(output.toAbsolutePath().getParent());
            Process child = start(command, ProcessBuilder.Redirect.to(output.toFile()));
            return new JavaProcess(mainClass.getSimpleName(), output, child, leash(child.pid()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot fork " + mainClass.getName(), e);
        }
    }

    /**
     * @return the child's process id
     */
    public long pid() {
        return child.pid();
    }

    /**
     * @return whether the child still runs; a frozen one does
     */
    public boolean isAlive() {
        return child.isAlive();
    }

    /**
     * @return where its standard output and error are
     */
    public Path output() {
        return output;
    }

    /**
     * Ends the child at once (SIGKILL), frozen or not, and waits until it is gone.
     */
    public void kill() {
        slipLeash();
        child.destroyForcibly();
        awaitEnd(GRACE);
    }

    /**
     * Asks the child to end (SIGTERM) and waits for it.
     *
     * @return its exit status
     * @throws IllegalStateException if it is still there after 30 s
     */
    public int terminate() {
        child.destroy();
        awaitEnd(GRACE);
        slipLeash();
        return child.exitValue();
    }

    /** Freezes the child (SIGSTOP): its sockets stay open, nobody answers. */
    public void freeze() {
        signal("-STOP");
    }

    /** Lets a frozen child go on (SIGCONT). */
    public void thaw() {
        signal("-CONT");
    }

    /**
     * Waits for the child's end.
     *
     * @param limit how long to wait
     * @throws IllegalStateException if it still runs then
     */
    public void awaitEnd(Duration limit) {
        try {
            if (!child.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(name + " did not end within " + limit + ": see " + output);
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /**
     * Waits until the child has written a line.
     *
     * @param part what the line contains
     * @param limit how long to wait
     * @return the first such line
     * @throws IllegalStateException if the child ends or the time is over without it
     */
    public String awaitLine(String part, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            boolean last = !child.isAlive() || System.nanoTime() > deadline;
            List<String> found = lines(part);
            if (!found.isEmpty()) {
                return found.get(0);
            }
            if (last) {
                throw new IllegalStateException(name + " did not say \"" + part + "\" within " + limit
                        + (child.isAlive() ? "" : " and ended with " + child.exitValue()) + ": see " + output);
            }
            pause();
        }
    }

    /**
     * @param part what the lines contain
     * @return all such lines so far
     */
    public List<String> lines(String part) {
        try (Stream<String> lines = Files.lines(output)) {
            return lines.filter(line -> line.contains(part)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + output, e);
        }
    }

    /**
     * Whether the child has ended, or does so within a moment: one whose connections are gone may still be there.
     *
     * @param moment how long to wait
     */
    public boolean endsWithin(Duration moment) {
        try {
            return child.waitFor(moment.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /**
     * How a child that has ended ended, and the last lines of what it said.
     *
     * @param lines how many
     */
    public String lastWords(int lines) {
        List<String> said = lines("");
        return name + " ended with " + child.exitValue() + " and said last:\n"
                + String.join("\n", said.subList(Math.max(0, said.size() - lines), said.size()));
    }

    /** Kills the child if it still runs. */
    @Override
    public void close() {
        kill();
    }

    private void slipLeash() {
        leash.destroyForcibly();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The hook does what is needed.
        }
    }

    private void signal(String signal) {
        try {
            Process kill = start(List.of("kill", signal, Long.toString(pid())), ProcessBuilder.Redirect.DISCARD);
            if (kill.waitFor() != 0) {
                throw new IllegalStateException("cannot send " + signal + " to " + name + ": is it gone?");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot send " + signal + " to " + name, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** The process id cannot have been given to another by then: a dead child stays a zombie until we reap it. */
    private static Process leash(long pid) throws IOException {
        return start(List.of("sh", "-c", "read -r end; kill -KILL " + pid), ProcessBuilder.Redirect.DISCARD);
    }

    private static Process start(List<String> command, ProcessBuilder.Redirect output) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .directory(new File(".").getAbsoluteFile())
                .start();
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while waiting for a process", e);
    }
}
