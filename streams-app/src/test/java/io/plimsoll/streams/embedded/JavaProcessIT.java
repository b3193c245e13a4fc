package io.plimsoll.streams.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaProcessIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String CHILD = "child ";

    @TempDir
    Path directory;

    @Test
    void shouldNotOutliveAParentThatIsKilledEvenWhenFrozen() throws Exception {
        // Given
        try (JavaProcess parent =
                fork(Parent.class, directory.resolve("grandchild").toString())) {
            ProcessHandle child = child(parent.awaitLine(CHILD, PATIENCE));
            // When
            parent.kill();
            // Then
            child.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(child.isAlive()).isFalse();
        }
    }

    @Test
    void shouldSayThatItEndedWithoutTheLine() {
        try (JavaProcess child = fork(Failing.class)) {
            assertThatThrownBy(() -> child.awaitLine("ready", PATIENCE))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Failing did not say \"ready\"")
                    .hasMessageContaining("ended with 3");
        }
    }

    private JavaProcess fork(Class<?> main, String... arguments) {
        return JavaProcess.fork(main, directory.resolve(main.getSimpleName()), List.of("-Xmx64m"), List.of(arguments));
    }

    private static ProcessHandle child(String line) {
        long pid = Long.parseLong(line.substring(line.indexOf(CHILD) + CHILD.length()));
        return ProcessHandle.of(pid).orElseThrow();
    }

    /** Forks a child that never ends, and freezes it. */
    static final class Parent {
        public static void main(String[] args) {
            JavaProcess child = JavaProcess.fork(Endless.class, Path.of(args[0]), List.of("-Xmx64m"), List.of());
            child.awaitLine("up", PATIENCE);
            child.freeze();
            System.out.println(CHILD + child.pid());
            new CompletableFuture<Void>().join();
        }
    }

    static final class Endless {
        public static void main(String[] args) {
            System.out.println("up");
            new CompletableFuture<Void>().join();
        }
    }

    static final class Failing {
        public static void main(String[] args) {
            System.exit(3);
        }
    }
}
