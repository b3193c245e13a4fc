package io.plimsoll.streams.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.detectors.check.Finding;
import io.plimsoll.detectors.check.Severity;
import io.plimsoll.detectors.check.Span;
import io.plimsoll.detectors.check.Target;
import io.plimsoll.detectors.check.Verdict;
import io.plimsoll.streams.monitor.pending.HeapBlockStore;
import io.plimsoll.streams.monitor.pending.PendingPredictions;
import io.plimsoll.streams.monitor.pending.WaitingPredictions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is said of models of several classes and of numbers, end to end, beside what plain arithmetic says. */
class TaskMetricsTest {

    private static final int HOURS = 40;
    private static final int EACH = 100;

    /** A prediction and what turned out to be true. */
    private record Case(Event event, String truth) {}

    @Test
    void shouldTellOfNumbersWhatPlainArithmeticTells() {
        List<Case> cases = cases(TaskModel.NUMBERS, 1);

        List<Finding> findings = lastOf(run(TaskModel.NUMBERS, cases));

        double[] errors = cases.stream()
                .mapToDouble(one -> one.event().value().orElseThrow() - Double.parseDouble(one.truth()))
                .toArray();
        double[] truths = cases.stream()
                .mapToDouble(one -> Double.parseDouble(one.truth()))
                .toArray();
        assertThat(value(findings, "mae")).isCloseTo(mean(errors, Math::abs), within(1e-4));
        assertThat(value(findings, "rmse")).isCloseTo(Math.sqrt(mean(errors, e -> e * e)), within(1e-4));
        assertThat(value(findings, "bias")).isCloseTo(mean(errors, e -> e), within(1e-4));
        double centre = mean(truths, y -> y);
        assertThat(value(findings, "r2"))
                .isCloseTo(1 - mean(errors, e -> e * e) / mean(truths, y -> (y - centre) * (y - centre)), within(1e-4));
        assertThat(ofVersion(findings, "mae").verdict()).isInstanceOf(Verdict.Ok.class);
        assertThat(ofVersion(findings, "mae").measure().lower().orElseThrow()).isLessThan(value(findings, "mae"));
        assertThat(ofVersion(findings, "large_error_rate").n()).isEqualTo(cases.size());
        double[] sizes = java.util.Arrays.stream(errors).map(Math::abs).sorted().toArray();
        assertThat(value(findings, "absolute_error_p90"))
                .isCloseTo(sizes[(int) Math.ceil(0.9 * sizes.length) - 1], within(0.15));
        assertThat(ofVersion(findings, "absolute_error_p90").measure().upper()).isPresent();
        assertThat(ofVersion(findings, "r2").measure().lower().orElseThrow()).isLessThan(value(findings, "r2"));
    }

    @Test
    void shouldFailTheLimitAndSayThatErrorsMovedWhenNumbersGetWorse() {
        List<Finding> findings = lastOf(run(TaskModel.NUMBERS, cases(TaskModel.NUMBERS, 4)));

        assertThat(ofVersion(findings, "mae").severity()).contains(Severity.ERROR);
        assertThat(strongest(findings, "psi", "absolute_error")).isGreaterThanOrEqualTo(Severity.ERROR);
        assertThat(strongest(findings, "error_rate", "error_rate")).isGreaterThanOrEqualTo(Severity.ERROR);
    }

    @Test
    void shouldTellOfEachClassHowWellItIsRecognised() {
        List<Case> cases = cases(TaskModel.CLASSES, 1);

        List<Finding> findings = lastOf(run(TaskModel.CLASSES, cases));

        for (String name : List.of("cat", "dog", "owl")) {
            List<Case> ofClass =
                    cases.stream().filter(one -> one.truth().equals(name)).toList();
            List<Case> decided =
                    cases.stream().filter(one -> decision(one).equals(name)).toList();
            double right =
                    ofClass.stream().filter(one -> decision(one).equals(name)).count();
            double recall = right / ofClass.size();
            double precision = right / decided.size();
            assertThat(value(findings, "recall[" + name + "]")).isCloseTo(recall, within(1e-12));
            assertThat(value(findings, "precision[" + name + "]")).isCloseTo(precision, within(1e-12));
            assertThat(value(findings, "f1[" + name + "]"))
                    .isCloseTo(2 * precision * recall / (precision + recall), within(1e-12));
        }
        assertThat(ofVersion(findings, "recall[cat]").measure().lower().orElseThrow())
                .isGreaterThan(0.6);
    }

    @Test
    void shouldTellWhatProbabilitiesOfClassesCost() {
        List<Case> scored = cases(TaskModel.CLASSES, 1).stream()
                .filter(one -> !one.event().scores().isEmpty())
                .toList();

        List<Finding> findings = lastOf(run(TaskModel.CLASSES, cases(TaskModel.CLASSES, 1)));

        double[] brier = scored.stream().mapToDouble(TaskMetricsTest::brier).toArray();
        double[] logarithmic = scored.stream()
                .mapToDouble(one -> -Math.log(one.event().scores().getOrDefault(one.truth(), 0.0)))
                .toArray();
        assertThat(value(findings, "brier")).isCloseTo(mean(brier, b -> b), within(2e-5));
        assertThat(value(findings, "log_loss")).isCloseTo(mean(logarithmic, l -> l), within(2e-5));
        Finding told = ofVersion(findings, "brier");
        assertThat(told.n()).isEqualTo(scored.size());
        assertThat(told.verdict()).isInstanceOf(Verdict.Ok.class);
        assertThat(told.measure().lower().orElseThrow())
                .isBetween(0.0, told.measure().value().orElseThrow());
        assertThat(told.compared().orElseThrow().threshold())
                .as("the reference's own")
                .isCloseTo(told.measure().value().orElseThrow(), within(0.03));
    }

    /** Σ (p − y)² over the classes. */
    private static double brier(Case one) {
        return one.event().scores().entrySet().stream()
                .mapToDouble(score ->
                        Math.pow(score.getValue() - (score.getKey().equals(one.truth()) ? 1 : 0), 2))
                .sum();
    }

    @Test
    void shouldSayThatClassesAreTakenForOneAnotherWhenTheyAre() {
        List<Finding> quiet = lastOf(run(TaskModel.CLASSES, cases(TaskModel.CLASSES, 1)));
        List<Finding> worse = lastOf(run(TaskModel.CLASSES, cases(TaskModel.CLASSES, 3)));

        assertThat(quiet)
                .filteredOn(finding -> finding.target().name().equals("confusion"))
                .isNotEmpty()
                .allMatch(finding -> finding.severity().isEmpty());
        assertThat(strongest(worse, "psi", "confusion")).isGreaterThanOrEqualTo(Severity.ERROR);
    }

    private static Severity strongest(List<Finding> findings, String check, String target) {
        return findings.stream()
                .filter(finding -> finding.check().equals(check)
                        && finding.target().name().equals(target)
                        && finding.target().segment().isEmpty())
                .flatMap(finding -> finding.severity().stream())
                .max(Severity::compareTo)
                .orElseThrow(() -> new AssertionError("no alarm of " + target));
    }

    private static double mean(double[] values, java.util.function.DoubleUnaryOperator of) {
        return java.util.Arrays.stream(values).map(of).average().orElseThrow();
    }

    private static String decision(Case one) {
        return one.event().answer().orElseThrow();
    }

    private static double value(List<Finding> findings, String metric) {
        return ofVersion(findings, metric).measure().value().orElseThrow();
    }

    private static Finding ofVersion(List<Finding> findings, String metric) {
        return findings.stream()
                .filter(finding -> finding.span() instanceof Span.Version
                        && finding.target() instanceof Target.Metric target
                        && target.name().equals(metric)
                        && target.segment().isEmpty())
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing is said of " + metric));
    }

    private static List<Case> cases(TaskModel model, double noise) {
        Random random = new Random(3);
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < HOURS * EACH; i++) {
            String truth = model.truth(random);
            Event event = Event.of("q" + i, SampleModel.NAME, "v1", i * TaskModel.HOUR / EACH)
                    .with("income", random.nextGaussian())
                    .in("gender", "male");
            cases.add(new Case(model.answering(event, random, truth, noise), truth));
        }
        return cases;
    }

    private static LastReports run(TaskModel model, List<Case> cases) {
        LastReports reports = new LastReports();
        Backtest backtest = new Backtest(
                SampleModel.always(model.monitor()),
                WaitingPredictions.ofFiles(new PendingPredictions(new HeapBlockStore())),
                reports);
        Prediction prediction = new Prediction();
        ObservedLabel label = new ObservedLabel();
        for (Case one : cases) {
            backtest.accept(one.event().into(prediction));
            backtest.accept(Event.label(
                            one.event().id(),
                            SampleModel.NAME,
                            one.truth(),
                            one.event().time())
                    .into(label));
        }
        backtest.finish();
        return reports;
    }

    private static List<Finding> lastOf(LastReports reports) {
        Map<String, LastReports.Last> byPane = reports.byPane();
        return byPane.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(HOURS - 1 + " "))
                .findFirst()
                .orElseThrow()
                .getValue()
                .findings();
    }
}
