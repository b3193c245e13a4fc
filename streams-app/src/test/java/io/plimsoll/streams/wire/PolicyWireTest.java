package io.plimsoll.streams.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.plimsoll.detectors.check.Baseline;
import io.plimsoll.detectors.check.Check;
import io.plimsoll.detectors.check.Checks;
import io.plimsoll.detectors.check.DriftCheck;
import io.plimsoll.detectors.check.ErrorRateCheck;
import io.plimsoll.detectors.check.FairnessConstraint;
import io.plimsoll.detectors.check.FairnessRules;
import io.plimsoll.detectors.check.Favourable;
import io.plimsoll.detectors.check.IntegrityCheck;
import io.plimsoll.detectors.check.KolmogorovSmirnovCheck;
import io.plimsoll.detectors.check.LabelCause;
import io.plimsoll.detectors.check.Ladder;
import io.plimsoll.detectors.check.LatencyCheck;
import io.plimsoll.detectors.check.OutcomeChecks;
import io.plimsoll.detectors.check.PerformanceConstraint;
import io.plimsoll.detectors.check.PsiCheck;
import io.plimsoll.detectors.check.Reference;
import io.plimsoll.detectors.check.Segment;
import io.plimsoll.detectors.check.Severity;
import io.plimsoll.detectors.evidence.Budget;
import io.plimsoll.detectors.evidence.Limits;
import io.plimsoll.detectors.evidence.Scan;
import io.plimsoll.detectors.statistic.FairnessMetric;
import io.plimsoll.detectors.statistic.PerformanceMetric;
import io.plimsoll.detectors.tally.FavourableSide;
import io.plimsoll.detectors.tally.NumericSubject;
import io.plimsoll.schemas.MonitorPolicy;
import io.plimsoll.schemas.WireException;
import io.plimsoll.streams.monitor.Monitor;
import io.plimsoll.streams.monitor.Policy;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyWireTest {

    private static final String LEAST = "model: m\ntask: binary\npositive: \"1\"\n";
    private static final String NUMBERS = "model: m\ntask: regression\n";
    private static final String PARITY =
            "\nfairness: {attributes: {a: {}}, constraints: [{metric: demographic_parity_ratio, min: 0.8}]}";

    /** A restart is no change: what is in force is compared with what was. */
    @Test
    void shouldBeTheSamePolicyWhenItIsReadTwice() throws IOException {
        String json = "{\"model\": \"credit\", \"task\": \"binary\", \"positive\": \"1\", \"segments\": [\"gender\"]}";

        Policy read = PolicyWire.policyOf(Json.WRITTEN_BY_HAND.readValue(json, MonitorPolicy.class));

        assertThat(read).isEqualTo(PolicyWire.policyOf(Json.WRITTEN_BY_HAND.readValue(json, MonitorPolicy.class)));
    }

    @Test
    void shouldFillInEveryDefault() throws JsonProcessingException {
        Policy policy = policy("");

        assertThat(policy.model()).isEqualTo("m");
        assertThat(policy.task()).isEqualTo(Policy.Task.BINARY);
        assertThat(policy.positive()).contains("1");
        assertThat(policy.favourable()).containsExactly("1");
        assertThat(policy.window()).isEqualTo(Duration.ofDays(1));
        assertThat(policy.scan().lengths())
                .isEqualTo(Scan.standard(Duration.ofDays(1)).lengths());
        assertThat(policy.lateness()).isEqualTo(Duration.ofMinutes(10));
        assertThat(policy.horizon()).isEqualTo(Duration.ofDays(30));
        assertThat(policy.features()).isEmpty();
        assertThat(policy.derive()).isEmpty();
        assertThat(policy.segments()).isEmpty();
        assertThat(policy.checks()).isEqualTo(Checks.STANDARD);
        assertThat(policy.budget()).isEqualTo(new Budget(0.05, Duration.ofDays(30)));
        assertThat(policy.alerting())
                .isEqualTo(new Policy.Alerting(Severity.WARNING, 1, 2, Optional.empty(), Optional.empty(), true));
        assertThat(policy.reporting()).isEqualTo(new Policy.Reporting(false, false, 5));
    }

    @Test
    void shouldKeepToTheNumbersOfTheContract() throws JsonProcessingException {
        Checks checks = policy("").checks();

        assertThat(checks.drift()).contains(new PsiCheck(new Ladder(0.05, 0.10, 0.25), PsiCheck.Smoothing.LAPLACE));
        assertThat(checks.missing().increase()).isEqualTo(0.02);
        assertThat(checks.unseen().increase()).isEqualTo(0.005);
        assertThat(checks.range().increase()).isEqualTo(0.005);
        assertThat(policy("latency: {objective: 200ms}").checks().latency()).contains(new LatencyCheck(200_000, 0.99));
    }

    @Test
    void shouldTakeEveryKeyThatIsWritten() throws JsonProcessingException {
        Policy policy = policy("""
                favourable: [a, b]
                window: 6h
                scan: [12h, 1d]
                lateness: 1h
                labels: {horizon: 60d}
                features: {age: {range: [18, 90]}, income: {range: [0, null], nullable: 0.01}, note: {ignore: true}}
                segments: [region, [gender, age]]
                latency: {objective: 1s, share: 0.9}
                falseAlarms: {probability: 0.1, per: 7d}
                alerting: {from: error, raiseAfter: 2, clearAfter: 3, owner: us, runbook: "https://r", exemplars: false}
                reports: {findings: all, distributions: segments, minimumCell: 0}
                """);

        assertThat(policy.favourable()).containsExactly("a", "b");
        assertThat(policy.window()).isEqualTo(Duration.ofHours(6));
        assertThat(policy.scan().lengths()).containsExactly(2, 4);
        assertThat(policy.lateness()).isEqualTo(Duration.ofHours(1));
        assertThat(policy.horizon()).isEqualTo(Duration.ofDays(60));
        assertThat(policy.feature("age").range()).contains(new NumericSubject.Range(18, 90, true));
        assertThat(policy.feature("income"))
                .isEqualTo(new Policy.FeatureRule(
                        Optional.of(new NumericSubject.Range(0, Double.POSITIVE_INFINITY, true)), 0.01, false));
        assertThat(policy.feature("note").ignore()).isTrue();
        assertThat(policy.segments()).containsExactly(List.of("region"), List.of("gender", "age"));
        assertThat(policy.checks().latency()).contains(new LatencyCheck(1_000_000, 0.9));
        assertThat(policy.budget()).isEqualTo(new Budget(0.1, Duration.ofDays(7)));
        assertThat(policy.alerting())
                .isEqualTo(
                        new Policy.Alerting(Severity.ERROR, 2, 3, Optional.of("us"), Optional.of("https://r"), false));
        assertThat(policy.reporting()).isEqualTo(new Policy.Reporting(true, true, 0));
    }

    @Test
    void shouldAskOfOutcomesWhatIsWritten() throws JsonProcessingException {
        OutcomeChecks checks = policy("""
                favourable: "0"
                labels: {causedBy: decision}
                fairness:
                  attributes: {gender: {reference: male}, "gender|age": {}}
                  minimumGroup: 50
                  constraints: [{metric: demographic_parity_ratio, min: 0.8}, {metric: equal_opportunity_difference, max: 0.1}]
                performance:
                  constraints: [{metric: tpr, min: 0.5}, {metric: accuracy, segment: {age: old, gender: female}, min: 0.9}]
                  baseline: live
                  errorRate: {warning: 0.02}
                """).checks().outcomes();

        assertThat(checks.favourable()).isEqualTo(Favourable.NEGATIVE);
        assertThat(checks.causedBy()).isEqualTo(LabelCause.DECISION);
        assertThat(checks.baseline()).isEqualTo(Baseline.LIVE);
        assertThat(checks.errorRate()).contains(new ErrorRateCheck(new Ladder(0.02, 0.03, 0.10)));
        assertThat(checks.performance())
                .containsExactly(
                        new PerformanceConstraint(PerformanceMetric.RECALL, Optional.empty(), Limits.atLeast(0.5)),
                        new PerformanceConstraint(
                                PerformanceMetric.ACCURACY,
                                Optional.of(new Segment("gender|age", "female|old")),
                                Limits.atLeast(0.9)));
        assertThat(checks.fairness())
                .isEqualTo(new FairnessRules(
                        Map.of("gender", Optional.of("male"), "gender|age", Optional.empty()),
                        50,
                        List.of(
                                new FairnessConstraint(FairnessMetric.DEMOGRAPHIC_PARITY_RATIO, Limits.atLeast(0.8)),
                                new FairnessConstraint(
                                        FairnessMetric.EQUAL_OPPORTUNITY_DIFFERENCE, Limits.atMost(0.1)))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"contract", "fair-and-good", "minimal", "multiclass", "regression", "regression-low-is-good"})
    void shouldPutEveryExampleOfTheContractIntoForce(String name) throws IOException {
        String path = "/examples/v1/monitor-policy/" + name + ".json";
        try (InputStream json = Objects.requireNonNull(MonitorPolicy.class.getResourceAsStream(path))) {
            MonitorPolicy written = Json.MESSAGES.readValue(json, MonitorPolicy.class);

            Policy policy = PolicyWire.policyOf(written);

            assertThat(policy.model()).isEqualTo(written.model());
        }
    }

    @Test
    void shouldSliceByWhatFairnessAndConstraintsAreAskedOfAndByEachOnce() throws JsonProcessingException {
        Policy policy = policy("""
                segments: [region, [gender, age]]
                fairness: {attributes: {gender: {}, region: {}, "gender|age": {}}}
                performance: {constraints: [{metric: accuracy, segment: {tier: vip}, min: 0.9}]}
                """);

        assertThat(policy.segments())
                .containsExactly(List.of("region"), List.of("gender", "age"), List.of("gender"), List.of("tier"));
    }

    @ParameterizedTest
    @CsvSource({"binary, precision", "multiclass, macro_recall", "regression, mae"})
    void shouldKnowTheMetricsOfEveryTask(String task, String metric) throws JsonProcessingException {
        MonitorPolicy written = Bank.written("model: m\ntask: " + task
                + "\npositive: a\nperformance: {constraints: [{metric: " + metric + ", max: 1}]}");

        assertThat(PolicyWire.policyOf(written).checks().outcomes().performance())
                .singleElement()
                .satisfies(constraint -> assertThat(constraint.name()).isEqualTo(metric));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "multiclass; 'performance: {constraints: [{metric: ece, max: 0.2}]}'; performance.constraints[0].metric; "
                        + "limit brier or log_loss",
                "regression; 'performance: {constraints: [{metric: absolute_error_p90, max: 3}]}'; "
                        + "performance.constraints[0].metric; limit large_error_rate",
                "regression; 'segments: [a]\nfairness: {attributes: {a: {}}, constraints: [{metric: demographic_parity_ratio, min: 0.8}]}'; "
                        + "fairness.constraints[0].metric; known are bias_difference, mae_difference",
                "multiclass; 'segments: [a]\nfairness: {attributes: {a: {}}, constraints: [{metric: mae_ratio, min: 0.8}]}'; "
                        + "fairness.constraints[0].metric; known are demographic_parity_difference"
            })
    void shouldSayWhatATaskHasInstead(String task, String key, String path, String remedy)
            throws JsonProcessingException {
        MonitorPolicy written = Bank.written("model: m\ntask: " + task + "\n" + key);

        assertThatThrownBy(() -> PolicyWire.policyOf(written))
                .isInstanceOfSatisfying(
                        WireException.class,
                        refusal -> assertThat(refusal.field()).isEqualTo(path))
                .hasMessageContaining(remedy);
    }

    @Test
    void shouldLimitHowDifferentlyGroupsAreMissed() throws JsonProcessingException {
        MonitorPolicy written = Bank.written("model: m\ntask: regression\nsegments: [a]\n"
                + "fairness: {attributes: {a: {}}, constraints: [{metric: mae_ratio, min: 0.8}]}");

        assertThat(PolicyWire.policyOf(written).checks().outcomes().fairness().constraints())
                .singleElement()
                .satisfies(constraint -> assertThat(constraint.name()).isEqualTo("mae_ratio"));
    }

    @Test
    void shouldLetLabelsMatureAtTheHorizonUnlessThePolicySaysWhen() throws JsonProcessingException {
        assertThat(policy("labels: {horizon: 20d}").maturity()).isEqualTo(Duration.ofDays(20));
        assertThat(policy("labels: {horizon: 20d, mature: 5d}").maturity()).isEqualTo(Duration.ofDays(5));
        assertThatThrownBy(() -> policy("labels: {horizon: 20d, mature: 21d}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("labels.mature");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'fairness: {attributes: {degree: {reference: dagree}}}'; fairness.attributes.degree.reference; "
                        + "degree, none",
                "'performance: {constraints: [{metric: accuracy, min: 0}, "
                        + "{metric: accuracy, segment: {degree: some}, min: 0}]}'; performance.constraints[1].segment; "
                        + "degree, none"
            })
    void shouldRefuseAGroupThatTheReferenceNeverHeldAndListThoseItHas(String key, String path, String groups)
            throws JsonProcessingException {
        Policy policy = PolicyWire.policyOf(Bank.written(Bank.POLICY + key));
        Map<String, Reference> references = Map.of("v1", Bank.reference(policy));

        assertThatThrownBy(() -> new Monitor(policy, references))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(path)
                .hasMessageContaining(groups.split(", ")[0])
                .hasMessageContaining(groups.split(", ")[1]);
    }

    @Test
    void shouldRefuseAFavourableClassThatTheReferenceNeverHeld() throws JsonProcessingException {
        Policy policy = PolicyWire.policyOf(
                Bank.written(Bank.POLICY.replace("binary", "multiclass") + "favourable: [maybe, '1']"));
        Map<String, Reference> references = Map.of("v1", Bank.reference(policy));

        assertThatThrownBy(() -> new Monitor(policy, references))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("favourable: maybe")
                .hasMessageContaining("0, 1");
    }

    @Test
    void shouldKeepTheOrderOfGroupsBecauseItIsTheirCodes() throws JsonProcessingException {
        Policy policy = policy("derive: {d: {from: e, groups: {z: [a], y: [b], x: [c], w: [d], v: [e], u: [f]}}}");

        assertThat(policy.derive().get("d"))
                .isInstanceOfSatisfying(
                        Policy.Derivation.Groups.class,
                        derivation ->
                                assertThat(derivation.groups().keySet()).containsExactly("z", "y", "x", "w", "v", "u"));
    }

    @Test
    void shouldSetChecksByTheirParameters() throws JsonProcessingException {
        Checks checks = policy("""
                        drift:
                          psi: {warning: 0.07, smoothing: floor1e4}
                          ks: {warning: 0.1, error: 0.2, critical: 1}
                        integrity: {missing: {increase: 0.05}, duplicates: {increase: 1}}
                        """).checks();

        assertThat(checks.drift())
                .hasSize(Checks.STANDARD.drift().size())
                .contains(new PsiCheck(new Ladder(0.07, 0.10, 0.25), PsiCheck.Smoothing.FLOOR1E4))
                .contains(new KolmogorovSmirnovCheck(new Ladder(0.1, 0.2, 1)));
        assertThat(checks.missing().increase()).isEqualTo(0.05);
        assertThat(checks.duplicates().increase()).isEqualTo(1);
        assertThat(checks.range()).isEqualTo(Checks.STANDARD.range());
    }

    @ParameterizedTest
    @ValueSource(classes = {DriftCheck.class, IntegrityCheck.class})
    void shouldLetAPolicySetEveryPermittedCheck(Class<?> family) throws JsonProcessingException {
        String section = family == DriftCheck.class ? "drift" : "integrity";
        String parameter = family == DriftCheck.class ? "warning: 0, error: 0.5, critical: 0.75" : "increase: 0.5";
        List<String> names = Arrays.stream(family.getPermittedSubclasses())
                .map(type -> ((Check) CheckParameters.standard(type)).name())
                .toList();

        for (String name : names) {
            Checks checks =
                    policy(section + ": {" + name + ": {" + parameter + "}}").checks();

            assertThat(checks).as(name).isNotEqualTo(Checks.STANDARD);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "drift: {psl: {}}; drift.psl; known are psi, js, hellinger",
                "integrity: {nulls: {increase: 1}}; integrity.nulls; known are missing, unseen, range, type, duplicates",
                "drift: {psi: {warnin: 1}}; drift.psi.warnin; known are warning, error, critical, smoothing",
                "integrity: {missing: {warning: 1}}; integrity.missing.warning; known are increase",
                "drift: {psi: {warning: high}}; drift.psi.warning; must be a number",
                "drift: {psi: {warning: true}}; drift.psi.warning; must be a number",
                "drift: {psi: {smoothing: none}}; drift.psi.smoothing; must be one of laplace, floor1e4",
                "drift: {psi: {warning: 0.2}}; drift.psi; increasing order",
                "integrity: {missing: {increase: -1}}; integrity.missing; increasing order",
                "latency: {objective: 1s, share: 1}; latency; between 0 and 1",
                "window: 0d; window; longer than nothing",
                "scan: [1d, 36h]; scan; 36h",
                "scan: []; scan; must name a run",
                "falseAlarms: {per: 0d}; falseAlarms.per; longer than nothing",
                "segments: [a, [b, c], a]; segments; names a twice",
                "'derive: {a: {from: b, cuts: [1]}, b: {from: c, cuts: [1]}}'; derive.a.from; derived itself",
                "'derive: {a: {from: b, groups: {x: [p], y: [q, p]}}}'; derive.a.groups.y; stands twice",
                "'derive: {a: {from: b, cuts: []}}'; derive.a.cuts; must name a cut",
                "'performance: {constraints: [{metric: acuracy, min: 0.9}]}'; performance.constraints[0].metric; "
                        + "known are accuracy, balanced_accuracy, precision, recall",
                "'performance: {constraints: [{metric: recall, min: 0}, {metric: ece, max: 0.1}]}'; "
                        + "performance.constraints[1].metric; known are accuracy",
                "'performance: {constraints: [{metric: mae, max: 3}]}'; performance.constraints[0].metric; known are",
                "'performance: {constraints: [{metric: accuracy, min: 91}]}'; performance.constraints[0]; a share",
                "'performance: {constraints: [{metric: accuracy, min: 0.9, max: 0.8}]}'; performance.constraints[0]; "
                        + "no limits",
                "'fairness: {attributes: {a: {}}, constraints: [{metric: parity, min: 0.8}]}'; "
                        + "fairness.constraints[0].metric; known are demographic_parity_difference",
                "'fairness: {attributes: {a: {}}, constraints: [{metric: theil_index, max: 1}]}'; "
                        + "fairness.constraints[0].metric; known are",
                "'fairness: {attributes: {a: {}}, constraints: [{metric: demographic_parity_ratio, max: 0.8}]}'; "
                        + "fairness.constraints[0]; a min above 0 and at most 1",
                "'fairness: {attributes: {a: {}}, constraints: [{metric: equal_opportunity_difference, min: 0.1}]}'; "
                        + "fairness.constraints[0]; a max of at least 0",
                "'fairness: {attributes: {a: {}}, constraints: [{metric: disparate_impact, min: 0, max: 1.2}]}'; "
                        + "fairness.constraints[0]; above 0",
                "'fairness: {constraints: [{metric: disparate_impact, min: 0.8}]}'; fairness.attributes; name the",
                "'performance: {errorRate: {warn: 0.02}}'; performance.errorRate.warn; known are warning, error, critical",
                "'favourable: [\"1.0\", a]'; favourable; every decision",
                "'segments: [[a, b]]\nfairness: {attributes: {b|a: {}}}'; fairness.attributes.b|a; as a|b",
                "'fairness: {attributes: {a|a: {}}}'; fairness.attributes.a|a; each attribute once"
            })
    void shouldNameThePathOfAMistakeAndWhatWouldBeRight(String key, String path, String remedy)
            throws JsonProcessingException {
        MonitorPolicy written = Bank.written(LEAST + key);

        assertThatThrownBy(() -> PolicyWire.policyOf(written))
                .isInstanceOfSatisfying(
                        WireException.class,
                        refusal -> assertThat(refusal.field()).isEqualTo(path))
                .hasMessageContaining(remedy);
    }

    @Test
    void shouldTakeTheNumbersThatAreFavourable() throws JsonProcessingException {
        Policy least = PolicyWire.policyOf(Bank.written(NUMBERS + "favourable: {min: 700}" + PARITY));
        Policy greatest = PolicyWire.policyOf(Bank.written(NUMBERS + "favourable: {max: 0.2}"));

        assertThat(least.favourableSide()).contains(new FavourableSide(700, true));
        assertThat(least.favourable()).isEmpty();
        assertThat(least.checks().outcomes().fairness().constraints())
                .containsExactly(new FairnessConstraint(FairnessMetric.DEMOGRAPHIC_PARITY_RATIO, Limits.atLeast(0.8)));
        assertThat(greatest.favourableSide()).contains(new FavourableSide(0.2, false));
        assertThat(PolicyWire.policyOf(Bank.written(NUMBERS)).favourableSide()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "regression||fairness.constraints[0].metric|favourable: {min: x} or {max: x}",
                "regression|'favourable: \"1\"'|favourable|state {min: x} or {max: x}",
                "regression|'favourable: {min: 1e39}'|favourable|under 3.4e38",
                "binary|'positive: \"1\"\nfavourable: {min: 0.5}'|favourable|name a class or classes",
                "multiclass|'favourable: {max: 1}'|favourable|name a class or classes"
            })
    void shouldSayWhichNumbersOrClassesAreFavourable(
            String task, @Nullable String favourable, String path, String remedy) throws JsonProcessingException {
        MonitorPolicy written =
                Bank.written("model: m\ntask: " + task + "\n" + Objects.requireNonNullElse(favourable, "") + PARITY);

        assertThatThrownBy(() -> PolicyWire.policyOf(written))
                .isInstanceOfSatisfying(
                        WireException.class,
                        refusal -> assertThat(refusal.field()).isEqualTo(path))
                .hasMessageContaining(remedy);
    }

    @Test
    void shouldRefuseAHorizonOfTooManyPanes() throws JsonProcessingException {
        MonitorPolicy written = Bank.written(LEAST + "window: 1m");

        assertThatThrownBy(() -> PolicyWire.policyOf(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("labels.horizon");
    }

    @Test
    void shouldRefuseUnknownKeysOfAFileAndSayWhere() {
        assertThatThrownBy(() -> Bank.written(LEAST + "alerting: {form: error}"))
                .isInstanceOfSatisfying(
                        UnrecognizedPropertyException.class,
                        refusal -> assertThat(refusal.getPathReference()).contains("alerting", "form"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "none",
            value = {
                // credit: gender and education are seen by nobody, region and employment_type by the model too.
                "'derive: {degree: {from: education, groups: {a: [x], b: [y]}}}\nsegments: [gender, degree, region, "
                        + "employment_type]\nfeatures: {region: {}, employment_type: {}}'; gender,education",
                // adult: attributes alone.
                "'segments: [age_group]\nfairness: {attributes: {sex: {}, race: {}}}'; age_group,sex,race",
                // elec2: the day is watched too, the part of the day is not.
                "'segments: [daypart, day]\nfeatures: {day: {}, period: {ignore: true}}'; daypart",
                // carloan: a feature may be a segment as well.
                "'segments: [salary_range]\nfeatures: {salary_range: {}}'; none",
                // What is cut into bands stays a feature where it is named as one.
                "'derive: {age_band: {from: age, cuts: [25]}}\nsegments: [[gender, age_band]]\nfeatures: {age: {}}'; gender",
                // A derivation that nobody slices by takes no column.
                "'derive: {age_band: {from: age, cuts: [25]}}'; none",
                "'drift: {}'; none"
            })
    void shouldTakeForAttributesWhatIsSlicedByAndNoFeature(String policy, String attributes)
            throws JsonProcessingException {
        Set<String> found = PolicyWire.attributes(Bank.written(LEAST + policy));

        assertThat(found).isEqualTo(attributes == null ? Set.of() : Set.of(attributes.split(",")));
    }

    @Test
    void shouldKeepUnsetParametersApartFromSetOnes() {
        assertThatThrownBy(() -> CheckParameters.with(PsiCheck.STANDARD, "drift.psi", Map.of("error", "x")))
                .isInstanceOf(WireException.class)
                .hasMessageStartingWith("drift.psi.error");
    }

    private static Policy policy(String yaml) throws JsonProcessingException {
        return PolicyWire.policyOf(Bank.written(LEAST + yaml));
    }
}
