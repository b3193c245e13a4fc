package io.plimsoll.streams.cli;

import io.plimsoll.streams.config.ConfigParser;
import io.plimsoll.streams.config.ServiceConfig;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every verb that talks to a cluster. */
final class Cluster {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The service's configuration; what it leaves out is as in the defaults.")
    private @Nullable Path file;

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "Where the cluster is, in place of kafka.bootstrap.servers in the file.")
    private @Nullable String servers;

    /** Whether the command line says anything of a cluster. */
    boolean isNamed() {
        return file != null || servers != null;
    }

    /**
     * The configuration of the file with the cluster of the command line.
     *
     * @throws UsageException if neither says where the cluster is
     */
    ServiceConfig config(Map<String, String> environment) {
        ServiceConfig written = file(environment);
        ServiceConfig config = Optional.ofNullable(servers)
                .map(given -> written.withKafka(written.kafka().withBootstrapServers(given)))
                .orElse(written);
        if (config.kafka().bootstrapServers().isEmpty()) {
            throw new UsageException(
                    "no cluster is named: give --bootstrap-servers HOST:PORT, or --config FILE with kafka.bootstrap.servers");
        }
        return config;
    }

    /** The configuration of the file, or the defaults, without a cluster. */
    ServiceConfig file(Map<String, String> environment) {
        ConfigParser parser = new ConfigParser(environment);
        return file == null ? parser.defaults() : parser.service(file);
    }

    /** The properties of a client that a person waits for: it gives up after 15 seconds, not after minutes. */
    static Map<String, Object> clientProperties(ServiceConfig config) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("default.api.timeout.ms", "15000");
        properties.put("request.timeout.ms", "10000");
        properties.put("client.id", config.streams().applicationId() + "-cli");
        properties.putAll(config.kafka().properties());
        return properties;
    }
}
