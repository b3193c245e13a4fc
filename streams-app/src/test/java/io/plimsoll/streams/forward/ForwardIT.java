package io.plimsoll.streams.forward;

import static io.plimsoll.streams.forward.SampleEvents.alert;
import static io.plimsoll.streams.forward.SampleEvents.event;
import static io.plimsoll.streams.forward.SampleEvents.rollback;
import static io.plimsoll.streams.forward.SampleEvents.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plimsoll.schemas.Alert;
import io.plimsoll.schemas.AlertState;
import io.plimsoll.schemas.ControlEvent;
import io.plimsoll.schemas.Severity;
import io.plimsoll.streams.config.ConfigParser;
import io.plimsoll.streams.config.ServiceConfig;
import io.plimsoll.streams.rig.Alertmanager;
import io.plimsoll.streams.rig.TestBroker;
import io.plimsoll.streams.rig.UnreliableServer;
import io.plimsoll.streams.rig.UnreliableServer.Behaviour;
import io.plimsoll.streams.rig.UnreliableServer.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Delivery through a real broker: to a real Alertmanager, and to a receiver that misbehaves. */
class ForwardIT {

    @RegisterExtension
    static final TestBroker BROKER = new TestBroker();

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration HOLD = Duration.ofSeconds(4);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SECRET = "0123456789abcdef";

    @TempDir
    Path directory;

    private final Map<String, Alert> open = new ConcurrentHashMap<>();

    @BeforeAll
    static void requireAlertmanager() {
        Alertmanager.require();
    }

    @Test
    void shouldKeepAlertmanagerRightThroughSilenceRestartEscalationAndEnd() throws Exception {
        try (UnreliableServer pager = UnreliableServer.start();
                Alertmanager alertmanager = Alertmanager.start(directory, pager.address());
                Producer<byte[], byte[]> producer = producer()) {
            // Given
            ServiceConfig config = config("alerts", """
                    alertmanager: {url: "%s", repeat: 500ms, hold: %dms}
                    """.formatted(alertmanager.address(), HOLD.toMillis()));
            alertmanager.silence("feature", "age", Instant.now());
            try (Forwarder first = start(config)) {
                awaitReading(first, config, "alertmanager");
                say(producer, config, "e1", alert("income", AlertState.FIRING, Severity.ERROR));
                say(producer, config, "e2", alert("age", AlertState.FIRING, Severity.ERROR));
                await().atMost(PATIENCE).untilAsserted(() -> {
                    assertThat(states(alertmanager))
                            .isEqualTo(Map.of("income error", "active", "age error", "suppressed"));
                    assertThat(pages(pager)).containsExactly("firing income error");
                });
            }
            // When
            try (Forwarder second = start(config)) {
                assertThat(second.isOpen()).isTrue();
                Instant longAfter = Instant.now().plus(HOLD.multipliedBy(2));
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(200))
                        .failFast(() -> !states(alertmanager).keySet().containsAll(Set.of("income error", "age error")))
                        .until(() -> Instant.now().isAfter(longAfter));
                assertThat(pages(pager)).containsExactly("firing income error");
                say(producer, config, "e3", alert("income", AlertState.UPDATED, Severity.CRITICAL));
                await().atMost(PATIENCE).untilAsserted(() -> {
                    assertThat(states(alertmanager).keySet()).containsExactly("age error", "income critical");
                    assertThat(pages(pager)).contains("firing income critical");
                });
                say(producer, config, "e4", alert("income", AlertState.RESOLVED, Severity.CRITICAL));
                // Then
                await().atMost(PATIENCE).untilAsserted(() -> {
                    assertThat(states(alertmanager).keySet()).containsExactly("age error");
                    assertThat(pages(pager)).contains("resolved income critical");
                });
                assertThat(pages(pager))
                        .filteredOn(page -> page.equals("firing income error"))
                        .hasSizeLessThanOrEqualTo(1);
                assertThat(pages(pager)).noneMatch(page -> page.contains(" age "));
            }
        }
    }

    @Test
    void shouldTellAControllerOfEveryDecisionWhateverItDoes() throws Exception {
        // Given
        try (UnreliableServer controller = UnreliableServer.start(
                        Behaviour.FAIL,
                        Behaviour.TAKE,
                        Behaviour.BUSY,
                        Behaviour.TAKE,
                        Behaviour.HANG,
                        Behaviour.UNKNOWN_CALLER,
                        Behaviour.TAKE_AND_DIE,
                        Behaviour.TAKE,
                        Behaviour.TAKE_AND_DIE_IN_THE_MIDDLE,
                        Behaviour.HANG);
                Producer<byte[], byte[]> producer = producer()) {
            ServiceConfig config = config("decisions", """
                    webhook: {url: "%s/decisions", secret: %s}
                    """.formatted(controller.address(), SECRET));
            List<String> ids = IntStream.range(0, 8).mapToObj(i -> "e" + i).toList();
            // When
            try (Forwarder first = start(config)) {
                awaitReading(first, config, "webhook");
                for (String id : ids) {
                    say(producer, config, "alert-" + id, alert("income", AlertState.UPDATED, Severity.ERROR));
                    say(producer, config, id, id.equals("e7") ? withdrawn("d-e6") : rollback("d-" + id));
                }
                await().atMost(PATIENCE).until(() -> controller.requests().size() >= 10);
            }
            try (Forwarder second = start(config)) {
                await().atMost(PATIENCE).until(() -> second.isOpen() && committed(config, "webhook") == 16);
            }
            try (Forwarder third = start(config)) {
                say(producer, config, "last", rollback("d-last"));
                await().atMost(PATIENCE).until(() -> third.isOpen() && committed(config, "webhook") == 17);
            }
            // Then
            List<String> expected =
                    Stream.concat(ids.stream(), Stream.of("last")).toList();
            assertThat(controller.taken().stream().map(ForwardIT::key).distinct())
                    .containsExactlyElementsOf(expected);
            assertThat(bodies(controller))
                    .hasSize(expected.size())
                    .allSatisfy((key, bodies) -> assertThat(bodies).as(key).hasSize(1));
            assertThat(controller.requests()).allSatisfy(ForwardIT::isSigned);
            assertThat(controller.taken())
                    .filteredOn(request -> key(request).equals("last"))
                    .hasSize(1);
        }
    }

    /** Nothing is remembered, so it begins with what comes after it began: events are told until it shows some. */
    @Test
    void shouldShowWhatWouldBeSentAndSendNothing() throws Exception {
        try (UnreliableServer controller = UnreliableServer.start();
                Producer<byte[], byte[]> producer = producer()) {
            // Given
            ServiceConfig config = config("rehearsal", """
                    webhook: {url: "%s/decisions", secret: %s}
                    """.formatted(controller.address(), SECRET));
            List<String> shown = new CopyOnWriteArrayList<>();
            AtomicInteger told = new AtomicInteger();
            // When
            try (Forwarder rehearsal =
                    Forwarder.rehearse(config, List::of, nobody(), InstantSource.system(), shown::add)) {
                await().atMost(PATIENCE).until(() -> {
                    int number = told.incrementAndGet();
                    say(producer, config, "e" + number, rollback("d-" + number));
                    return rehearsal.isOpen() && shown.size() >= 2;
                });
            }
            // Then
            assertThat(shown)
                    .allSatisfy(line -> assertThat(line)
                            .startsWith("POST " + controller.address() + "/decisions ")
                            .contains("\"d-")
                            .doesNotContain(SECRET));
            assertThat(controller.requests()).isEmpty();
            assertThat(committed(config, "dry-run-webhook")).isEqualTo(-1);
        }
    }

    /** Every key always came with the same body. */
    private static Map<String, Set<String>> bodies(UnreliableServer controller) {
        return controller.requests().stream()
                .collect(Collectors.groupingBy(
                        ForwardIT::key, TreeMap::new, Collectors.mapping(Request::body, Collectors.toSet())));
    }

    private static String key(Request request) {
        return String.valueOf(request.headers().get("idempotency-key"));
    }

    private static void isSigned(Request request) {
        String header = String.valueOf(request.headers().get("plimsoll-signature"));
        Instant at = Instant.ofEpochSecond(Long.parseLong(header.substring(2, header.indexOf(','))));
        assertThat(Duration.between(at, Instant.now())).isLessThan(Duration.ofMinutes(2));
        assertThat(header).isEqualTo(new Signature(SECRET).of(request.body().getBytes(StandardCharsets.UTF_8), at));
    }

    private ServiceConfig config(String name, String destination) throws IOException {
        Path file = Files.writeString(
                directory.resolve(name + ".yaml"), """
                kafka: {bootstrap.servers: "%s", session.timeout.ms: 6000}
                topics: {prefix: %s., replication: 1}
                forward:
                  group: %s
                  retry: {first: 50ms, longest: 1s, timeout: 500ms}
                  %s
                """.formatted(BROKER.bootstrapServers(), name, name, destination));
        BROKER.createTopics(1, name + ".control");
        return new ConfigParser(Map.of()).service(file);
    }

    private Forwarder start(ServiceConfig config) {
        return Forwarder.start(config, () -> List.copyOf(open.values()), nobody(), InstantSource.system());
    }

    private static Deliveries nobody() {
        return new Deliveries() {
            @Override
            public void happened(String destination, String outcome) {}

            @Override
            public void waiting(String destination, Duration waited) {}
        };
    }

    /** As the monitor does: the event, and the open incidents. */
    private void say(Producer<byte[], byte[]> producer, ServiceConfig config, String id, ControlEvent data)
            throws ExecutionException, InterruptedException {
        if (data instanceof Alert alert) {
            open.put(alert.alertKey(), alert);
            open.values().removeIf(each -> each.state() == AlertState.RESOLVED);
        }
        producer.send(SampleEvents.message(config.topics().prefix() + "control", event(id, data)))
                .get();
    }

    private static Producer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", BROKER.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** A new group says at once where it began. */
    private static void awaitReading(Forwarder forwarder, ServiceConfig config, String destination) {
        await().atMost(PATIENCE).until(() -> forwarder.isOpen() && committed(config, destination) == 0);
    }

    private static long committed(ServiceConfig config, String destination)
            throws ExecutionException, InterruptedException {
        try (Admin admin = BROKER.admin()) {
            OffsetAndMetadata offset = admin.listConsumerGroupOffsets(
                            config.forward().group() + "-" + destination)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .get(new TopicPartition(config.topics().prefix() + "control", 0));
            return offset == null ? -1 : offset.offset();
        }
    }

    private static Map<String, String> states(Alertmanager alertmanager) {
        Map<String, String> states = new TreeMap<>();
        alertmanager
                .alerts()
                .forEach(alert ->
                        states.put(who(alert), alert.at("/status/state").asText()));
        return states;
    }

    /** What was paged, one by one: a page may be of several. */
    private static List<String> pages(UnreliableServer pager) {
        List<String> pages = new ArrayList<>();
        for (Request request : pager.requests()) {
            json(request.body())
                    .path("alerts")
                    .forEach(alert -> pages.add(alert.path("status").asText() + " " + who(alert)));
        }
        return pages;
    }

    private static String who(JsonNode alert) {
        return alert.at("/labels/feature").asText() + " "
                + alert.at("/labels/severity").asText();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
