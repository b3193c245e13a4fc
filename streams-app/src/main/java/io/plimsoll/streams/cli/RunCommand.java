package io.plimsoll.streams.cli;

import io.plimsoll.streams.config.ServiceConfig;
import io.plimsoll.streams.embedded.BrokerSettings;
import io.plimsoll.streams.embedded.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code run}: the service. */
@Command(
        name = "run",
        description = "Runs the service against a Kafka cluster, or with a broker of its own.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    private final Host host;

    @Mixin
    private final Cluster cluster = new Cluster();

    @Option(names = "--embedded", description = "Bring the broker: one node, in this process.")
    private boolean embedded;

    @Option(names = "--embedded-port", paramLabel = "PORT", description = "The port of that broker (default 9092).")
    private int port = 9092;

    @Option(
            names = "--embedded-data",
            paramLabel = "DIR",
            description = "Where that broker keeps its data; without it they are gone at the end.")
    private @Nullable Path data;

    RunCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        if (!embedded) {
            serve(cluster.config(host.environment()));
            return ExitCode.FINE;
        }
        BrokerSettings settings = BrokerSettings.temporary().onPort(port);
        try (EmbeddedBroker broker = EmbeddedBroker.start(data == null ? settings : settings.in(data))) {
            ServiceConfig config = embedded(cluster.file(host.environment()), broker);
            Topics.create(config);
            host.console().note("The broker in the box listens on " + broker.bootstrapServers() + ".");
            serve(config);
        }
        return ExitCode.FINE;
    }

    /** The same configuration on the broker in the box, of which there is one. */
    static ServiceConfig embedded(ServiceConfig config, EmbeddedBroker broker) {
        return config.withKafka(config.kafka().withBootstrapServers(broker.bootstrapServers()))
                .withTopics(config.topics().unreplicated());
    }

    private void serve(ServiceConfig config) throws IOException, InterruptedException, ExecutionException {
        try (Service service = Service.start(config, host.clock())) {
            Runtime.getRuntime().addShutdownHook(new Thread(service::close, "plimsoll-shutdown"));
            host.console()
                    .note("Plimsoll runs; http://" + config.http().bind() + ":" + service.port()
                            + "/ shows it, Ctrl-C ends it.");
            service.await();
        }
    }
}
