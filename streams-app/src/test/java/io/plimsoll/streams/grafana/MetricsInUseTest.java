package io.plimsoll.streams.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.streams.ops.metrics.Metric;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every name in dashboards and rules is one that the service, the JVM or Prometheus really has. */
class MetricsInUseTest {

    /** Prometheus puts these on every series. */
    private static final Set<String> OF_THE_TARGET = Set.of("job", "instance");

    private static final Map<String, Set<String>> METRICS = metrics();

    private static Map<String, Set<String>> metrics() {
        Map<String, Set<String>> metrics = new HashMap<>();
        Arrays.stream(Metric.values()).forEach(metric -> metrics.put(metric.text(), Set.copyOf(metric.labels())));
        metrics.put("up", Set.of());
        metrics.put("jvm_memory_used_bytes", Set.of("area", "id"));
        metrics.put("jvm_memory_max_bytes", Set.of("area", "id"));
        metrics.put("process_cpu_usage", Set.of());
        metrics.put("process_uptime_seconds", Set.of());
        return metrics;
    }

    static Stream<PromQl> queries() {
        return Stream.of(
                        Dashboard.all()
                                .flatMap(dashboard -> dashboard.panels().stream())
                                .flatMap(panel -> panel.targets().stream())
                                .map(Dashboard.Target::query),
                        Dashboard.all().flatMap(MetricsInUseTest::ofAnnotationsAndVariables),
                        rules().map(rule -> new PromQl(rule.path("expr").asText())))
                .flatMap(each -> each);
    }

    private static Stream<PromQl> ofAnnotationsAndVariables(Dashboard dashboard) {
        return Stream.concat(
                dashboard.annotations().stream()
                        .map(annotation -> new PromQl(annotation.path("expr").asText())),
                dashboard.variables().stream()
                        .skip(1)
                        .map(variable -> Pattern.compile("label_values\\((.*), ([a-z]+)\\)")
                                .matcher(variable.path("query").asText())
                                .replaceAll("sum by ($2) ($1)"))
                        .map(PromQl::new));
    }

    static Stream<JsonNode> rules() {
        return StreamSupport.stream(
                        Repository.yaml("grafana/prometheus/rules/plimsoll.rules.yml")
                                .path("groups")
                                .spliterator(),
                        false)
                .flatMap(group -> StreamSupport.stream(group.path("rules").spliterator(), false));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void shouldAskOnlyForMetricsAndLabelsThatThereAre(PromQl query) {
        List<PromQl.Selector> selectors = query.selectors();
        Set<String> labels = new TreeSet<>(OF_THE_TARGET);
        assertThat(selectors).allSatisfy(selector -> {
            assertThat(METRICS).containsKey(selector.metric());
            labels.addAll(METRICS.getOrDefault(selector.metric(), Set.of()));
            assertThat(METRICS.get(selector.metric())).as(selector.metric()).containsAll(without(selector.labels()));
        });
        assertThat(labels).containsAll(query.grouping());
    }

    private static Set<String> without(Set<String> labels) {
        Set<String> own = new TreeSet<>(labels);
        own.removeAll(OF_THE_TARGET);
        return own;
    }

    @Test
    void shouldFindNamesInAnExpression() {
        PromQl query = new PromQl(
                "max by (a, b) (x_total{c=~\"$d\", e!=\"f{g\"}[5m]) / on (h) rate(y[1h] offset 5m) > bool 2e3");
        assertThat(query.selectors())
                .containsExactly(new PromQl.Selector("x_total", Set.of("c", "e")), new PromQl.Selector("y", Set.of()));
        assertThat(query.grouping()).containsExactly("a", "b", "h");
    }

    /** What no dashboard shows is kept up for nobody. */
    @ParameterizedTest
    @MethodSource("catalogue")
    void shouldShowEveryMetricSomewhere(Metric metric) {
        assertThat(queries().flatMap(query -> query.selectors().stream()).map(PromQl.Selector::metric))
                .contains(metric.text());
    }

    static Stream<Metric> catalogue() {
        // Nothing feeds the delay of labels yet.
        return Arrays.stream(Metric.values()).filter(metric -> metric != Metric.LABEL_DELAY);
    }
}
