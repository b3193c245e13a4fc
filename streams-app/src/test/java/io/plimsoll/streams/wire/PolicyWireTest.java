package io.plimsoll.streams.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.plimsoll.detectors.check.Check;
import io.plimsoll.detectors.check.Checks;
import io.plimsoll.detectors.check.DriftCheck;
import io.plimsoll.detectors.check.IntegrityCheck;
import io.plimsoll.detectors.check.KolmogorovSmirnovCheck;
import io.plimsoll.detectors.check.Ladder;
import io.plimsoll.detectors.check.LatencyCheck;
import io.plimsoll.detectors.check.PsiCheck;
import io.plimsoll.detectors.check.Severity;
import io.plimsoll.detectors.evidence.Budget;
import io.plimsoll.detectors.evidence.Scan;
import io.plimsoll.detectors.tally.NumericSubject;
import io.plimsoll.schemas.MonitorPolicy;
import io.plimsoll.schemas.WireException;
import io.plimsoll.streams.monitor.Policy;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyWireTest {

    private static final String LEAST = "model: m\ntask: binary\npositive: \"1\"\n";

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
                .isEqualTo(new Policy.Alerting(Severity.WARNING, 1, 2, Optional.empty(), Optional.empty()));
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
                alerting: {from: error, raiseAfter: 2, clearAfter: 3, owner: us, runbook: "https://r"}
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
                .isEqualTo(new Policy.Alerting(Severity.ERROR, 2, 3, Optional.of("us"), Optional.of("https://r")));
        assertThat(policy.reporting()).isEqualTo(new Policy.Reporting(true, true, 0));
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
                "'derive: {a: {from: b, cuts: []}}'; derive.a.cuts; must name a cut"
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
