package io.plimsoll.streams.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code ./plimsoll}, in a checkout whose JDK and build only say how they were called. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the script is for a POSIX shell")
class LauncherTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path dir;

    private Path home = Path.of("");
    private Path jdk = Path.of("");
    private Path jar = Path.of("");

    @BeforeEach
    void checkout() throws IOException {
        home = Files.createDirectories(dir.resolve("my checkout"));
        jdk = dir.resolve("a jdk");
        jar = home.resolve("streams-app/target/plimsoll.jar");
        Files.createDirectories(home.resolve("streams-app/target/lib"));
        Files.createDirectories(home.resolve("streams-app/src/main"));
        Files.copy(Path.of("..", "plimsoll"), home.resolve("plimsoll"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        Files.writeString(home.resolve("streams-app/pom.xml"), "<project/>");
        script(home.resolve("mvnw"), "echo \"built with $*\" >&2\n: > streams-app/target/plimsoll.jar");
        script(jdk.resolve("bin/javac"), ":");
        jdkOfVersion("17.0.15");
    }

    @Test
    void shouldBuildOnceAndSaySo() throws Exception {
        Result first = run(home, Map.of(), "watch", "--model", "two words");
        Result second = run(home, Map.of(), "watch");

        assertThat(first.err()).isEqualTo("""
                        plimsoll: building, about a minute; some minutes the first time, when libraries are downloaded
                        built with -q -B -DskipTests package
                        """);
        assertThat(first.out()).contains("[-jar]\n[" + real(jar) + "]\n[watch]\n[--model]\n[two words]\n");
        assertThat(second.err()).isEmpty();
        assertThat(second.code()).isZero();
    }

    @Test
    void shouldBuildAgainWhenASourceIsNewer() throws Exception {
        Files.createFile(jar);
        Path source = Files.writeString(home.resolve("streams-app/src/main/A.java"), "class A {}");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));

        Result result = run(home, Map.of());

        assertThat(result.err()).startsWith("plimsoll: building");
    }

    @Test
    void shouldRunFromAnyDirectoryAndThroughALink() throws Exception {
        Files.createFile(jar);
        Path link = Files.createSymbolicLink(dir.resolve("link"), home.resolve("plimsoll"));

        Result result = start(dir, Map.of(), link.toString(), "watch");

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("[" + real(jar) + "]\n[watch]\n");
    }

    @Test
    void shouldLetOptionsOverrideItsOwn() throws Exception {
        Files.createFile(jar);

        Result result = run(home, Map.of("PLIMSOLL_OPTS", "-Xmx1g -Da=b"));

        assertThat(result.out()).contains("[-XX:+UseSerialGC]", "[-Xmx1g]\n[-Da=b]\n[-jar]");
    }

    @Test
    void shouldAllowNativeCodeWhereTheJdkAsks() throws Exception {
        Files.createFile(jar);
        jdkOfVersion("25");

        Result result = run(home, Map.of());

        assertThat(result.out()).contains("[--enable-native-access=ALL-UNNAMED]\n[-jar]");
    }

    @Test
    void shouldRefuseAnOldJdk() throws Exception {
        jdkOfVersion("1.8.0_402");

        Result result = run(home, Map.of());

        assertThat(result.code()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(result.err())
                .isEqualTo("plimsoll: " + jdk
                        + "/bin/java is version 8: a JDK 17 or later is needed, set JAVA_HOME to one\n");
    }

    @Test
    void shouldSayThatJavaHomeHasNoJava() throws Exception {
        Result result = run(home, Map.of("JAVA_HOME", "/nowhere"));

        assertThat(result.code()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(result.err())
                .isEqualTo(
                        "plimsoll: JAVA_HOME is /nowhere, but there is no bin/java in it: set it to a JDK 17 or later\n");
    }

    @Test
    void shouldEndAsAFailureWhenTheBuildFails() throws Exception {
        script(home.resolve("mvnw"), "echo broken >&2; exit 1");

        Result result = run(home, Map.of());

        assertThat(result.code()).isEqualTo(ExitCode.FAILURE);
        assertThat(result.err()).endsWith("broken\nplimsoll: the build failed, see above\n");
    }

    private record Result(int code, String out, String err) {}

    private Result run(Path directory, Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(arguments));
        command.add(0, home.resolve("plimsoll").toString());
        return start(directory, environment, command.toArray(String[]::new));
    }

    private Result start(Path directory, Map<String, String> environment, String... command) throws Exception {
        Path out = dir.resolve("out");
        Path err = dir.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().put("JAVA_HOME", jdk.toString());
        builder.environment().remove("PLIMSOLL_OPTS");
        builder.environment().putAll(environment);
        builder.redirectOutput(out.toFile()).redirectError(err.toFile());
        int code = builder.start().waitFor();
        return new Result(code, Files.readString(out), Files.readString(err));
    }

    private void jdkOfVersion(String version) throws IOException {
        script(
                jdk.resolve("bin/java"),
                "if [ \"$1\" = -version ]; then echo 'openjdk version \"" + version + "\" 2025-04-15' >&2; exit; fi\n"
                        + "printf '[%s]\\n' \"$@\"");
    }

    private static String real(Path path) throws IOException {
        return java.util.Objects.requireNonNull(path.getParent())
                .toRealPath()
                .resolve(path.getFileName())
                .toString();
    }

    private static void script(Path file, String body) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, ("#!/bin/sh\n" + body + "\n").getBytes(StandardCharsets.UTF_8));
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
