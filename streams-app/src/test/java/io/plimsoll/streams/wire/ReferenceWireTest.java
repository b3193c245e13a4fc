package io.plimsoll.streams.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plimsoll.detectors.check.Reference;
import io.plimsoll.detectors.tally.CategoricalSubject;
import io.plimsoll.detectors.tally.OutcomeTable;
import io.plimsoll.detectors.tally.WindowTally;
import io.plimsoll.schemas.MessageType;
import io.plimsoll.schemas.ReferenceProfile;
import io.plimsoll.schemas.WireException;
import io.plimsoll.streams.monitor.Policy;
import io.plimsoll.streams.monitor.ReferenceBuilder;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReferenceWireTest {

    private Policy policy;
    private Reference reference;
    private String profile;

    @BeforeAll
    void build() throws JsonProcessingException {
        policy = Bank.policy();
        reference = Bank.reference(policy);
        profile = Json.MESSAGES.writeValueAsString(ReferenceWire.profileOf(reference, policy, Bank.provenance()));
    }

    @Test
    void shouldHoldEveryKindOfCountInTheFixture() {
        WindowTally tally = reference.tally();

        assertThat(tally.latencies().count()).isPositive();
        assertThat(tally.layout().dimensions()).hasSize(3);
        assertThat(tally.mix(0)[tally.layout().dimensions().get(0).values().size()])
                .isPositive();
        assertThat(tally.withoutValue(0)).isPositive();
        assertThat(tally.layout().subjects().stream()
                        .filter(subject -> subject instanceof CategoricalSubject categorical
                                && categorical.levels().pooled()))
                .isNotEmpty();
        assertThat(tally.faults(0).outOfRange()).isPositive();
        assertThat(tally.faults(1).missing()).isPositive();
        assertThat(tally.faults(1).wrongType()).isPositive();
        assertThat(tally.bins(2).unbounded()).isPositive();
        assertThat(reference.effects().mixes()).isNotEmpty();
        assertThat(tally.outcomes().orElseThrow().labelled()).isPositive().isLessThan(tally.events());
    }

    @Test
    void shouldReadTheReferenceThatWasWritten() throws JsonProcessingException {
        Reference read = ReferenceWire.referenceOf(read(profile), policy);

        assertThat(read).isEqualTo(reference);
        assertThat(read.tally().layout().hash())
                .isEqualTo(reference.tally().layout().hash());
    }

    @Test
    void shouldReadAReferenceWithoutSegments() throws JsonProcessingException {
        Policy bare = PolicyWire.policyOf(Bank.written("model: bank\ntask: binary\npositive: '1'"));
        Reference built = Bank.reference(bare);
        ReferenceProfile written = ReferenceWire.profileOf(built, bare, Bank.provenance());

        Reference read = ReferenceWire.referenceOf(read(Json.MESSAGES.writeValueAsString(written)), bare);

        assertThat(read).isEqualTo(built);
    }

    @Test
    void shouldReadAReferenceOfSeveralClasses() throws JsonProcessingException {
        Policy several = PolicyWire.policyOf(Bank.written(Bank.POLICY.replace("binary", "multiclass")));
        Reference built = Bank.reference(several);
        ReferenceProfile written = ReferenceWire.profileOf(built, several, Bank.provenance());

        Reference read = ReferenceWire.referenceOf(read(Json.MESSAGES.writeValueAsString(written)), several);

        assertThat(read).isEqualTo(built);
        assertThat(Objects.requireNonNull(written.outcomes()).classes()).containsExactly("0", "1");
    }

    @Test
    void shouldTellWhatFollowsFromTheCounts() throws JsonProcessingException {
        JsonNode told = Json.MESSAGES.readTree(profile).path("baselines");
        OutcomeTable table = reference.tally().outcomes().orElseThrow();

        JsonNode all = told.path("performance").path("all");
        double right = table.count(0, 0) + table.count(1, 1);
        assertThat(all.path("accuracy").doubleValue()).isEqualTo(right / table.labelled());
        assertThat(all.path("selection_rate").doubleValue()).isEqualTo((double) table.decided(0) / 3_000);
        assertThat(all.path("auc").doubleValue()).isBetween(0.5, 1.0);
        assertThat(told.path("performance").has("degree=none")).isTrue();
        JsonNode fairness = told.path("fairness").path("degree");
        assertThat(fairness.path("demographic_parity_ratio").doubleValue()).isBetween(0.5, 1.0);
        assertThat(fairness.path("equal_opportunity_difference").doubleValue()).isBetween(0.0, 0.5);
    }

    @Test
    void shouldTellNothingOfPerformanceWithoutLabels() throws JsonProcessingException {
        Reference built = new ReferenceBuilder(policy).build(Bank.unlabelledRows(7, 0, 40, 3_000));
        ReferenceProfile written = ReferenceWire.profileOf(built, policy, Bank.provenance());

        JsonNode told = Json.MESSAGES
                .readTree(Json.MESSAGES.writeValueAsString(written))
                .path("baselines")
                .path("performance")
                .path("all");
        assertThat(written.labels()).isZero();
        assertThat(told.path("accuracy").isNull()).isTrue();
        assertThat(told.path("selection_rate").isNumber()).isTrue();
    }

    @Test
    void shouldWriteAProfileOfTheContract() throws JsonProcessingException {
        assertThat(ContractSchemas.violations(MessageType.REFERENCE_PROFILE, read(profile)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/features/0/counts/3, 100000, features.age.counts",
        "/features/3/counts/0, 100000, features.job.counts",
        "/features/1/faults/missing, 7, features.income.counts",
        "/features/4/rare/count, 7, features.street.counts",
        "/score/counts/0, 100000, score.counts",
        "/decision/counts/0, 100000, decision.counts",
        "/rows, 2999, features.age.counts",
        "/segments/0/levels/0/rows, 5, segments.degree.0.counts.age",
        "/segments/0/levels/1/counts/1/0, 100000, segments.degree.1.counts.income",
        "/segments/1/levels/2/faults/0/0, 9, segments.gender|age_band.2.counts.age",
        "/segments/0/missing, 2999, segments.degree",
        "/latencyMicros/0/0, 1, hash",
        "/outcomes/counts/0/3, 100000, outcomes.counts",
        "/outcomes/counts/0/0, 100000, outcomes.counts",
        "/outcomes/counts/0/1, 3, outcomes.counts",
        "/outcomes/counts/0/2, 3, outcomes.counts",
        "/labels, 1, labels",
        "/segments/0/levels/1/outcomes/0/3, 100000, segments.degree.1.outcomes",
        "/segments/0/levels/1/outcomes/0/0, 11, segments.degree.1.outcomes",
        "/segments/0/missing, 1, hash",
        "/latencyMicros/0/1, 999, hash",
        "/features/2/unbounded, 999, hash",
        "/segments/0/phi, 99, hash",
        "/outcomes/classes/0, king, hash",
        "/outcomes/counts/0/1, 2, hash",
        "/features/0/phi, 99, hash",
        "/features/1/std, 99, hash",
        "/features/1/min, -99, hash",
        "/features/1/scale, -99, hash",
        "/features/1/sums/0, -99, hash",
        "/features/1/evidence/0, 0, hash",
        "/features/3/levels/0, king, hash",
        "/segments/0/levels/0/values/0, king, hash",
        "/hash, 0123456789abcdef, hash"
    })
    void shouldRefuseADamagedProfileAndNameTheField(String pointer, String value, String field)
            throws JsonProcessingException {
        ReferenceProfile damaged = read(damaged(pointer, value));

        assertThatThrownBy(() -> ReferenceWire.referenceOf(damaged, policy))
                .isInstanceOfSatisfying(
                        WireException.class,
                        refusal -> assertThat(refusal.field()).isEqualTo(field));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[18, 90]; [18, 99]; hash",
                "from: age, cuts: [25, 60]; from: age, cuts: [25, 65]; hash",
                "none: [basic, school], degree: [college]; none: [basic], degree: [college, school]; hash",
                "segments: [degree, ; segments: [; segments",
                "note: {ignore: true}; job: {ignore: true}; features.job",
                "positive: \"1\"; positive: king; positive",
                "task: binary; task: multiclass; task",
                "model: bank; model: shop; model"
            })
    void shouldRefuseAProfileThatCountsInAnotherWayThanThePolicy(String made, String inForce, String field)
            throws JsonProcessingException {
        Policy other = PolicyWire.policyOf(Bank.written(Bank.POLICY.replace(made, inForce)));
        ReferenceProfile written = read(profile);

        assertThatThrownBy(() -> ReferenceWire.referenceOf(written, other))
                .isInstanceOfSatisfying(
                        WireException.class,
                        refusal -> assertThat(refusal.field()).isEqualTo(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lateness: 1h", "window: 6h", "drift: {psi: {warning: 0.07}}", "alerting: {owner: us}"})
    void shouldTakeAProfileUnderOtherChangesOfThePolicy(String change) throws JsonProcessingException {
        Policy other = PolicyWire.policyOf(Bank.written(Bank.POLICY + change));

        Reference read = ReferenceWire.referenceOf(read(profile), other);

        assertThat(read.hash()).isEqualTo(reference.hash());
    }

    @Test
    void shouldTakeTheTimeThatTheRowsSpan() {
        Provenance provenance = Provenance.of("v1", Bank.START, Bank.rows(1, 2, 3, 10));

        assertThat(provenance.window().start()).isEqualTo(Bank.START.plusSeconds(2 * 86_400));
        assertThat(provenance.window().end())
                .isEqualTo(Bank.START.plusSeconds(2 * 86_400 + 9 * 3 * 8_640).plusMillis(1));
    }

    private static ReferenceProfile read(String json) throws JsonProcessingException {
        return Json.MESSAGES.readValue(json, ReferenceProfile.class);
    }

    private String damaged(String pointer, String value) throws JsonProcessingException {
        JsonNode tree = Json.MESSAGES.readTree(profile);
        JsonPointer path = JsonPointer.compile(pointer);
        JsonNode parent = tree.at(path.head());
        JsonNode replacement = value.matches("-?[0-9.]+")
                ? Json.MESSAGES.readTree(value)
                : Json.MESSAGES.getNodeFactory().textNode(value);
        assertThat(tree.at(path).isMissingNode()).as(pointer).isFalse();
        if (parent instanceof ArrayNode array) {
            array.set(path.last().getMatchingIndex(), replacement);
        } else {
            ((ObjectNode) parent).set(path.last().getMatchingProperty(), replacement);
        }
        return tree.toString();
    }
}
