package io.plimsoll.streams.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.detectors.check.Favourable;
import io.plimsoll.detectors.check.Finding;
import io.plimsoll.detectors.check.Reference;
import io.plimsoll.detectors.check.Severity;
import io.plimsoll.detectors.check.Span;
import io.plimsoll.detectors.check.Target;
import io.plimsoll.detectors.check.Verdict;
import io.plimsoll.detectors.tally.ErrorTable;
import io.plimsoll.detectors.tally.FavourableSide;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * Who is predicted a number that is good for them, end to end: labels that come late, early, corrected or never, beside a plain
 * recount of the rows.
 */
class FavourableNumbersTest {

    private static final int HOURS = 20;
    private static final int EACH = 75;
    private static final double THRESHOLD = 100;

    private static final Policy POLICY = TaskModel.NUMBERS.policy();
    private static final Reference REFERENCE = TaskModel.NUMBERS.reference(POLICY);
    private static final Monitor MONITOR = new Monitor(POLICY, Map.of("v1", REFERENCE));

    /** In the order of the dimension's values. */
    private static final List<String> GROUPS = List.of("female", "male");

    /**
     * A prediction, and what is known of it in the end.
     *
     * @param label NaN without one
     */
    private record Row(String group, double prediction, double label) {

        boolean isGood() {
            return prediction >= THRESHOLD;
        }

        boolean isLabelled() {
            return !Double.isNaN(label);
        }

        boolean isTrulyGood() {
            return label >= THRESHOLD;
        }
    }

    private record Published(Event event, long time) {}

    private final List<Row> rows = new ArrayList<>();
    private final List<Published> published = new ArrayList<>();

    @Test
    void shouldCountOfEachGroupWhatAPlainRecountCounts() {
        publish(new Random(41), 0);

        LastReports reports = run(MONITOR);

        for (int group = 0; group < GROUPS.size(); group++) {
            ErrorTable table = total(reports, group);
            Predicate<Row> isOfGroup = of(GROUPS.get(group));
            assertThat(table.predictions()).isEqualTo(count(isOfGroup)).isGreaterThan(400);
            assertThat(table.labelled()).isEqualTo(count(isOfGroup.and(Row::isLabelled)));
            assertThat(table.unlabelledFavourable())
                    .isEqualTo(count(isOfGroup.and(Row::isGood).and(row -> !row.isLabelled())))
                    .isPositive();
            assertThat(table.bothFavourable())
                    .isEqualTo(count(isOfGroup.and(Row::isGood).and(Row::isTrulyGood)));
            assertThat(table.predictionFavourable())
                    .isEqualTo(count(
                            isOfGroup.and(Row::isGood).and(Row::isLabelled).and(row -> !row.isTrulyGood())))
                    .isPositive();
            assertThat(table.labelFavourable())
                    .isEqualTo(count(isOfGroup.and(row -> !row.isGood()).and(Row::isTrulyGood)))
                    .isPositive();
        }
    }

    @Test
    void shouldFailWhereWomenAreUnderrated() {
        publish(new Random(42), -8);

        List<Finding> findings = lastOf(run(MONITOR));

        Finding parity = ofVersion(findings, "demographic_parity_ratio");
        assertThat(parity.measure().value().orElseThrow())
                .isCloseTo(shareOfGood("female") / shareOfGood("male"), within(1e-12));
        assertThat(parity.severity().filter(severity -> severity.atLeast(Severity.WARNING)))
                .isPresent();
        assertThat(parity.compared().orElseThrow().threshold()).isEqualTo(0.8);
    }

    @Test
    void shouldNotFailWhereNobodyIs() {
        publish(new Random(43), 0);

        LastReports reports = run(MONITOR);

        assertThat(ofVersion(lastOf(reports), "demographic_parity_ratio")
                        .measure()
                        .value()
                        .orElseThrow())
                .isCloseTo(shareOfGood("female") / shareOfGood("male"), within(1e-12));
        assertThat(reports.byPane().values())
                .flatMap(LastReports.Last::findings)
                .filteredOn(finding -> finding.check().equals("demographic_parity_ratio"))
                .isNotEmpty()
                .noneMatch(finding -> finding.severity().isPresent());
    }

    /** The policy was changed, and the reference was not made anew. */
    @Test
    void shouldJudgeAllElseWhereThePolicyStatesAnotherThreshold() {
        Policy changed = POLICY.with(POLICY.checks()
                .with(POLICY.checks().outcomes().with(new Favourable.Numbers(new FavourableSide(105, true)))));
        publish(new Random(44), -8);

        List<Finding> findings = lastOf(run(new Monitor(changed, Map.of("v1", REFERENCE))));

        assertThat(findings)
                .filteredOn(finding -> finding.check().equals("demographic_parity_ratio"))
                .singleElement()
                .extracting(Finding::verdict)
                .isEqualTo(new Verdict.Insufficient(
                        "other threshold: favourable is at least 105 in the policy and at least 100 in the "
                                + "reference; make a new profile with this policy"));
        assertThat(ofVersion(findings, "mae_difference").severity()).isPresent();
    }

    /** Of a version of 1,500 predictions; a third of them of women, whose numbers are biased. */
    private void publish(Random random, double bias) {
        for (int i = 0; i < HOURS * EACH; i++) {
            long time = i * TaskModel.HOUR / EACH;
            String group = random.nextInt(3) == 0 ? "female" : "male";
            double truth = 100 + 10 * random.nextGaussian();
            double prediction = truth + 2 * random.nextGaussian() + (group.equals("female") ? bias : 0);
            Event event = Event.of("q" + i, SampleModel.NAME, "v1", time)
                    .with("income", random.nextGaussian())
                    .in("gender", group)
                    .predicting(prediction);
            published.add(new Published(event, time));
            rows.add(new Row(group, prediction, label(event, truth, random)));
        }
    }

    private double label(Event event, double truth, Random random) {
        long late = (long) (random.nextDouble() * 5 * TaskModel.HOUR);
        switch (random.nextInt(8)) {
            case 0, 1 -> {
                return Double.NaN;
            }
            case 2 -> {
                label(event, 200 - truth, late / 2);
                label(event, truth, late);
            }
            case 3 -> label(event, truth, -30_000);
            default -> label(event, truth, late);
        }
        return truth;
    }

    private void label(Event event, double label, long after) {
        long time = Math.max(0, event.time() + after);
        published.add(new Published(Event.label(event.id(), SampleModel.NAME, String.valueOf(label), time), time));
    }

    private LastReports run(Monitor monitor) {
        return LastReports.ofBacktest(
                SampleModel.always(monitor),
                published.stream()
                        .sorted(Comparator.comparingLong(Published::time))
                        .map(Published::event)
                        .toList());
    }

    private static ErrorTable total(LastReports reports, int group) {
        return reports.byPane().values().stream()
                .map(last -> last.tally().errors(0, group).orElseThrow())
                .reduce(ErrorTable::plus)
                .orElseThrow();
    }

    private static Predicate<Row> of(String group) {
        return row -> row.group().equals(group);
    }

    private long count(Predicate<Row> counted) {
        return rows.stream().filter(counted).count();
    }

    private double shareOfGood(String group) {
        return count(of(group).and(Row::isGood)) / (double) count(of(group));
    }

    private static Finding ofVersion(List<Finding> findings, String metric) {
        Target target = new Target.Group(metric, "gender", Optional.of("female"), Optional.of("male"));
        return findings.stream()
                .filter(finding -> finding.span() instanceof Span.Version
                        && finding.target().equals(target))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing is said of " + metric));
    }

    private static List<Finding> lastOf(LastReports reports) {
        return reports.byPane().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(HOURS - 1 + " "))
                .findFirst()
                .orElseThrow()
                .getValue()
                .findings();
    }
}
