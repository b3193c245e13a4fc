package io.plimsoll.streams.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plimsoll.streams.config.ConfigParser;
import io.plimsoll.streams.config.ServiceConfig;
import io.plimsoll.streams.config.TopicName;
import io.plimsoll.streams.files.PredictionJson;
import io.plimsoll.streams.monitor.Prediction;
import io.plimsoll.streams.rig.TopicReader;
import io.plimsoll.streams.story.CreditStory;
import io.plimsoll.streams.story.PredictionMade;
import io.plimsoll.streams.story.StoryEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A service with topics, state and a consumer group of its own on a test's broker, and the credit story to tell it. */
final class StoryRig {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration START = Duration.ofSeconds(90);
    private static final int PARTITIONS = 2;

    private final String servers;
    private final Path file;
    private final ServiceConfig config;

    private StoryRig(String servers, Path file, ServiceConfig config) {
        this.servers = servers;
        this.file = file;
        this.config = config;
    }

    /**
     * Topics and the story's policy and references.
     *
     * @param servers the broker
     * @param directory for configuration and state
     * @param name of the application, and the prefix of its topics
     * @param more lines of configuration
     */
    static StoryRig set(String servers, Path directory, String name, String more)
            throws IOException, InterruptedException, ExecutionException {
        StoryRig rig = bare(servers, directory, name, more);
        DemoCommand.apply(new CreditStory(1), rig.config);
        return rig;
    }

    /** The same without policy and references. */
    static StoryRig bare(String servers, Path directory, String name, String more)
            throws IOException, InterruptedException, ExecutionException {
        Path file = Files.writeString(directory.resolve(name + ".yaml"), """
                kafka: {bootstrap.servers: "%s", main.consumer.session.timeout.ms: 6000}
                topics: {partitions: %d, replication: 1, prefix: %s.}
                streams: {application.id: %s, state.dir: "%s", commit.interval: 100ms}
                http: {port: 0}
                %s
                """.formatted(
                        servers, PARTITIONS, name, name, directory.resolve("state"), more));
        ServiceConfig config = new ConfigParser(Map.of()).service(file);
        Topics.create(config);
        return new StoryRig(servers, file, config);
    }

    /** The configuration's file, for verbs. */
    String file() {
        return file.toString();
    }

    ServiceConfig config() {
        return config;
    }

    /** A running instance, to be closed. */
    Service start() throws IOException, InterruptedException, ExecutionException {
        return start(InstantSource.system());
    }

    Service start(InstantSource clock) throws IOException, InterruptedException, ExecutionException {
        Service service = Service.start(config, clock);
        service.awaitRunning(START);
        return service;
    }

    /** Publishes the predictions of some days of the story, and returns how many there are. */
    int publish(int firstDay, int lastDay) {
        int published = 0;
        Prediction row = new Prediction();
        long end = CreditStory.START.plus(Duration.ofDays(lastDay + 2)).toEpochMilli();
        try (Publisher publisher = new Publisher(config)) {
            Iterator<StoryEvent> events = new CreditStory(1).events();
            for (StoryEvent event = events.next(); event.ingestTime() < end; event = events.next()) {
                if (event instanceof PredictionMade made && day(made) >= firstDay && day(made) <= lastDay) {
                    made.into(row);
                    publisher.send(TopicName.PREDICTIONS, made.id(), PredictionJson.bytes(row));
                    published++;
                }
            }
            publisher.flush();
        }
        return published;
    }

    private static long day(PredictionMade made) {
        return Duration.between(CreditStory.START, Instant.ofEpochMilli(made.time()))
                .toDays();
    }

    /** What is on a topic by now, committed records only. */
    List<ConsumerRecord<String, byte[]>> read(TopicName topic) {
        return TopicReader.committed(servers)
                .read(config.topics().nameOf(topic), new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** The values on a topic by now; a tombstone is null. */
    List<JsonNode> messages(TopicName topic) {
        return read(topic).stream().map(message -> json(message.value())).toList();
    }

    static JsonNode json(byte[] value) {
        try {
            return value == null ? JSON.nullNode() : JSON.readTree(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Service service, String path) {
        return get("http://127.0.0.1:" + service.port() + path);
    }

    static JsonNode json(Service service, String path) {
        return json(text(service, path).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    static String get(String address) {
        try {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
