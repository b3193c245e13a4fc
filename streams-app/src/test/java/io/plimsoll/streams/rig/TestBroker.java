package io.plimsoll.streams.rig;

import io.plimsoll.streams.embedded.BrokerSettings;
import io.plimsoll.streams.embedded.EmbeddedBroker;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.kafka.KafkaContainer;

/**
 * The one place from which integration tests take their broker: a container where a Docker engine answers, the broker in
 * a box elsewhere. One broker serves a test class; tests keep apart by names of topics and applications.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final TestBroker BROKER = new TestBroker();
 * }</pre>
 */
public final class TestBroker implements BeforeAllCallback, AfterAllCallback {
    private static final String IMAGE = "apache/kafka:4.3.1";

    private @Nullable Running running;

    @Override
    public void beforeAll(ExtensionContext context) {
        running = DockerEngine.answers() ? container() : inABox();
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        running().close().close();
    }

    /**
     * @return {@code host:port}
     */
    public String bootstrapServers() {
        return running().bootstrapServers();
    }

    /**
     * @return a client with which to create topics and look at groups; to be closed
     */
    public Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers()));
    }

    /**
     * Creates topics and waits for them.
     *
     * @param partitions of each
     * @param names of the topics
     */
    public void createTopics(int partitions, String... names) {
        Topics.create(bootstrapServers(), partitions, names);
    }

    private Running running() {
        return Objects.requireNonNull(running, "register the TestBroker as a static extension");
    }

    private static Running container() {
        KafkaContainer container = new KafkaContainer(IMAGE);
        container.start();
        return new Running(container.getBootstrapServers(), container::stop);
    }

    private static Running inABox() {
        EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.temporary());
        return new Running(broker.bootstrapServers(), broker);
    }

    private record Running(String bootstrapServers, AutoCloseable close) {}
}
