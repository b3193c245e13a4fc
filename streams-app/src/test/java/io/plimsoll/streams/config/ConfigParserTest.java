package io.plimsoll.streams.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigParserTest {
    private static final String PASSWORD = "hunter2hunter2hunter2";

    private final ConfigParser parser =
            new ConfigParser(Map.of("KAFKA_PASSWORD", PASSWORD, "PORT", "9090", "BAD", "x1"));

    @Test
    void shouldGiveTheDefaultsOfTheContractForAnEmptyFile() {
        ServiceConfig config = parse("# nothing yet\n");

        assertThat(config.streams().commitInterval()).isEqualTo(Duration.ofMillis(500));
        assertThat(config.streams().protocol()).isEqualTo(GroupProtocol.CLASSIC);
        assertThat(config.topics().prefix()).isEqualTo("plimsoll.");
        assertThat(config.topics().retention().predictions()).isEqualTo(Duration.ofDays(7));
        assertThat(config.topics().retention().reports()).isEqualTo(Duration.ofDays(400));
        assertThat(config.limits().event()).isEqualTo(DataSize.ofMegabytes(4));
        assertThat(config.http().loopback()).isTrue();
        assertThat(config.http().metricsOpen()).isFalse();
        assertThat(config.repartitionInput()).isFalse();
        assertThat(config.kafka().bootstrapServers()).isEmpty();
        assertThat(config).isEqualTo(parser.defaults());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http.metrics.open: true\nhttp.port: 1\ninput.repartition: true\nstreams.state.dir: /x\n",
                "http: {metrics: {open: true}, port: 1}\ninput: {repartition: true}\nstreams: {state: {dir: /x}}\n",
                "http: {metrics.open: true}\nhttp.port: 1\ninput.repartition: true\nstreams: {state.dir: /x}\n"
            })
    void shouldReadDottedAndNestedKeysAlike(String text) {
        ServiceConfig config = parse(text);

        assertThat(config.http().metricsOpen()).isTrue();
        assertThat(config.http().port()).isEqualTo(1);
        assertThat(config.repartitionInput()).isTrue();
        assertThat(config.streams().stateDir()).isEqualTo(Path.of("/x"));
    }

    @Test
    void shouldPassAnyKafkaPropertyDottedOrNested() {
        ServiceConfig config = parse("""
                kafka:
                  bootstrap.servers: a:9092,b:9092
                  ssl: {truststore: {location: /t.jks}}
                  retries: 5
                  enable.metrics.push: false
                kafka.client.rack: r1
                """);

        assertThat(config.kafka().properties())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "bootstrap.servers", "a:9092,b:9092",
                        "ssl.truststore.location", "/t.jks",
                        "retries", "5",
                        "enable.metrics.push", "false",
                        "client.rack", "r1"));
    }

    @Test
    void shouldPutEnvironmentVariablesIn() {
        ServiceConfig config = parse("""
                kafka:
                  sasl.jaas.config: user="p" password="${KAFKA_PASSWORD}";
                  a: $${KAFKA_PASSWORD}
                  b: ${file:/etc/secrets:key}
                http: {port: "${PORT}"}
                """);

        assertThat(config.kafka().properties())
                .containsEntry("sasl.jaas.config", "user=\"p\" password=\"" + PASSWORD + "\";")
                .containsEntry("a", "${KAFKA_PASSWORD}")
                .containsEntry("b", "${file:/etc/secrets:key}");
        assertThat(config.http().port()).isEqualTo(9090);
    }

    @Test
    void shouldHideSecretsWhereSettingsArePrinted() {
        ServiceConfig config = parse("""
                kafka: {sasl.jaas.config: "${KAFKA_PASSWORD}", ssl.key.password: "${KAFKA_PASSWORD}"}
                http: {token: "${KAFKA_PASSWORD}"}
                """);

        assertThat(config.toString()).contains("***").doesNotContain(PASSWORD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "streams: {threds: 2} | p.yaml:1: streams.threds is not a known key: did you mean threads?",
                "stream: {threads: 2} | p.yaml:1: stream is not a known key: did you mean streams?",
                "http: {metrics: {opn: true}} | p.yaml:1: http.metrics.opn is not a known key: did you mean metrics.open?",
                "http: {zzzzzzzzz: 1} | p.yaml:1: http.zzzzzzzzz is not a known key: known here are bind, port, token, metrics.open, public.url",
                "streams: {threads: 0} | p.yaml:1: streams.threads must be from 1 to 256, is 0",
                "streams: {threads: many} | p.yaml:1: streams.threads must be a whole number, is many",
                "streams: {threads: 1.5} | p.yaml:1: streams.threads must be a whole number, is 1.5",
                "streams: {threads: [1]} | p.yaml:1: streams.threads must be a whole number",
                "streams: 7 | p.yaml:1: streams must be a group of keys, is 7",
                "streams: {protocol: raft} | p.yaml:1: streams.protocol must be one of classic, streams, is raft",
                "streams: {commit.interval: 500} | p.yaml:1: streams.commit.interval must be a whole number and a unit, such as 500ms, 30s, 10m, 6h or 7d, is 500",
                "streams: {commit.interval: 1h} | p.yaml:1: streams.commit.interval must be from 50ms to 10s, is 1h",
                "streams: {application.id: a b} | p.yaml:1: streams.application.id must be 1 to 100 of A-Z a-z 0-9 . _ -, is a b",
                "http: {metrics.open: maybe} | p.yaml:1: http.metrics.open must be true or false, is maybe",
                "http: {port: 70000} | p.yaml:1: http.port must be from 0 to 65535, is 70000",
                "http: {port: } | p.yaml:1: http.port has no value: give one or remove the key",
                "http: {bind: 0.0.0.0} | p.yaml:1: http.token is required when http.bind is not this machine alone (127.0.0.1)",
                "http: {token: short} | p.yaml:1: http.token must have at least 16 characters",
                "http: {port: '${NOT_SET}'} | p.yaml:1: http.port refers to the environment variable NOT_SET, which is not set",
                "http: {port: '${BAD}'} | p.yaml:1: http.port must be a whole number, is ${BAD}",
                "kafka: {a.b: 1, a: {b: 2}} | p.yaml:1: kafka.a.b is given twice, dotted and nested",
                "kafka: {a: [b, c]} | p.yaml:1: kafka.a must be one text: separate several values by commas",
                "kafka: {a: } | p.yaml:1: kafka.a has no value: give one or remove the key",
                "kafka: {processing.guarantee: x} | p.yaml:1: kafka.processing.guarantee cannot be set: exactly-once processing depends on it",
                "kafka: {commit.interval.ms: 9} | p.yaml:1: kafka.commit.interval.ms cannot be set here: use streams.commit.interval",
                "kafka: {statestore.cache.max.bytes: 0} | p.yaml:1: kafka.statestore.cache.max.bytes must be a number of bytes above 0: the record cache holds the counts back until the commit; leave it out for the default of 10 MiB, which is ample, is 0",
                "streams: {statestore.cache.max.bytes: 0} | p.yaml:1: streams.statestore.cache.max.bytes is not a known key: known here are application.id, threads, standbys, state.dir, commit.interval, protocol",
                "limits: {event: 9MB} | p.yaml:1: limits.dead-letter must be larger than limits.event",
                "limits: {event: 4} | p.yaml:1: limits.event must be a whole number and a unit up to 2 GB, such as 512KB or 4MB, is 4",
                "topics: {prefix: a/} | p.yaml:1: topics.prefix must be at most 100 of A-Z a-z 0-9 . _ -, is a/",
                "topics: {retention: {labels: 5m}} | p.yaml:1: topics.retention.labels must be at least 1h, is 5m",
                "time: {skew: 2d} | p.yaml:1: time.skew must be from 0s to 1d, is 2d",
                "input: {repartition: *x} | p.yaml:1: input.repartition is an alias (*x): write the value out",
                "just text | p.yaml:1: must hold keys and values, such as \"key: value\"",
            })
    void shouldSayWhatIsWrongWhereAndWhatWouldBeRight(String text, String message) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(ConfigurationException.class)
                .message()
                .startsWith(message)
                .satisfies(said -> assertThat(said.lines().findFirst()).contains(message));
    }

    @Test
    void shouldReportSeveralProblemsAtOnceInTheOrderOfTheFile() {
        String text = """
                streams:
                  threads: 0
                  threads: 2
                http:
                  port: 70000
                  prot: 1
                limits: {depth: x}
                http.port: 80
                """;

        assertThatThrownBy(() -> parse(text)).hasMessage("""
                        p.yaml:2: streams.threads must be from 1 to 256, is 0
                        p.yaml:3: streams.threads is given twice, first on line 2
                        p.yaml:5: http.port must be from 0 to 65535, is 70000
                        p.yaml:6: http.prot is not a known key: did you mean port?
                        p.yaml:7: limits.depth must be a whole number, is x
                        p.yaml:8: http.port is given twice, first on line 5""");
    }

    @Test
    void shouldNeverShowTheValueOfAVariable() {
        String text = """
                http: {port: "${KAFKA_PASSWORD}"}
                streams: {application.id: "${KAFKA_PASSWORD} x"}
                topics: {prefix: "/${KAFKA_PASSWORD}", retention: "${KAFKA_PASSWORD}"}
                kafka: {acks: "${KAFKA_PASSWORD}"}
                limits: {event: "${KAFKA_PASSWORD}"}
                time: {skew: "${KAFKA_PASSWORD}"}
                input.repartition: "${KAFKA_PASSWORD}"
                """;

        ConfigurationException refused = catchThrowableOfType(ConfigurationException.class, () -> parse(text));

        assertThat(refused.problems()).hasSize(8);
        assertThat(refused.getMessage()).doesNotContain(PASSWORD).contains("${KAFKA_PASSWORD}");
    }

    @Test
    void shouldNameTheLineOfASyntaxError() {
        assertThatThrownBy(() -> parse("http:\n  port: 1\n bind: x\n"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("p.yaml:3: is not YAML: ");
    }

    @Test
    void shouldRefuseASecondDocument() {
        assertThatThrownBy(() -> parse("http: {port: 1}\n---\nhttp: {port: 2}\n"))
                .hasMessage("p.yaml:3: holds a second document: only one is read");
    }

    @Test
    void shouldTakeAnEmptySectionAsSayingNothing() {
        ServiceConfig config = parse("http:\n#  port: 1\nkafka:\n");

        assertThat(config).isEqualTo(parser.defaults());
    }

    @Test
    void shouldSayWhyAFileCannotBeRead(@TempDir Path dir) throws IOException {
        Path latin = Files.write(dir.resolve("latin.yaml"), "a: é".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> parser.service(dir.resolve("none.yaml")))
                .hasMessage(dir.resolve("none.yaml") + ": does not exist: give the path of a YAML file");
        assertThatThrownBy(() -> parser.service(dir))
                .hasMessage(dir + ": is a directory: give the path of a YAML file");
        assertThatThrownBy(() -> parser.service(latin)).hasMessage(latin + ": is not UTF-8 text: save it as UTF-8");
    }

    private ServiceConfig parse(String text) {
        return parser.service("p.yaml", text);
    }
}
