package io.plimsoll.streams.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.streams.grafana.Dashboard.Panel;
import io.plimsoll.streams.grafana.Dashboard.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The rules of grafana/dashboard-linter, by their names there, and some of our own. Whether an expression is PromQL
 * (target-promql-rule) Prometheus itself is asked in {@code MonitoringIT}.
 */
class DashboardLintTest {

    private static final String DATASOURCE = "${datasource}";

    /** Of the linter's list of units those in use here; another must be looked up there first. */
    private static final Set<String> UNITS =
            Set.of("none", "short", "percentunit", "s", "bytes", "cps", "dateTimeAsIso");

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?([a-zA-Z_]+)");

    static Stream<Panel> panels() {
        return Dashboard.all().flatMap(dashboard -> dashboard.panels().stream());
    }

    static Stream<Target> targets() {
        return panels().flatMap(panel -> panel.targets().stream());
    }

    /** template-datasource-rule, template-uneditable-rule. */
    @ParameterizedTest
    @MethodSource("io.plimsoll.streams.grafana.Dashboard#all")
    void shouldLetTheReaderChooseTheDataSource(Dashboard dashboard) {
        JsonNode first = dashboard.variables().get(0);
        assertThat(first.path("type").asText()).isEqualTo("datasource");
        assertThat(first.path("name").asText()).isEqualTo("datasource");
        assertThat(first.path("label").asText()).isEqualTo("Data source");
        assertThat(first.path("query").asText()).isEqualTo("prometheus");
        assertThat(dashboard.json().path("editable").asBoolean(true)).isFalse();
    }

    /** template-job-rule, template-instance-rule. */
    @ParameterizedTest
    @ValueSource(strings = {"job", "instance"})
    void shouldLetTheReaderChoose(String name) {
        assertThat(Dashboard.all()).allSatisfy(dashboard -> {
            JsonNode variable = dashboard.variables().stream()
                    .filter(candidate -> candidate.path("name").asText().equals(name))
                    .findFirst()
                    .orElseThrow();
            assertThat(variable.path("label").asText()).isEqualToIgnoringCase(name);
            assertThat(variable.path("multi").asBoolean()).isTrue();
            assertThat(variable.path("allValue").asText()).isEqualTo(".+");
        });
    }

    /** template-label-promql-rule, template-on-time-change-reload-rule. */
    @ParameterizedTest
    @MethodSource("io.plimsoll.streams.grafana.Dashboard#all")
    void shouldAskForTheValuesOfVariablesOfTheDataSourceWheneverTheTimeChanges(Dashboard dashboard) {
        assertThat(dashboard.variables().stream().skip(1)).allSatisfy(variable -> {
            assertThat(variable.path("query").asText()).matches("label_values\\([a-z_]+(\\{.*})?, [a-z]+\\)");
            assertThat(variable.path("datasource").path("uid").asText()).isEqualTo(DATASOURCE);
            assertThat(variable.path("refresh").asInt()).isEqualTo(2);
        });
    }

    /** panel-title-description-rule, panel-datasource-rule, panel-no-targets-rule. */
    @ParameterizedTest
    @MethodSource("panels")
    void shouldSayWhatAPanelShowsAndAskForIt(Panel panel) {
        assertThat(panel.title()).isNotBlank();
        assertThat(panel.json().path("description").asText()).endsWith(".").hasSizeGreaterThan(20);
        assertThat(panel.json().path("datasource").path("uid").asText()).isEqualTo(DATASOURCE);
        assertThat(panel.targets()).isNotEmpty();
    }

    /** panel-units-rule. */
    @ParameterizedTest
    @MethodSource("panels")
    void shouldHaveAUnit(Panel panel) {
        assertThat(UNITS)
                .contains(panel.json()
                        .path("fieldConfig")
                        .path("defaults")
                        .path("unit")
                        .asText());
    }

    /** target-job-rule, target-instance-rule. */
    @ParameterizedTest
    @MethodSource("targets")
    void shouldKeepToTheChosenJobsAndInstances(Target target) {
        assertThat(target.query().selectors())
                .allSatisfy(selector -> assertThat(selector.labels()).contains("job", "instance"));
        assertThat(target.json().path("datasource").path("uid").asText()).isEqualTo(DATASOURCE);
    }

    /** target-rate-interval-rule; a count over the time shown is no rate. */
    @ParameterizedTest
    @MethodSource("targets")
    void shouldTakeRatesOverGrafanasInterval(Target target) {
        PromQl query = target.query();
        assertThat(query.ranges())
                .allMatch(range -> range.equals(query.text().contains("increase(") ? "$__range" : "$__rate_interval"));
    }

    /** target-counter-agg-rule. */
    @ParameterizedTest
    @MethodSource("targets")
    void shouldNotShowACounterAsItIs(Target target) {
        assertThat(target.query().bareCounters()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("panels")
    void shouldNameEachTargetOnceAndTellSeriesApart(Panel panel) {
        List<Target> targets = panel.targets();
        assertThat(targets)
                .extracting(target -> target.json().path("refId").asText())
                .doesNotHaveDuplicates();
        assertThat(targets).allSatisfy(target -> {
            Matcher legend = Pattern.compile("\\{\\{([a-z]+)}}")
                    .matcher(target.json().path("legendFormat").asText());
            assertThat(legend.results().map(match -> match.group(1)))
                    .allMatch(label -> target.query().grouping().contains(label)
                            || target.query().selectors().size() == 1);
        });
    }

    /** A limit is a series of its own, so that it moves when the policy does. */
    @ParameterizedTest
    @ValueSource(strings = {"plimsoll_drift", "plimsoll_performance", "plimsoll_fairness"})
    void shouldDrawTheLimitBesideTheValue(String metric) {
        List<Panel> overTime = panels().filter(
                        panel -> panel.json().path("type").asText().equals("timeseries"))
                .filter(panel -> panel.targets().stream()
                        .anyMatch(target -> target.query().text().contains(metric + "_value{")))
                .toList();
        assertThat(overTime)
                .isNotEmpty()
                .allSatisfy(panel -> assertThat(panel.targets()).anySatisfy(target -> {
                    assertThat(target.query().text()).contains(metric + "_threshold{");
                    assertThat(target.json().path("legendFormat").asText()).startsWith("limit");
                }));
    }

    @ParameterizedTest
    @MethodSource("io.plimsoll.streams.grafana.Dashboard#all")
    void shouldMarkAlertsAndDecisionsOnEveryTimeLine(Dashboard dashboard) {
        assertThat(dashboard.annotations())
                .extracting(annotation -> annotation.path("name").asText())
                .containsExactly("Alerts", "Decisions");
        assertThat(dashboard.annotations())
                .allSatisfy(annotation -> assertThat(annotation.path("expr").asText())
                        .containsAnyOf("plimsoll_alerts_total{", "plimsoll_recommendations_total{"));
    }

    @ParameterizedTest
    @MethodSource("io.plimsoll.streams.grafana.Dashboard#all")
    void shouldUseOnlyVariablesThatItHas(Dashboard dashboard) {
        Set<String> known = new TreeSet<>(
                Set.of("__all", "__rate_interval", "__range", "__interval", "__data", "__url_time_range"));
        dashboard
                .variables()
                .forEach(variable -> known.add(variable.path("name").asText()));
        assertThat(VARIABLE.matcher(dashboard.json().toString()).results().map(match -> match.group(1)))
                .allMatch(known::contains);
    }

    @ParameterizedTest
    @MethodSource("io.plimsoll.streams.grafana.Dashboard#all")
    void shouldLayPanelsBesideEachOther(Dashboard dashboard) {
        List<JsonNode> placed = new ArrayList<>();
        dashboard.json().path("panels").forEach(panel -> {
            JsonNode place = panel.path("gridPos");
            assertThat(place.path("x").asInt() + place.path("w").asInt()).isLessThanOrEqualTo(24);
            Optional<JsonNode> under =
                    placed.stream().filter(other -> overlap(other, place)).findFirst();
            assertThat(under).as(panel.path("title").asText()).isEmpty();
            placed.add(place);
        });
    }

    private static boolean overlap(JsonNode one, JsonNode other) {
        return overlap(one, other, "x", "w") && overlap(one, other, "y", "h");
    }

    private static boolean overlap(JsonNode one, JsonNode other, String from, String length) {
        return one.path(from).asInt()
                        < other.path(from).asInt() + other.path(length).asInt()
                && other.path(from).asInt()
                        < one.path(from).asInt() + one.path(length).asInt();
    }
}
