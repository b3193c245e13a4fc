package io.plimsoll.streams.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What a broker in a box is started with.
 *
 * @param directory where its data live and stay; empty for a temporary directory that goes with the broker
 * @param port where clients connect, on the loopback address; 0 takes any free one
 * @param controllerPort where the controller listens to its own broker; 0 takes any free one
 * @param overrides broker properties that win over those of this class
 */
public record BrokerSettings(Optional<Path> directory, int port, int controllerPort, Map<String, String> overrides) {
    /** The only address a broker in a box listens on: it has no authentication. */
    public static final String HOST = "127.0.0.1";

    private static final int LAST_PORT = 65_535;

    /** Validates the ports and copies the overrides. */
    public BrokerSettings {
        requirePort("port", port);
        requirePort("controllerPort", controllerPort);
        overrides = Map.copyOf(overrides);
    }

    /**
     * @return free ports and a directory that is deleted when the broker is closed
     */
    public static BrokerSettings temporary() {
        return new BrokerSettings(Optional.empty(), 0, 0, Map.of());
    }

    /**
     * @param kept where the data are, or will be; created where missing
     * @return these settings on that directory
     */
    public BrokerSettings in(Path kept) {
        return new BrokerSettings(Optional.of(kept), port, controllerPort, overrides);
    }

    /**
     * @param clients 0 to 65535
     * @return these settings with clients at that port
     */
    public BrokerSettings onPort(int clients) {
        return new BrokerSettings(directory, clients, controllerPort, overrides);
    }

    /**
     * @param property a broker property of Kafka
     * @param value its value
     * @return these settings with that property
     */
    public BrokerSettings with(String property, String value) {
        Map<String, String> more = new TreeMap<>(overrides);
        more.put(property, value);
        return new BrokerSettings(directory, port, controllerPort, more);
    }

    /**
     * @return these settings with every 0 replaced by a free port, so that a restart finds the same ports
     */
    BrokerSettings resolved() {
        return new BrokerSettings(directory, orFree(port), orFree(controllerPort), overrides);
    }

    String bootstrapServers() {
        return HOST + ":" + port;
    }

    /**
     * The server properties. Small on purpose: one partition for the internal topics, a cleaner buffer of 4 MiB instead
     * of 128, and no wait for further members when a group forms.
     */
    Properties properties(Path logs) {
        Properties properties = new Properties();
        properties.putAll(node(logs));
        properties.putAll(alone());
        properties.putAll(small());
        properties.putAll(patient());
        properties.putAll(overrides);
        return properties;
    }

    private Map<String, String> node(Path logs) {
        String clients = "PLAINTEXT://" + bootstrapServers();
        String controller = HOST + ":" + controllerPort;
        return Map.of(
                "node.id", "1",
                "process.roles", "broker,controller",
                "controller.quorum.voters", "1@" + controller,
                "controller.listener.names", "CONTROLLER",
                "listeners", clients + ",CONTROLLER://" + controller,
                "advertised.listeners", clients,
                "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "log.dirs", logs.toString(),
                // A topic that nobody created is a fault to report, not to paper over.
                "auto.create.topics.enable", "false");
    }

    /**
     * While a broker that was killed starts, no partition has a leader. A transaction that it finds timed out in that time
     * it calls aborted without marking the partitions (KAFKA-20734, in Kafka 4.3.1), and readers of committed data wait at
     * its first record for ever. So it looks for such transactions only when it has long been up. The one who began a
     * transaction ends it sooner anyhow, when it comes back.
     *
     * <p>Likewise one that stood still for longer than its session: it is then taken for gone, for a moment, and its
     * partitions lose their leader. There is nobody who could take over, so its session may as well be long; a broker that
     * was killed waits for the end of it when it comes back.
     */
    private static Map<String, String> patient() {
        return Map.of(
                "transaction.abort.timed.out.transaction.cleanup.interval.ms", "60000",
                "broker.session.timeout.ms", "18000");
    }

    private static Map<String, String> alone() {
        return Map.of(
                "default.replication.factor", "1",
                "offsets.topic.replication.factor", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1");
    }

    private static Map<String, String> small() {
        return Map.of(
                "offsets.topic.num.partitions", "1",
                "transaction.state.log.num.partitions", "1",
                "share.coordinator.state.topic.num.partitions", "1",
                "group.initial.rebalance.delay.ms", "0",
                "log.cleaner.dedupe.buffer.size", "4194304");
    }

    private static int orFree(int port) {
        return port == 0 ? FreePort.any() : port;
    }

    private static void requirePort(String name, int port) {
        if (port < 0 || port > LAST_PORT) {
            throw new IllegalArgumentException(name + " must lie in 0.." + LAST_PORT + ": " + port);
        }
    }
}
