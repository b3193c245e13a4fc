package io.plimsoll.detectors.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.detectors.golden.GoldenFiles;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Performance and fairness of four files: numpy 1.24.2, scipy 1.10.1, scikit-learn 1.2.1, statsmodels 0.13.5. */
class FairnessGoldenTest {
    private static final double CONFIDENCE = 0.95;
    private static final List<String> FILES = List.of("adult", "carloan", "credit_live", "credit_shadow");

    private static final Map<String, Function<Confusion, Share>> SHARES = Map.of(
            "base_rate", Confusion::baseRate,
            "selection_rate", Confusion::selectionRate,
            "tpr", Confusion::recall,
            "fnr", Confusion::falseNegativeRate,
            "fpr", Confusion::falsePositiveRate,
            "tnr", Confusion::specificity,
            "ppv", Confusion::precision,
            "npv", Confusion::negativePredictiveValue,
            "accuracy", Confusion::accuracy);

    private static final Map<String, FairnessMetric> AGAINST_NOBODY = Map.of(
            "demographic_parity_difference", FairnessMetric.DEMOGRAPHIC_PARITY_DIFFERENCE,
            "demographic_parity_ratio", FairnessMetric.DEMOGRAPHIC_PARITY_RATIO,
            "equal_opportunity_difference", FairnessMetric.EQUAL_OPPORTUNITY_DIFFERENCE,
            "equal_opportunity_ratio", FairnessMetric.EQUAL_OPPORTUNITY_RATIO,
            "false_positive_rate_difference", FairnessMetric.FALSE_POSITIVE_RATE_DIFFERENCE,
            "false_negative_rate_difference", FairnessMetric.FALSE_NEGATIVE_RATE_DIFFERENCE,
            "equalized_odds_difference", FairnessMetric.EQUALIZED_ODDS_DIFFERENCE,
            "equalized_odds_ratio", FairnessMetric.EQUALIZED_ODDS_RATIO,
            "predictive_parity_difference", FairnessMetric.PREDICTIVE_PARITY_DIFFERENCE,
            "accuracy_difference", FairnessMetric.ACCURACY_DIFFERENCE);

    @TestFactory
    Stream<DynamicTest> shouldMeasureThePerformanceOfEverybodyAndOfEveryGroup() {
        return models(
                99,
                (name, model, rows) -> Stream.concat(
                        Stream.of(dynamicTest(name, () -> checkPerformance(rows, model.path("overall")))),
                        attributes(model)
                                .flatMap(attribute -> groups(model, attribute)
                                        .map(group -> dynamicTest(
                                                name + " " + attribute + "=" + group,
                                                () -> checkPerformance(
                                                        rows.of(attribute, group),
                                                        model.path("by")
                                                                .path(attribute)
                                                                .path("groups")
                                                                .path(group)))))));
    }

    @TestFactory
    Stream<DynamicTest> shouldMeasureHowFarGroupsLieApart() {
        return models(
                44,
                (name, model, rows) -> attributes(model).flatMap(attribute -> {
                    JsonNode golden = model.path("by").path(attribute);
                    Map<String, Outcomes> outcomes = rows.groups(attribute);
                    return Stream.of(
                            dynamicTest(
                                    name + " " + attribute + ", all groups",
                                    () -> checkSpread(Groups.of(outcomes), golden.path("aggregate_all_groups"))),
                            dynamicTest(
                                    name + " " + attribute + ", 30 or more",
                                    () -> checkSpread(
                                            Groups.of(outcomes, 30), golden.path("aggregate_groups_n_ge_30"))));
                }));
    }

    @TestFactory
    Stream<DynamicTest> shouldCompareEveryGroupWithTheReferenceGroup() {
        return models(
                70,
                (name, model, rows) -> attributes(model).flatMap(attribute -> {
                    JsonNode golden = model.path("by").path(attribute);
                    Groups groups = Groups.of(rows.groups(attribute));
                    String reference = golden.path("reference_group").textValue();
                    return names(golden.path("against_reference"))
                            .map(group -> dynamicTest(
                                    name + " " + attribute + "=" + group,
                                    () -> checkComparison(
                                            groups.compare(group, reference).orElseThrow(),
                                            golden.path("against_reference").path(group))));
                }));
    }

    @TestFactory
    Stream<DynamicTest> shouldCompareTwoVersionsOnTheSameCases() {
        List<DynamicTest> tests = Stream.of("adult", "credit_shadow")
                .flatMap(file -> {
                    JsonNode golden = GoldenFiles.read("fairness_" + file + ".json");
                    JsonNode paired = golden.path("paired");
                    LabelledRows champion = rows(golden, paired.path("champion"));
                    LabelledRows challenger = rows(golden, paired.path("challenger"));
                    return Stream.concat(
                            Stream.of(
                                    dynamicTest(file, () -> checkPaired(champion, challenger, paired.path("overall")))),
                            names(paired.path("by"))
                                    .map(slice -> dynamicTest(file + " " + slice, () -> {
                                        String[] parts = slice.split("=");
                                        checkPaired(
                                                champion.of(parts[0], parts[1]),
                                                challenger.of(parts[0], parts[1]),
                                                paired.path("by").path(slice));
                                    })));
                })
                .toList();
        assertThat(tests).hasSize(18);
        return tests.stream();
    }

    private interface Cases {
        Stream<DynamicTest> of(String name, JsonNode model, LabelledRows rows);
    }

    private static Stream<DynamicTest> models(int howMany, Cases cases) {
        List<DynamicTest> tests = FILES.stream()
                .flatMap(file -> {
                    JsonNode golden = GoldenFiles.read("fairness_" + file + ".json");
                    return names(golden.path("models"))
                            .flatMap(version -> cases.of(
                                    file + " " + version,
                                    golden.path("models").path(version),
                                    LabelledRows.read(golden.path("models")
                                            .path(version)
                                            .path("input")
                                            .textValue())));
                })
                .toList();
        assertThat(tests).hasSize(howMany);
        return tests.stream();
    }

    private static LabelledRows rows(JsonNode golden, JsonNode version) {
        return LabelledRows.read(
                golden.path("models").path(version.textValue()).path("input").textValue());
    }

    private static Stream<String> attributes(JsonNode model) {
        return names(model.path("by"));
    }

    private static Stream<String> groups(JsonNode model, String attribute) {
        return names(model.path("by").path(attribute).path("groups"));
    }

    private static Stream<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey);
    }

    private static void checkPerformance(LabelledRows rows, JsonNode golden) {
        Confusion confusion = rows.confusion();
        assertThat(confusion.total()).isEqualTo(golden.path("n").longValue());
        assertThat(confusion)
                .isEqualTo(new Confusion(
                        golden.path("tp").longValue(),
                        golden.path("fp").longValue(),
                        golden.path("fn").longValue(),
                        golden.path("tn").longValue()));
        SHARES.forEach((key, share) -> same(key, share.apply(confusion).value(), golden.path(key)));
        same("f1", confusion.f1(), golden.path("f1"));
        same("balanced", confusion.balancedAccuracy(), golden.path("balanced_accuracy"));
        same("mcc", confusion.matthewsCorrelation(), golden.path("mcc"));
        checkWilson(confusion, golden.path("wilson95"));
        checkScores(rows.scores(), rows.labels(), golden);
    }

    private static void checkWilson(Confusion confusion, JsonNode golden) {
        golden.properties().forEach(entry -> {
            JsonNode expected = entry.getValue();
            var actual = Objects.requireNonNull(SHARES.get(entry.getKey()))
                    .apply(confusion)
                    .wilson(CONFIDENCE);
            assertThat(actual.isPresent()).isEqualTo(!expected.isNull());
            actual.ifPresent(interval -> checkInterval(entry.getKey(), interval, expected));
        });
    }

    private static void checkScores(double[] scores, boolean[] labels, JsonNode golden) {
        Auc auc = Auc.of(scores, labels).orElseThrow();
        same("auc", auc.value(), golden.path("auc"));
        same("variance", auc.variance(), golden.path("auc_delong").path("variance"));
        checkInterval(
                "auc",
                auc.interval(CONFIDENCE).orElseThrow(),
                golden.path("auc_delong").path("ci95"));
        same("brier", ProbabilityLoss.SQUARED.mean(scores, labels), golden.path("brier"));
        same("log loss", ProbabilityLoss.LOGARITHMIC.mean(scores, labels), golden.path("log_loss_clip1e15"));
        same("ece", Calibration.of(scores, labels).expectedError(), golden.path("ece10"));
    }

    private static void checkSpread(Groups groups, JsonNode golden) {
        assertThat(groups.outcomes().keySet()).containsExactlyInAnyOrderElementsOf(texts(golden.path("groups_used")));
        assertThat(AGAINST_NOBODY).hasSize(golden.size() - 1);
        AGAINST_NOBODY.forEach((key, metric) -> {
            assertThat(metric.label()).isEqualTo(key);
            same(key, metric.of(groups), golden.path(key));
        });
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }

    private static void checkComparison(GroupComparison pair, JsonNode golden) {
        same("parity", pair.difference(OutcomeRate.SELECTION_RATE), golden.path("statistical_parity_difference"));
        same("impact", pair.ratio(OutcomeRate.SELECTION_RATE), golden.path("disparate_impact"));
        same("opportunity", pair.difference(OutcomeRate.RECALL), golden.path("equal_opportunity_difference"));
        same("odds", pair.averageOddsDifference(), golden.path("average_odds_difference"));
        same("fpr", pair.difference(OutcomeRate.FALSE_POSITIVE_RATE), golden.path("fpr_difference"));
        assertThat(pair.isUnderFourFifths())
                .isEqualTo(golden.path("four_fifths_violated").booleanValue());
        checkProportions(pair, OutcomeRate.SELECTION_RATE, golden.path("two_proportion_selection_rate"));
        checkProportions(pair, OutcomeRate.RECALL, golden.path("two_proportion_tpr"));
        checkProportions(pair, OutcomeRate.FALSE_POSITIVE_RATE, golden.path("two_proportion_fpr"));
        checkProportions(pair, OutcomeRate.ACCURACY, golden.path("two_proportion_accuracy"));
    }

    private static void checkProportions(GroupComparison pair, OutcomeRate rate, JsonNode golden) {
        if (golden.isNull()) {
            assertThat(pair.proportions(rate)).isEmpty();
            return;
        }
        TwoProportions two = pair.proportions(rate).orElseThrow();
        same("z", two.pooledZ(), golden.path("z_pooled"));
        Expected.same("p", two.pooledP(), golden.path("p_two_sided"), Expected.P_VALUE);
        same("difference", two.difference(), golden.path("difference"));
        checkInterval("newcombe", two.newcombe(CONFIDENCE), golden.path("newcombe95"));
    }

    private static void checkPaired(LabelledRows champion, LabelledRows challenger, JsonNode golden) {
        boolean[] labels = champion.labels();
        boolean[] first = champion.decisions();
        boolean[] second = challenger.decisions();
        long[] cells = new long[8];
        for (int i = 0; i < labels.length; i++) {
            boolean one = first[i];
            boolean other = second[i];
            cells[(one ? 2 : 0) + (other ? 1 : 0)]++;
            cells[4 + (one == labels[i] ? 2 : 0) + (other == labels[i] ? 1 : 0)]++;
        }
        checkDecisions(cells, golden);
        checkScores(champion, challenger, golden);
    }

    private static void checkDecisions(long[] cells, JsonNode golden) {
        assertThat(cells[6]).isEqualTo(golden.path("v1_right_v2_wrong").longValue());
        assertThat(cells[5]).isEqualTo(golden.path("v1_wrong_v2_right").longValue());
        McNemar test = new McNemar(cells[6], cells[5]);
        Expected.same("exact", test.exactP(), golden.path("mcnemar_exact_p"), Expected.P_VALUE);
        same("chi2", test.correctedStatistic(), golden.path("mcnemar_cc_chi2"));
        Expected.same("p", test.correctedP(), golden.path("mcnemar_cc_p"), Expected.P_VALUE);
        Agreement agreement = new Agreement(cells[3], cells[2], cells[1], cells[0]);
        same("agreement", agreement.alike().value(), golden.path("decision_agreement"));
        same("kappa", agreement.kappa(), golden.path("cohen_kappa"));
    }

    private static void checkScores(LabelledRows champion, LabelledRows challenger, JsonNode golden) {
        double[] one = champion.scores();
        double[] other = challenger.scores();
        boolean[] labels = champion.labels();
        JsonNode delong = golden.path("delong_paired");
        PairedAuc auc = PairedAuc.of(one, other, labels).orElseThrow();
        same("auc", auc.difference(), delong.path("difference_v1_minus_v2"));
        same("variance", auc.variance(), delong.path("variance"));
        same("z", auc.z(), delong.path("z"));
        Expected.same("p", auc.pValue(), delong.path("p"), Expected.P_VALUE);
        PairedTTest brier =
                PairedTTest.of(losses(one, labels), losses(other, labels)).orElseThrow();
        same("t", brier.t(), golden.path("brier_paired_t").path("t"));
        Expected.same("p", brier.pValue(), golden.path("brier_paired_t").path("p"), Expected.P_VALUE);
    }

    private static double[] losses(double[] scores, boolean[] labels) {
        double[] losses = new double[scores.length];
        Arrays.setAll(losses, i -> ProbabilityLoss.SQUARED.of(scores[i], labels[i]));
        return losses;
    }

    private static void checkInterval(String what, Interval interval, JsonNode golden) {
        same(what + " lower", interval.lower(), golden.get(0));
        same(what + " upper", interval.upper(), golden.get(1));
    }

    private static void same(String what, double actual, JsonNode expected) {
        Expected.same(what, actual, expected, Expected.RELATIVE);
    }

    private static void same(String what, OptionalDouble actual, JsonNode expected) {
        Expected.same(what, actual, expected, Expected.RELATIVE);
    }
}
