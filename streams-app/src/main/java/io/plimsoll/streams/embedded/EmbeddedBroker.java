package io.plimsoll.streams.embedded;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/**
 * A broker in a box: one KRaft node, broker and controller at once, in this JVM.
 *
 * <p>Starts in about two seconds and answers clients when {@link #start} returns. A directory that holds data from
 * before is used as it is. On a fault that Kafka deems fatal (a full disk, say) the broker halts the JVM it lives in;
 * where that matters use {@link BrokerProcess}.
 *
 * <p>The only class that uses broker classes which Kafka does not publish as an API: {@code StorageTool} to format the
 * directory, {@code KafkaConfig} and {@code KafkaRaftServer} to run.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private final BrokerSettings settings;
    private final DataDirectory directory;
    private final KafkaRaftServer server;

    private EmbeddedBroker(BrokerSettings settings, DataDirectory directory, KafkaRaftServer server) {
        this.settings = settings;
        this.directory = directory;
        this.server = server;
    }

    /**
     * Starts a broker, and returns when it takes connections.
     *
     * @param wanted its directory, ports and properties
     * @return a running broker, to be closed
     * @throws BrokerException if a port is taken, the directory is not writable, or Kafka refuses
     */
    public static EmbeddedBroker start(BrokerSettings wanted) {
        BrokerSettings settings = wanted.resolved();
        FreePort.requireFree(settings.port());
        FreePort.requireFree(settings.controllerPort());
        DataDirectory directory = DataDirectory.of(settings.directory());
        try {
            return startIn(directory, settings);
        } catch (RuntimeException e) {
            directory.deleteIfTemporary();
            throw e instanceof BrokerException ? e : new BrokerException("the broker did not start: " + e, e);
        }
    }

    /**
     * @return {@code host:port} for clients
     */
    public String bootstrapServers() {
        return settings.bootstrapServers();
    }

    /** Shuts the broker down, waits for it, and deletes its directory where that was temporary. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
        directory.deleteIfTemporary();
    }

    private static EmbeddedBroker startIn(DataDirectory directory, BrokerSettings settings) {
        Properties properties = settings.properties(directory.logs());
        format(directory, properties);
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
        server.startup();
        return new EmbeddedBroker(settings, directory, server);
    }

    private static void format(DataDirectory directory, Properties properties) {
        String config = directory.write(properties).toString();
        if (directory.isFormatted()) {
            return;
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        String[] command = {
            "format", "--config", config, "--cluster-id", Uuid.randomUuid().toString()
        };
        int exit = StorageTool.execute(command, new PrintStream(said, true, StandardCharsets.UTF_8));
        if (exit != 0) {
            throw new BrokerException(
                    "cannot format " + directory.logs() + ": " + said.toString(StandardCharsets.UTF_8));
        }
    }
}
