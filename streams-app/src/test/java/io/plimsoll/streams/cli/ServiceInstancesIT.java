package io.plimsoll.streams.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.streams.rig.AppProcess;
import io.plimsoll.streams.rig.ContinuousIntegration;
import io.plimsoll.streams.rig.ThrottledProducer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/**
 * Instances that come and go, with a standby of each other's state: two models, of which one talks on half of the
 * partitions only, and a partition on which nobody talks at all.
 */
@EnabledIfEnvironmentVariable(named = "CI", matches = "true", disabledReason = ContinuousIntegration.TAKES_MINUTES)
class ServiceInstancesIT {

    private static final Traffic LOANS = new Traffic("loans", 40_000, 60, 1);
    private static final Traffic QUIET = new Traffic("quiet", 10_000, 60, 2);
    private static final int RECORDS = LOANS.size() + QUIET.size();
    private static final Pattern PORT = Pattern.compile("127\\.0\\.0\\.1:([0-9]+)/");

    @TempDir
    Path directory;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void shouldCountOnceAndAnswerAlikeWhileInstancesComeAndGo() throws Exception {
        // Given
        try (FaultRig rig = new FaultRig(directory, "", "streams.standbys: 1\ntime.idle.after: 2s\n")) {
            LOANS.apply(rig.config());
            QUIET.apply(rig.config());
            try (AppProcess one = rig.service("one");
                    ThrottledProducer loans = rig.producer(LOANS, 2_000);
                    ThrottledProducer quiet = rig.producer(QUIET, 500)) {
                awaitTasks(one);
                release(0.2, loans, quiet);
                rig.awaitCommitted(0.1, RECORDS);
                try (AppProcess two = rig.service("two")) {
                    comeAndGo(rig, one, two, loans, quiet);
                    rig.awaitTruth(LOANS);
                    rig.awaitTruth(QUIET);
                    assertThat(rig.alerts("loans")).isNotEmpty().doesNotHaveDuplicates();
                    assertThat(rig.alerts("quiet")).isNotEmpty().doesNotHaveDuplicates();
                    assertAlike(one, two);
                }
            }
        }
    }

    /** From one instance to two, to the other one alone by SIGTERM, to two, to the first alone by SIGKILL, to two. */
    private static void comeAndGo(
            FaultRig rig, AppProcess one, AppProcess two, ThrottledProducer loans, ThrottledProducer quiet) {
        awaitTasks(two);
        release(0.3, loans, quiet);
        rig.awaitCommitted(0.29, RECORDS);
        one.terminate();
        release(0.45, loans, quiet);
        rig.awaitCommitted(0.44, RECORDS);
        one.restart();
        awaitTasks(one);
        release(0.6, loans, quiet);
        rig.awaitCommitted(0.5, RECORDS);
        two.kill();
        release(0.75, loans, quiet);
        rig.awaitCommitted(0.74, RECORDS);
        two.restart();
        awaitTasks(two);
        loans.finish();
        quiet.finish();
    }

    private static void release(double share, ThrottledProducer... producers) {
        for (ThrottledProducer producer : producers) {
            producer.releaseTo(share);
        }
    }

    private static void awaitTasks(AppProcess... services) {
        for (AppProcess service : services) {
            service.awaitLine("Restored and ready to run", FaultRig.PATIENCE);
        }
    }

    private void assertAlike(AppProcess one, AppProcess two) {
        Awaitility.await()
                .atMost(FaultRig.PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(answers(one)).isEqualTo(answers(two)));
    }

    /** What an instance says of every model. */
    private Map<String, String> answers(AppProcess service) throws IOException, InterruptedException {
        Map<String, String> answers = new TreeMap<>();
        answers.put("/models", get(service, "/models"));
        for (String model : List.of("loans", "quiet")) {
            for (String what : List.of("", "/reports?limit=200", "/alerts", "/decisions", "/versions/v1/verdict")) {
                String path = "/models/" + model + what;
                answers.put(path, get(service, path));
            }
        }
        return answers;
    }

    private String get(AppProcess service, String path) throws IOException, InterruptedException {
        Matcher port = PORT.matcher(service.awaitLine("Plimsoll runs", FaultRig.PATIENCE));
        assertThat(port.find()).isTrue();
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.group(1) + "/api/v1" + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }
}
