package io.plimsoll.streams.cli;

import io.plimsoll.streams.config.ServiceConfig;
import io.plimsoll.streams.config.TopicName;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code watch}: the control topic, readable. */
@Command(
        name = "watch",
        description = "Shows alerts and recommendations as they come.",
        mixinStandardHelpOptions = true)
final class WatchCommand implements Callable<Integer> {
    private final Host host;

    @Mixin
    private final Cluster cluster = new Cluster();

    @Option(names = "--from-beginning", description = "Begin with the oldest event that is kept, not with the next.")
    private boolean fromBeginning;

    @Option(names = "--no-follow", description = "Stop where the topic ends by now.")
    private boolean noFollow;

    private final ControlNarration narration = new ControlNarration();

    @Option(names = "--model", paramLabel = "NAME", description = "Show this model's events only.")
    private @Nullable String model;

    WatchCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() {
        ServiceConfig config = cluster.config(host.environment());
        String topic = config.topics().nameOf(TopicName.CONTROL);
        try (Consumer<byte[], byte[]> consumer = consumer(config)) {
            ControlFeed feed = new ControlFeed(consumer, topic);
            watch(fromBeginning ? feed.fromBeginning() : feed.fromNow(), topic);
        }
        return ExitCode.FINE;
    }

    private void watch(ControlFeed feed, String topic) {
        if (noFollow) {
            feed.upToNow(this::show);
        } else {
            host.console().note("Watching " + topic + "; Ctrl-C ends it.");
            feed.follow(this::show);
        }
    }

    private void show(ControlMessage message) {
        if (model == null || model.equals(message.model())) {
            narration.line(message).printTo(host.console());
        }
    }

    static Consumer<byte[], byte[]> consumer(ServiceConfig config) {
        Map<String, Object> properties = Cluster.clientProperties(config);
        properties.put("isolation.level", "read_committed");
        properties.put("enable.auto.commit", "false");
        properties.put("allow.auto.create.topics", "false");
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
