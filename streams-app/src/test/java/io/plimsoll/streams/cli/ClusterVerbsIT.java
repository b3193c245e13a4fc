package io.plimsoll.streams.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plimsoll.streams.rig.TestBroker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The verbs that talk to a cluster, against a real one. Each test has its own topics by its own prefix. */
class ClusterVerbsIT {
    @RegisterExtension
    static final TestBroker BROKER = new TestBroker();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path dir;

    private String prefix = "";

    @BeforeEach
    void ownPrefix(TestInfo test) {
        prefix = test.getTestMethod().orElseThrow().getName() + ".";
    }

    @Test
    void shouldCreateTheEightTopicsAndPrintSettingsAndRights() throws Exception {
        Captured captured = Captured.piped();

        int code = captured.run("topics", "create", "--config", config(""));

        assertThat(captured.err()).isEmpty();
        assertThat(code).isEqualTo(ExitCode.FINE);
        assertThat(ownTopics()).hasSize(8).contains(prefix + "dead-letters");
        assertThat(partitionsOf("labels")).isEqualTo(3);
        assertThat(partitionsOf("control")).isEqualTo(1);
        assertThat(settingOf("references", "cleanup.policy")).isEqualTo("compact");
        assertThat(settingOf("reports", "retention.ms")).isEqualTo("34560000000");
        assertThat(settingOf("reports", "compression.type")).isEqualTo("zstd");
        assertThat(captured.out())
                .contains(prefix + "predictions created", "partitions=3 replication=1 cleanup.policy=delete")
                .contains("--add --allow-principal User:models --operation Write --topic " + prefix + "labels");
    }

    @Test
    void shouldChangeNothingTheSecondTime() throws Exception {
        Captured.piped().run("topics", "create", "--config", config(""));
        Captured captured = Captured.piped();

        int code = captured.run("topics", "create", "--config", config(""));

        assertThat(captured.err()).isEmpty();
        assertThat(code).isEqualTo(ExitCode.FINE);
        assertThat(captured.out()).contains(prefix + "control exists").doesNotContain("created");
    }

    /** Whoever comes second finds topics that are not yet told of. */
    @RepeatedTest(3)
    void shouldLetTwoCreateTheTopicsAtTheSameTime(RepetitionInfo round) throws Exception {
        prefix += round.getCurrentRepetition() + ".";
        List<Captured> both = List.of(Captured.piped(), Captured.piped());
        Path config = Path.of(config(""));

        List<CompletableFuture<Integer>> codes = both.stream()
                .map(one ->
                        CompletableFuture.supplyAsync(() -> one.run("topics", "create", "--config", config.toString())))
                .toList();

        assertThat(codes).extracting(CompletableFuture::join).containsOnly(ExitCode.FINE);
        assertThat(both).allSatisfy(one -> assertThat(one.err()).isEmpty());
        assertThat(ownTopics()).hasSize(8);
    }

    @Test
    void shouldCreateNothingBesideATopicThatCannotWork() throws Exception {
        BROKER.createTopics(5, prefix + "labels");
        Captured captured = Captured.piped();

        int code = captured.run("topics", "create", "--config", config(""));

        assertThat(code).isEqualTo(ExitCode.WRONG_USE);
        assertThat(ownTopics()).containsExactly(prefix + "labels");
        assertThat(captured.err())
                .contains("wrong: " + prefix + "labels has 5 partitions, should be 3: set topics.partitions to 5")
                .endsWith("plimsoll: nothing was created: the topics above are set up in a way that cannot work\n");
    }

    @Test
    void shouldOnlyNoteARetentionThatTheOperatorChanged() throws Exception {
        Captured.piped().run("topics", "create", "--config", config(""));
        set("control", "retention.ms", "3600000");
        Captured captured = Captured.piped();

        int code = captured.run("topics", "create", "--config", config(""));

        assertThat(code).isEqualTo(ExitCode.FINE);
        assertThat(captured.err())
                .startsWith("note: " + prefix + "control has retention.ms=3600000, should be 34560000000");
    }

    @Test
    void shouldSayThatTheClusterHasTooFewBrokers() throws Exception {
        Captured captured = Captured.piped();

        int code = captured.run("topics", "create", "--config", config("topics.replication: 3\n"));

        assertThat(code).isEqualTo(ExitCode.WRONG_USE);
        assertThat(captured.err())
                .startsWith("plimsoll: the cluster has too few brokers: set topics.replication in the configuration");
    }

    @Test
    void shouldShowWhatIsOnTheControlTopicCommittedOnly() throws Exception {
        Captured.piped().run("topics", "create", "--config", config(""));
        publish("credit", "{\"model\": \"credit\", \"weights\": {\"v2\": 1}}", true);
        publish("credit", "{\"model\": \"credit\", \"weights\": {\"never\": 1}}", false);
        publish("other", "{\"model\": \"other\", \"weights\": {\"v9\": 1}}", true);
        Captured captured = Captured.piped();

        int code =
                captured.run("watch", "--config", config(""), "--from-beginning", "--no-follow", "--model", "credit");

        assertThat(captured.err()).isEmpty();
        assertThat(code).isEqualTo(ExitCode.FINE);
        assertThat(captured.out()).isEqualTo("2024-03-08T00:00:00Z  TRAFFIC  credit: v2 100%\n");
    }

    @Test
    void shouldNameTheVerbThatCreatesTheControlTopic() throws Exception {
        Captured captured = Captured.piped();

        int code = captured.run("watch", "--config", config(""), "--no-follow");

        assertThat(code).isEqualTo(ExitCode.WRONG_USE);
        assertThat(captured.err())
                .isEqualTo("plimsoll: the topic " + prefix + "control does not exist: run plimsoll topics create\n");
    }

    private String config(String more) throws IOException {
        String replication = more.contains("replication") ? "" : "topics.replication: 1\n";
        return Files.writeString(
                        dir.resolve("plimsoll.yaml"),
                        "kafka.bootstrap.servers: " + BROKER.bootstrapServers()
                                + "\ntopics.partitions: 3\ntopics.prefix: " + prefix + "\n" + replication + more)
                .toString();
    }

    /** A profile counts who is on the side that its policy named, and cannot tell of another. */
    @Test
    void shouldNoteThatAProfileCountsAnotherFavourableSide() throws Exception {
        Captured.piped().run("topics", "create", "--config", config(""));
        String profile = dir.resolve("rents.jsonl").toString();
        Captured.piped().run("profile", "--monitor", rents("{min: 700}"), "--reference", rentsPaid(), "-o", profile);
        Captured alike = Captured.piped();
        Captured other = Captured.piped();

        apply(alike, rents("{min: 700}"), profile);
        apply(other, rents("{min: 800.5}"), profile);

        assertThat(alike.err()).isEmpty();
        assertThat(other.err())
                .isEqualTo("note: " + profile
                        + ": other threshold: favourable is at least 800.5 in the policy and at least"
                        + " 700 in the reference; make a new profile with this policy\n");
    }

    private void apply(Captured captured, String policy, String profile) throws IOException {
        int code =
                captured.run("apply", "--config", config(""), "--monitor", policy, "--profile", profile, "--no-wait");
        assertThat(code).isEqualTo(ExitCode.FINE);
    }

    private String rents(String favourable) throws IOException {
        return Files.writeString(dir.resolve("rents.yaml"), """
                model: rents
                task: regression
                favourable: %s
                """.formatted(favourable))
                .toString();
    }

    private String rentsPaid() throws IOException {
        StringBuilder rows = new StringBuilder("request_id,event_time,model,model_version,value,label,rooms\n");
        for (int i = 0; i < 300; i++) {
            rows.append("q%d,2024-01-01T00:%02d:00Z,rents,v1,%d,%d,%d\n"
                    .formatted(i, i % 60, 500 + i, 490 + i + i % 20, 1 + i % 5));
        }
        return Files.writeString(dir.resolve("rents.csv"), rows).toString();
    }

    private void publish(String key, String body, boolean commit) throws ExecutionException, InterruptedException {
        Map<String, Object> properties =
                Map.of("bootstrap.servers", BROKER.bootstrapServers(), "transactional.id", prefix + key);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            ProducerRecord<String, String> event = new ProducerRecord<>(prefix + "control", key, body);
            event.headers().add("ce_type", "io.plimsoll.traffic.v1".getBytes(StandardCharsets.UTF_8));
            event.headers().add("ce_time", "2024-03-08T00:00:00Z".getBytes(StandardCharsets.UTF_8));
            producer.send(event).get();
            producer.flush();
            if (commit) {
                producer.commitTransaction();
            } else {
                producer.abortTransaction();
            }
        }
    }

    private List<String> ownTopics() throws ExecutionException, InterruptedException {
        try (Admin admin = BROKER.admin()) {
            Set<String> names = admin.listTopics().names().get();
            return names.stream().filter(name -> name.startsWith(prefix)).toList();
        }
    }

    private int partitionsOf(String topic) throws ExecutionException, InterruptedException {
        try (Admin admin = BROKER.admin()) {
            return admin.describeTopics(List.of(prefix + topic))
                    .allTopicNames()
                    .get()
                    .values()
                    .iterator()
                    .next()
                    .partitions()
                    .size();
        }
    }

    private String settingOf(String topic, String name) throws ExecutionException, InterruptedException {
        try (Admin admin = BROKER.admin()) {
            return admin.describeConfigs(List.of(resource(topic)))
                    .all()
                    .get()
                    .values()
                    .iterator()
                    .next()
                    .get(name)
                    .value();
        }
    }

    private void set(String topic, String name, String value) throws ExecutionException, InterruptedException {
        Collection<AlterConfigOp> change =
                List.of(new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET));
        try (Admin admin = BROKER.admin()) {
            admin.incrementalAlterConfigs(Map.of(resource(topic), change)).all().get();
        }
        await("the broker has heard of it from the controller").until(() -> settingOf(topic, name), value::equals);
    }

    private ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, prefix + topic);
    }
}
