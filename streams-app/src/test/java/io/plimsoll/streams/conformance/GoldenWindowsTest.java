package io.plimsoll.streams.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plimsoll.detectors.check.Finding;
import io.plimsoll.detectors.check.Target;
import io.plimsoll.detectors.golden.GoldenFiles;
import io.plimsoll.detectors.tally.CategoryCounts;
import io.plimsoll.detectors.tally.Dimension;
import io.plimsoll.detectors.tally.Layout;
import io.plimsoll.detectors.tally.NumericSubject;
import io.plimsoll.detectors.tally.OutcomeSubject;
import io.plimsoll.detectors.tally.OutcomeTable;
import io.plimsoll.detectors.tally.Subject;
import io.plimsoll.detectors.tally.WindowTally;
import io.plimsoll.streams.monitor.Close;
import io.plimsoll.streams.monitor.LabelOutcome;
import io.plimsoll.streams.monitor.PaneReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every count of every window of the streams, and every distance where one version serves, against
 * {@code golden/windows_*}.
 */
class GoldenWindowsTest {

    private static final double RELATIVE = 1e-9;

    /** Square roots of rounding: near 0 the golden values are told to be compared absolutely. */
    private static final double NEAR_ZERO = 1e-7;

    static List<Arguments> streams() {
        return List.of(
                Arguments.of(SharedStream.ADULT, 7),
                Arguments.of(SharedStream.CARLOAN, 7),
                Arguments.of(SharedStream.ELEC2, 7),
                Arguments.of(SharedStream.CREDIT, 7),
                Arguments.of(SharedStream.CREDIT, 1));
    }

    @ParameterizedTest(name = "{0}, {1} d")
    @MethodSource("streams")
    void shouldCountAndMeasureAsTheGoldenWindows(SharedStream stream, int days) {
        JsonNode golden = GoldenFiles.read("windows_" + stream.name() + "_" + days + "d.json.gz");

        Map<Long, List<PaneReport>> windows =
                lastReports(stream.backtestWithLabels(Duration.ofDays(days), Duration.ofDays(180))
                        .closes());

        assertThat(windows).hasSize(golden.path("windows").size());
        for (JsonNode window : golden.path("windows")) {
            long pane = Math.floorDiv(
                    Instant.parse(window.path("start").textValue()).toEpochMilli(),
                    Duration.ofDays(days).toMillis());
            check(window, windows.getOrDefault(pane, List.of()));
        }
    }

    private static Map<Long, List<PaneReport>> lastReports(List<Close> closes) {
        Map<Long, Map<String, PaneReport>> last = new TreeMap<>();
        closes.forEach(close -> close.reports()
                .forEach(report -> last.computeIfAbsent(report.pane(), k -> new LinkedHashMap<>())
                        .put(report.series().toString(), report)));
        Map<Long, List<PaneReport>> lists = new TreeMap<>();
        last.forEach((pane, reports) -> lists.put(pane, new ArrayList<>(reports.values())));
        return lists;
    }

    private static void check(JsonNode window, List<PaneReport> reports) {
        String start = window.path("start").textValue();
        List<PaneReport> serving = reports.stream()
                .filter(report -> report.series().role().serves())
                .toList();
        assertThat(serving.stream().mapToLong(report -> report.tally().events()).sum())
                .as("requests of " + start)
                .isEqualTo(window.path("requests").longValue());
        window.path("numeric").properties().forEach(feature -> checkNumeric(start, feature, serving));
        window.path("categorical").properties().forEach(feature -> checkCategorical(start, feature, serving));
        window.path("models").properties().forEach(model -> checkModel(start, model, reports));
    }

    private static void checkNumeric(String start, Map.Entry<String, JsonNode> feature, List<PaneReport> serving) {
        JsonNode golden = feature.getValue();
        String where = start + " " + feature.getKey();
        assertThat(sum(serving, feature.getKey(), GoldenWindowsTest::deciles))
                .as(where)
                .isEqualTo(longs(golden.path("bin_counts")));
        assertThat(faults(serving, feature.getKey())[0])
                .as(where)
                .isEqualTo(golden.path("missing").longValue());
        if (golden.has("out_of_range")) {
            assertThat(faults(serving, feature.getKey())[1])
                    .as(where)
                    .isEqualTo(golden.path("out_of_range").longValue());
        }
        if (serving.size() == 1) {
            checkDistances(where, golden, serving.get(0), feature.getKey());
        }
    }

    private static void checkDistances(String where, JsonNode golden, PaneReport report, String feature) {
        assertThat(value(report, "psi", feature))
                .as(where)
                .isCloseTo(golden.path("psi_laplace05").doubleValue(), relative(golden.path("psi_laplace05")));
        assertThat(value(report, "js", feature))
                .as(where)
                .isCloseTo(golden.path("js_distance_base2").doubleValue(), relative(golden.path("js_distance_base2")));
        assertThat(value(report, "hellinger", feature))
                .as(where)
                .isCloseTo(golden.path("hellinger").doubleValue(), relative(golden.path("hellinger")));
        assertBetween(where + " ks", golden.path("ks").doubleValue(), finding(report, "ks", feature));
        if (golden.path("w1_over_ref_std").isNumber()
                && finding(report, "wasserstein", feature).measure().value().isPresent()) {
            assertBetween(
                    where + " w1",
                    golden.path("w1_over_ref_std").doubleValue(),
                    finding(report, "wasserstein", feature));
        }
    }

    private static void checkCategorical(String start, Map.Entry<String, JsonNode> feature, List<PaneReport> serving) {
        JsonNode golden = feature.getValue();
        String where = start + " " + feature.getKey();
        Map<String, Long> counted = levels(serving, feature.getKey());
        long levels = 0;
        for (Map.Entry<String, Long> level : counted.entrySet()) {
            assertThat(level.getValue())
                    .as(where + " " + level.getKey())
                    .isEqualTo(golden.path("counts").path(level.getKey()).asLong(0));
            levels += level.getValue();
        }
        long unseen = faults(serving, feature.getKey())[2];
        assertThat(unseen).as(where).isEqualTo(golden.path("unseen").longValue());
        assertThat(faults(serving, feature.getKey())[0])
                .as(where)
                .isEqualTo(golden.path("missing").longValue());
        if (serving.size() == 1 && golden.path("js_distance_base2").isNumber()) {
            PaneReport report = serving.get(0);
            assertThat(value(report, "js", feature.getKey()))
                    .as(where)
                    .isCloseTo(
                            golden.path("js_distance_base2").doubleValue(), relative(golden.path("js_distance_base2")));
            assertThat(value(report, "tv", feature.getKey()))
                    .as(where)
                    .isCloseTo(golden.path("total_variation").doubleValue(), within(1e-12));
            assertThat(value(report, "linf", feature.getKey()))
                    .as(where)
                    .isCloseTo(golden.path("l_infinity").doubleValue(), within(1e-12));
            assertThat(value(report, "chi2", feature.getKey()))
                    .as(where)
                    .isCloseTo(golden.path("chi2").doubleValue(), relative(golden.path("chi2")));
        }
        assertThat(levels + unseen).as(where).isPositive();
    }

    private static void checkModel(String start, Map.Entry<String, JsonNode> model, List<PaneReport> reports) {
        PaneReport report = reports.stream()
                .filter(candidate -> name(candidate).equals(model.getKey()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(start + ": no report of " + model.getKey()));
        JsonNode golden = model.getValue();
        String where = start + " " + model.getKey();
        assertThat(report.tally().events()).as(where).isEqualTo(golden.path("n").longValue());
        assertThat(sum(List.of(report), "score", GoldenWindowsTest::deciles))
                .as(where)
                .isEqualTo(longs(golden.path("score").path("bin_counts")));
        double decided = levels(List.of(report), "decision").getOrDefault("1", 0L);
        assertThat(decided / report.tally().events())
                .as(where)
                .isCloseTo(golden.path("decision_rate").doubleValue(), within(1e-12));
        checkPerformance(
                where, golden.path("performance"), report.tally().outcomes().orElseThrow());
        golden.path("segments")
                .properties()
                .forEach(attribute -> attribute
                        .getValue()
                        .properties()
                        .forEach(group -> checkGroup(where, attribute.getKey(), group, report.tally())));
    }

    private static void checkGroup(
            String where, String attribute, Map.Entry<String, JsonNode> group, WindowTally tally) {
        JsonNode golden = group.getValue();
        String place = where + " " + attribute + "=" + group.getKey();
        OutcomeTable outcomes = outcomes(tally, attribute, group.getKey());
        assertThat(outcomes.predictions()).as(place).isEqualTo(golden.path("n").longValue());
        assertThat(outcomes.decided(OutcomeSubject.POSITIVE))
                .as(place)
                .isEqualTo(golden.path("decided_1").longValue());
        ObjectNode performance = JsonNodeFactory.instance.objectNode();
        golden.properties().forEach(field -> {
            if (field.getKey().startsWith("perf_")) {
                performance.set(field.getKey().substring("perf_".length()), field.getValue());
            }
        });
        checkPerformance(place, performance, outcomes);
    }

    private static void checkPerformance(String where, JsonNode golden, OutcomeTable outcomes) {
        long[] counted = {
            outcomes.labelled(),
            outcomes.count(OutcomeSubject.POSITIVE, OutcomeSubject.POSITIVE),
            outcomes.count(OutcomeSubject.POSITIVE, OutcomeSubject.NEGATIVE),
            outcomes.count(OutcomeSubject.NEGATIVE, OutcomeSubject.POSITIVE),
            outcomes.count(OutcomeSubject.NEGATIVE, OutcomeSubject.NEGATIVE)
        };
        long[] expected = Stream.of("labelled", "tp", "fp", "fn", "tn")
                .mapToLong(name -> golden.path(name).asLong())
                .toArray();
        assertThat(counted).as(where).isEqualTo(expected);
    }

    private static OutcomeTable outcomes(WindowTally tally, String attribute, String group) {
        List<Dimension> dimensions = tally.layout().dimensions();
        for (int d = 0; d < dimensions.size(); d++) {
            if (dimensions.get(d).name().equals(attribute)) {
                return tally.outcomes(d, dimensions.get(d).values().indexOf(List.of(group)))
                        .orElseThrow();
            }
        }
        throw new AssertionError("no dimension " + attribute);
    }

    static List<Arguments> expiries() {
        return List.of(Arguments.of(SharedStream.CARLOAN, 24_883L), Arguments.of(SharedStream.CREDIT, 515L));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("expiries")
    void shouldCountTheLabelsThatComeAfterTheHorizon(SharedStream stream, long expected) {
        Map<LabelOutcome, Long> labels = stream.backtestWithLabels(Duration.ofDays(7), Duration.ofDays(30))
                .labels();

        assertThat(labels).containsEntry(LabelOutcome.EXPIRED, expected);
    }

    private static String name(PaneReport report) {
        return report.series().version() + "/" + report.series().role().name().toLowerCase(java.util.Locale.ROOT);
    }

    private static org.assertj.core.data.Offset<Double> relative(JsonNode golden) {
        double value = Math.abs(golden.doubleValue());
        return within(value < 1e-6 ? NEAR_ZERO : RELATIVE * value + 1e-15);
    }

    private static void assertBetween(String where, double exact, Finding finding) {
        assertThat(exact)
                .as(where)
                .isBetween(
                        finding.measure().lower().orElseThrow() - 1e-12,
                        finding.measure().upper().orElseThrow() + 1e-12);
    }

    private static double value(PaneReport report, String check, String feature) {
        return finding(report, check, feature).measure().value().orElseThrow();
    }

    private static Finding finding(PaneReport report, String check, String feature) {
        return report.findings().stream()
                .filter(finding -> finding.panes() == 1
                        && finding.check().equals(check)
                        && finding.target() instanceof Target.InAll all
                        && all.name().equals(feature))
                .findFirst()
                .orElseThrow(() -> new AssertionError(check + " of " + feature + " is missing"));
    }

    private static int subject(Layout layout, String name) {
        for (int i = 0; i < layout.subjects().size(); i++) {
            if (layout.subjects().get(i).name().equals(name)) {
                return i;
            }
        }
        throw new AssertionError("no subject " + name);
    }

    private interface Counts {
        long[] of(WindowTally tally, int subject);
    }

    private static long[] deciles(WindowTally tally, int index) {
        Subject subject = tally.layout().subjects().get(index);
        return ((NumericSubject) subject).grid().toDeciles(tally.bins(index).counts());
    }

    private static long[] sum(List<PaneReport> reports, String feature, Counts counts) {
        return reports.stream()
                .map(report -> counts.of(report.tally(), subject(report.tally().layout(), feature)))
                .reduce(GoldenWindowsTest::add)
                .orElseThrow();
    }

    private static long[] add(long[] one, long[] other) {
        long[] sum = one.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += other[i];
        }
        return sum;
    }

    /** Missing, out of range, unseen. */
    private static long[] faults(List<PaneReport> reports, String feature) {
        return sum(reports, feature, (tally, subject) -> new long[] {
            tally.faults(subject).missing(),
            tally.faults(subject).outOfRange(),
            tally.faults(subject).unseen()
        });
    }

    private static Map<String, Long> levels(List<PaneReport> reports, String feature) {
        Map<String, Long> levels = new TreeMap<>();
        for (PaneReport report : reports) {
            CategoryCounts counts =
                    report.tally().categories(subject(report.tally().layout(), feature));
            List<String> names = counts.subject().levels().names();
            for (int code = 0; code < names.size(); code++) {
                levels.merge(names.get(code), counts.counts()[code], Long::sum);
            }
        }
        return levels;
    }

    private static long[] longs(JsonNode array) {
        long[] values = new long[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.path(i).longValue();
        }
        return values;
    }
}
