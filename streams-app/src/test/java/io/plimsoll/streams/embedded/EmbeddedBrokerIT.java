package io.plimsoll.streams.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {

    @Test
    void shouldKeepItsTopicsInAGivenDirectory(@TempDir Path directory) throws Exception {
        // Given
        BrokerSettings settings = BrokerSettings.temporary().in(directory);
        try (EmbeddedBroker first = EmbeddedBroker.start(settings)) {
            createTopic(first, "kept");
        }
        // When
        try (EmbeddedBroker second = EmbeddedBroker.start(settings)) {
            // Then
            assertThat(topics(second)).containsExactly("kept");
        }
    }

    @Test
    void shouldLeaveNothingOfATemporaryDirectory() throws Exception {
        // Given
        List<Path> before = temporaryDirectories();
        EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.temporary());
        // When
        broker.close();
        // Then
        assertThat(temporaryDirectories()).isSubsetOf(before);
    }

    @Test
    void shouldNameThePortThatIsTaken() throws IOException {
        // Given
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            BrokerSettings settings = BrokerSettings.temporary().onPort(other.getLocalPort());
            // When, Then
            assertThatThrownBy(() -> EmbeddedBroker.start(settings))
                    .isInstanceOf(BrokerException.class)
                    .hasMessageContaining("port " + other.getLocalPort() + " of 127.0.0.1 is taken");
        }
    }

    @Test
    void shouldNameTheDirectoryThatCannotBeMade(@TempDir Path directory) throws IOException {
        // Given
        Path file = Files.createFile(directory.resolve("file"));
        BrokerSettings settings = BrokerSettings.temporary().in(file.resolve("below"));
        // When, Then
        assertThatThrownBy(() -> EmbeddedBroker.start(settings))
                .isInstanceOf(BrokerException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void shouldSayWhichPropertyKafkaRefuses() {
        // Given
        BrokerSettings settings = BrokerSettings.temporary().with("num.io.threads", "none");
        // When, Then
        assertThatThrownBy(() -> EmbeddedBroker.start(settings))
                .isInstanceOf(BrokerException.class)
                .hasMessageContaining("num.io.threads");
    }

    private static void createTopic(EmbeddedBroker broker, String name)
            throws ExecutionException, InterruptedException {
        try (Admin admin = admin(broker)) {
            admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
        }
    }

    private static Iterable<String> topics(EmbeddedBroker broker) throws ExecutionException, InterruptedException {
        try (Admin admin = admin(broker)) {
            return admin.listTopics().names().get();
        }
    }

    private static Admin admin(EmbeddedBroker broker) {
        return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    private static List<Path> temporaryDirectories() throws IOException {
        try (var all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(path -> path.getFileName().toString().startsWith("plimsoll-broker"))
                    .toList();
        }
    }
}
