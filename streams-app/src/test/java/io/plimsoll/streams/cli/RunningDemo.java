package io.plimsoll.streams.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.streams.config.ConfigParser;
import io.plimsoll.streams.config.ServiceConfig;
import io.plimsoll.streams.config.TopicName;
import io.plimsoll.streams.embedded.FreePort;
import io.plimsoll.streams.rig.TopicReader;
import io.plimsoll.streams.story.CreditStory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * {@code plimsoll demo --stay} as a person starts it: broker in a box, service, page and narrator, and as many days of the
 * story as the test wants, as fast as they go. To be closed, as by Ctrl-C.
 */
final class RunningDemo implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(5);
    private static final Duration STORY = Duration.ofMinutes(10);
    private static final Pattern BROKER = Pattern.compile("The broker listens on ([^;]+);");

    private final Captured captured = Captured.piped();
    private final int days;
    private final int port = FreePort.any();
    private final Thread verb;

    private RunningDemo(int days) {
        this.days = days;
        this.verb = new Thread(this::run, "demo");
    }

    private void run() {
        captured.run(
                "demo", "--stay", "--seconds", "1", "--days", String.valueOf(days), "--port", String.valueOf(port));
    }

    /** Starts it, and returns when it shows its page. */
    static RunningDemo start(int days) {
        RunningDemo demo = new RunningDemo(days);
        demo.verb.start();
        demo.awaitSaid("The broker listens on", START);
        return demo;
    }

    /** Waits until the monitor has judged all that was told. */
    void awaitEnd() {
        awaitSaid("The page stays at", STORY);
    }

    private void awaitSaid(String words, Duration longest) {
        await().atMost(longest).untilAsserted(() -> {
            boolean alive = verb.isAlive();
            String said = captured.err();
            assertThat(said).contains(words);
            assertThat(alive).as(said).isTrue();
        });
    }

    /** What it printed as results: headings, alerts, recommendations. */
    String told() {
        return captured.out();
    }

    /** What it said about itself. */
    String said() {
        return captured.err();
    }

    /** The port of page, API and metrics. */
    int port() {
        return port;
    }

    /** The address of the page without a slash at its end. */
    String address() {
        return "http://127.0.0.1:" + port;
    }

    /** The day after the last that was judged: the last day stays open. */
    Instant judged() {
        return CreditStory.START.plus(Duration.ofDays(days - 1L));
    }

    /** How many days of the story it was told. */
    int days() {
        return days;
    }

    /** What its API answers. */
    JsonNode data(String path) {
        return StoryRig.json(StoryRig.get(address() + path).getBytes(StandardCharsets.UTF_8))
                .path("data");
    }

    /** Its broker, as host and port. */
    String servers() {
        Matcher said = BROKER.matcher(captured.err());
        assertThat(said.find()).as(captured.err()).isTrue();
        return said.group(1);
    }

    /** What is on its control topic. */
    List<ConsumerRecord<String, byte[]>> control() {
        ServiceConfig config = new ConfigParser(Map.of()).defaults();
        return TopicReader.committed(servers())
                .read(config.topics().nameOf(TopicName.CONTROL), new StringDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public void close() {
        verb.interrupt();
        try {
            verb.join(START.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
