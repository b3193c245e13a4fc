package io.plimsoll.streams.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.streams.config.ConfigParser;
import io.plimsoll.streams.config.ServiceConfig;
import io.plimsoll.streams.rig.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The files of the stack agree with each other. Containers are not run here. */
class ComposeTest {

    private static final JsonNode COMPOSE = Repository.yaml("docker-compose.yml");
    private static final Map<String, String> ENVIRONMENT = Map.of("PLIMSOLL_TOKEN", "0123456789abcdef");

    private static List<JsonNode> services() {
        List<JsonNode> services = new ArrayList<>();
        COMPOSE.path("services").forEach(services::add);
        return services;
    }

    private static List<String> all(String field) {
        List<String> texts = new ArrayList<>();
        services().forEach(service -> service.path(field).forEach(text -> texts.add(text.asText())));
        return texts;
    }

    @Test
    void shouldPinEveryImage() {
        assertThat(services())
                .extracting(service -> service.path("image").asText())
                .allMatch(image -> image.equals("plimsoll:local") || image.matches("[a-z/-]+:v?\\d+\\.\\d+\\.\\d+"));
        assertThat(Repository.text("Dockerfile").lines().filter(line -> line.startsWith("FROM")))
                .hasSize(2)
                .allMatch(line -> line.matches("FROM eclipse-temurin:17\\.\\d+\\.\\d+_\\d+-j(dk|re)-\\w+( AS build)?"));
    }

    @Test
    void shouldServeThisMachineAlone() {
        assertThat(all("ports")).hasSize(5).allMatch(port -> port.startsWith("127.0.0.1:"));
    }

    @Test
    void shouldMountWhatThereIs() {
        assertThat(all("volumes"))
                .filteredOn(volume -> volume.startsWith("./"))
                .isNotEmpty()
                .allSatisfy(volume -> assertThat(Repository.path(volume.substring(2, volume.indexOf(':'))))
                        .exists());
        assertThat(all("volumes"))
                .filteredOn(volume -> !volume.startsWith("./"))
                .allSatisfy(volume -> assertThat(COMPOSE.path("volumes").has(volume.substring(0, volume.indexOf(':'))))
                        .isTrue());
    }

    @Test
    void shouldConfigureTheServiceForItsPlaces() {
        // When
        ServiceConfig config = new ConfigParser(ENVIRONMENT).service(Repository.path("grafana/plimsoll/plimsoll.yaml"));
        // Then
        assertThat(config.kafka().bootstrapServers()).contains("kafka:9092");
        assertThat(config.topics().replication()).isEqualTo(1);
        assertThat(config.http().metricsOpen()).isTrue();
        assertThat(config.http().port()).isEqualTo(8080);
        assertThat(config.http().publicUrl()).isEqualTo("http://127.0.0.1:8080");
        assertThat(Repository.text("Dockerfile"))
                .contains("VOLUME " + config.streams().stateDir());
    }

    @Test
    void shouldTellEachWhereTheOthersAre() {
        JsonNode prometheus = Repository.yaml("grafana/prometheus/prometheus.yml");
        JsonNode source = Repository.yaml("grafana/provisioning/datasources/prometheus.yaml")
                .path("datasources")
                .path(0);
        String target = prometheus
                .path("scrape_configs")
                .path(0)
                .path("static_configs")
                .path(0)
                .path("targets")
                .path(0)
                .asText();
        String alerts = prometheus
                .path("alerting")
                .path("alertmanagers")
                .path(0)
                .path("static_configs")
                .path(0)
                .path("targets")
                .path(0)
                .asText();
        assertThat(target).isEqualTo("plimsoll:8080");
        assertThat(Repository.text("Dockerfile")).contains("EXPOSE 8080", "/dev/tcp/127.0.0.1/8080");
        assertThat(alerts).isEqualTo("alertmanager:9093");
        assertThat(source.path("url").asText()).isEqualTo("http://prometheus:9090");
        assertThat(source.path("jsonData").path("timeInterval").asText())
                .isEqualTo(prometheus.path("global").path("scrape_interval").asText());
        assertThat(all("volumes"))
                .anyMatch(volume -> volume.endsWith(":"
                        + Repository.yaml("grafana/provisioning/dashboards/plimsoll.yaml")
                                .path("providers")
                                .path(0)
                                .path("options")
                                .path("path")
                                .asText()
                        + ":ro"));
    }

    @Test
    void shouldStartWhatOthersNeedBeforeThem() {
        TreeSet<String> names = new TreeSet<>();
        COMPOSE.path("services").fieldNames().forEachRemaining(names::add);
        assertThat(names)
                .containsExactly(
                        "alertmanager", "demo", "forward", "grafana", "kafka", "plimsoll", "prometheus", "topics");
        assertThat(COMPOSE.at("/services/plimsoll/depends_on/topics/condition").asText())
                .isEqualTo("service_completed_successfully");
        assertThat(COMPOSE.at("/services/demo/depends_on/plimsoll/condition").asText())
                .isEqualTo("service_healthy");
        assertThat(COMPOSE.at("/services/demo/profiles/0").asText()).isEqualTo("demo");
    }

    @Test
    void shouldBeTakenByComposeItself() throws Exception {
        Program.require("docker-compose", "docker-compose");
        // When
        Program.Run run = Program.run(
                Repository.path("."),
                "env",
                "PLIMSOLL_TOKEN=0123456789abcdef",
                "docker-compose",
                "--profile",
                "demo",
                "config",
                "--quiet");
        // Then
        assertThat(run.exitCode()).as(run.said()).isZero();
    }

    @Test
    void shouldBeTakenByAlertmanager() throws Exception {
        Program.require("prometheus-alertmanager", "amtool");
        // When
        Program.Run run =
                Program.run(Repository.path("grafana"), "amtool", "check-config", "alertmanager/alertmanager.yml");
        // Then
        assertThat(run.exitCode()).as(run.said()).isZero();
    }
}
