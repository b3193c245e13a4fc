package io.plimsoll.streams.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plimsoll.detectors.check.AdwinCheck;
import io.plimsoll.detectors.check.ChangeCheck;
import io.plimsoll.detectors.check.Compared;
import io.plimsoll.detectors.check.DdmCheck;
import io.plimsoll.detectors.check.Family;
import io.plimsoll.detectors.check.Favourable;
import io.plimsoll.detectors.check.Finding;
import io.plimsoll.detectors.check.Measure;
import io.plimsoll.detectors.check.OutcomeChecks;
import io.plimsoll.detectors.check.Reference;
import io.plimsoll.detectors.check.Severity;
import io.plimsoll.detectors.check.Span;
import io.plimsoll.detectors.check.Target;
import io.plimsoll.detectors.check.Verdict;
import io.plimsoll.detectors.tally.ErrorSubject;
import io.plimsoll.detectors.tally.ErrorTable;
import io.plimsoll.detectors.tally.LossTable;
import io.plimsoll.detectors.tally.Observation;
import io.plimsoll.detectors.tally.OutcomeTable;
import io.plimsoll.detectors.tally.WindowTally;
import io.plimsoll.schemas.Alert;
import io.plimsoll.schemas.ConfusionTable;
import io.plimsoll.schemas.MessageType;
import io.plimsoll.schemas.Outcome;
import io.plimsoll.schemas.ReferenceProfile;
import io.plimsoll.schemas.WindowReport;
import io.plimsoll.streams.monitor.AlertKey;
import io.plimsoll.streams.monitor.Incident;
import io.plimsoll.streams.monitor.PaneReport;
import io.plimsoll.streams.monitor.Policy;
import io.plimsoll.streams.monitor.SampleModel;
import io.plimsoll.streams.monitor.TaskModel;
import io.plimsoll.streams.monitor.Transition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages about labels: of models of several classes and of numbers, and about what is estimated before labels come. */
class TaskWireTest {

    @ParameterizedTest
    @EnumSource(TaskModel.class)
    void shouldReadTheReferenceThatWasWritten(TaskModel model) throws JsonProcessingException {
        Policy policy = model.policy();
        Reference built = model.reference(policy);
        ReferenceProfile written = ReferenceWire.profileOf(built, policy, Bank.provenance());

        String json = Json.MESSAGES.writeValueAsString(written);
        Reference read = ReferenceWire.referenceOf(Json.MESSAGES.readValue(json, ReferenceProfile.class), policy);

        assertThat(read).isEqualTo(built);
        assertThat(read.tally().labelled()).isEqualTo(3_000);
        assertThat(ContractSchemas.violations(MessageType.REFERENCE_PROFILE, written))
                .isEmpty();
    }

    /** Written before errors were counted finely enough for quantiles; what is in force somewhere stays readable. */
    @Test
    void shouldReadAProfileOfTheFirstForm() throws IOException {
        Policy policy =
                PolicyWire.policyOf(Bank.written("model: price\ntask: regression\nwindow: 1d\nsegments: [region]"));
        String written = resource("errors-form-1.json");

        Reference read = ReferenceWire.referenceOf(Json.MESSAGES.readValue(written, ReferenceProfile.class), policy);

        ErrorTable table = read.tally().errors().orElseThrow();
        assertThat(table.subject().form()).isEqualTo(ErrorSubject.Form.COARSE);
        assertThat(table.labelled()).isEqualTo(144);
        assertThat(table.bySize()).containsExactly(15, 14, 14, 15, 14, 14, 15, 14, 14, 15);
        assertThat(read.tally().errors(0, 0).orElseThrow().labelled()).isPositive();
    }

    /** Written before it was counted who is on the favourable side: it goes on without, whatever the policy says. */
    @ParameterizedTest
    @ValueSource(strings = {"", "favourable: {min: 700}"})
    void shouldReadAProfileOfTheSecondFormWithoutAThreshold(String favourable) throws IOException {
        Policy policy = PolicyWire.policyOf(
                Bank.written("model: price\ntask: regression\nwindow: 1d\nsegments: [region]\n" + favourable));
        String written = resource("errors-form-2.json");

        Reference read = ReferenceWire.referenceOf(Json.MESSAGES.readValue(written, ReferenceProfile.class), policy);

        ErrorTable table = read.tally().errors().orElseThrow();
        assertThat(table.subject().form()).isEqualTo(ErrorSubject.Form.FINE);
        assertThat(table.subject().side()).isEmpty();
        assertThat(table.labelled()).isEqualTo(96);
        assertThat(table.predictions()).isEqualTo(120);
    }

    /** Written before it was counted what probabilities cost: it goes on without. */
    @Test
    void shouldReadAProfileWithoutLosses() throws IOException {
        Policy policy = PolicyWire.policyOf(
                Bank.written("model: credit\ntask: binary\npositive: '1'\nwindow: 1d\nsegments: [region]"));
        String written = resource("outcomes-form-1.json");

        Reference read = ReferenceWire.referenceOf(Json.MESSAGES.readValue(written, ReferenceProfile.class), policy);

        assertThat(read.tally().labelled()).isEqualTo(240);
        assertThat(read.tally().layout().countsLosses()).isFalse();
        assertThat(read.tally().losses(0, 0)).isEmpty();
    }

    @Test
    void shouldTellWhatTheProbabilitiesOfTheReferenceCost() throws JsonProcessingException {
        Policy policy = TaskModel.CLASSES.policy();
        Reference reference = TaskModel.CLASSES.reference(policy);

        JsonNode told = Json.MESSAGES
                .readTree(
                        Json.MESSAGES.writeValueAsString(ReferenceWire.profileOf(reference, policy, Bank.provenance())))
                .path("baselines")
                .path("performance");

        LossTable losses = reference.tally().losses().orElseThrow();
        assertThat(losses.cases()).isBetween(2_900L, 2_970L);
        assertThat(told.path("all").path("brier").doubleValue())
                .isEqualTo(Math.scalb((double) losses.squared(), -LossTable.SCALE) / losses.cases());
        assertThat(told.path("gender=female").path("log_loss").isNumber()).isTrue();
    }

    private static String resource(String name) throws IOException {
        try (InputStream bytes = Objects.requireNonNull(TaskWireTest.class.getResourceAsStream(name), name)) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void shouldTellHowGoodTheReferenceItselfWas() throws JsonProcessingException {
        Policy policy = TaskModel.NUMBERS.policy();
        Reference reference = TaskModel.NUMBERS.reference(policy);

        JsonNode told = Json.MESSAGES
                .readTree(
                        Json.MESSAGES.writeValueAsString(ReferenceWire.profileOf(reference, policy, Bank.provenance())))
                .path("baselines");

        ErrorTable table = reference.tally().errors().orElseThrow();
        JsonNode all = told.path("performance").path("all");
        assertThat(all.path("mae").doubleValue())
                .isCloseTo(
                        table.absolute()
                                / (double) (1L << ErrorSubject.SCALE)
                                / table.labelled()
                                * table.subject().unit(),
                        within(1e-12));
        assertThat(all.path("large_error_rate").doubleValue()).isCloseTo(0.1, within(0.001));
        assertThat(all.path("absolute_error_p90").doubleValue())
                .isCloseTo(table.subject().limit(), within(0.2));
        assertThat(told.path("performance").path("gender=female").path("rmse").isNumber())
                .isTrue();
        assertThat(told.path("fairness").path("gender").path("mae_difference").doubleValue())
                .isBetween(0.0, 0.3);
        assertThat(told.path("fairness")
                        .path("gender")
                        .path("demographic_parity_ratio")
                        .doubleValue())
                .isEqualTo(parity(reference.tally()));
    }

    /** The share of women who are predicted 100 or more by that of men, the lesser by the greater. */
    private static double parity(WindowTally tally) {
        double[] shares = IntStream.range(0, 2)
                .mapToObj(group -> tally.errors(0, group).orElseThrow())
                .mapToDouble(
                        table -> (table.unlabelledFavourable() + table.bothFavourable() + table.predictionFavourable())
                                / (double) table.predictions())
                .toArray();
        return Math.min(shares[0] / shares[1], shares[1] / shares[0]);
    }

    @Test
    void shouldWriteTheThresholdThatIsCounted() throws JsonProcessingException {
        Policy policy = TaskModel.NUMBERS.policy();

        JsonNode written = Json.MESSAGES.readTree(Json.MESSAGES.writeValueAsString(
                ReferenceWire.profileOf(TaskModel.NUMBERS.reference(policy), policy, Bank.provenance())));

        assertThat(written.path("favourable").path("min").doubleValue()).isEqualTo(100);
        assertThat(written.path("errors").path("favourable").path("min").doubleValue())
                .isEqualTo(100);
    }

    /** As all profiles were before there was a threshold in them. */
    @Test
    void shouldWriteAndReadAProfileWithoutAThreshold() throws JsonProcessingException {
        Policy policy = unsided(TaskModel.NUMBERS.policy());
        Reference built = TaskModel.NUMBERS.reference(policy);

        String json = Json.MESSAGES.writeValueAsString(ReferenceWire.profileOf(built, policy, Bank.provenance()));

        assertThat(json).doesNotContain("favourable", "demographic_parity_ratio");
        assertThat(ReferenceWire.referenceOf(
                        Json.MESSAGES.readValue(json, ReferenceProfile.class), TaskModel.NUMBERS.policy()))
                .as("a policy with a threshold reads it too")
                .isEqualTo(built);
        assertThat(built.hash())
                .as("what is counted by a threshold is another reference")
                .isNotEqualTo(
                        TaskModel.NUMBERS.reference(TaskModel.NUMBERS.policy()).hash());
    }

    private static Policy unsided(Policy policy) {
        return policy.with(policy.checks().with(policy.checks().outcomes().with(Favourable.POSITIVE)));
    }

    @Test
    void shouldRefuseAProfileWhoseThresholdWasChanged() throws JsonProcessingException {
        Policy policy = TaskModel.NUMBERS.policy();
        JsonNode written = Json.MESSAGES.valueToTree(
                ReferenceWire.profileOf(TaskModel.NUMBERS.reference(policy), policy, Bank.provenance()));
        ((ObjectNode) written.path("errors").path("favourable")).put("min", 101);
        ReferenceProfile changed = Json.MESSAGES.treeToValue(written, ReferenceProfile.class);

        assertThatThrownBy(() -> ReferenceWire.referenceOf(changed, policy))
                .hasMessageContaining("does not fit the content");
    }

    @Test
    void shouldTellWhoIsPredictedWhatIsGoodAndTurnsOutToBe() {
        Policy policy = TaskModel.NUMBERS.policy();
        WindowTally tally = TaskModel.NUMBERS.reference(policy).tally();

        Map<String, Outcome> told = new Outcomes(tally, policy).bySegment();

        Outcome women = Objects.requireNonNull(told.get("gender=female"));
        ErrorTable table = tally.errors(0, 0).orElseThrow();
        assertThat(women)
                .isEqualTo(new Outcome(
                        table.predictions(),
                        table.bothFavourable() + table.predictionFavourable(),
                        table.labelled(),
                        table.bothFavourable(),
                        table.predictionFavourable(),
                        table.labelFavourable(),
                        table.labelled()
                                - table.bothFavourable()
                                - table.predictionFavourable()
                                - table.labelFavourable()));
        assertThat(women.tp()).isPositive();
        assertThat(new Outcomes(tally, unsided(policy)).bySegment().values())
                .as("the policy says nothing of the threshold that is counted")
                .allMatch(outcome -> outcome.positive() == null && outcome.tp() == null);
    }

    /** A group of three is told with the others of its attribute, with all that is counted of it. */
    @Test
    void shouldPoolWhatIsGoodForSmallGroups() {
        Policy policy = TaskModel.NUMBERS.policy();
        WindowTally tally =
                new WindowTally(TaskModel.NUMBERS.reference(policy).tally().layout());
        Observation observation = new Observation(tally.layout());
        for (int i = 0; i < 23; i++) {
            observation.clear();
            observation.dimension(0, i < 3 ? 0 : 1);
            observation.error(101, 99);
            tally.observe(observation);
        }

        Map<String, Outcome> told = new Outcomes(tally, policy).bySegment();

        assertThat(told).containsOnlyKeys("all", "gender=*");
        assertThat(told.get("gender=*")).isEqualTo(new Outcome(23L, 23L, 23L, 0L, 23L, 0L, 0L));
    }

    @ParameterizedTest
    @EnumSource(TaskModel.class)
    void shouldWriteReportsOfTheContract(TaskModel model) throws JsonProcessingException {
        Policy policy = model.policy();
        Reference reference = model.reference(policy);
        PaneReport report = new PaneReport(
                SampleModel.NAME,
                new io.plimsoll.streams.monitor.Series(
                        "v1",
                        io.plimsoll.streams.monitor.Role.CHAMPION,
                        reference.tally().layout().hash()),
                7,
                0,
                false,
                Optional.of(reference),
                reference.tally(),
                List.of(estimated()));

        WindowReport message = ReportWire.message(report, policy, 1);

        assertThat(ContractSchemas.violations(MessageType.WINDOW_REPORT, message))
                .isEmpty();
        assertThat(message.labels()).isEqualTo(3_000);
        assertThat(message.coverage()).isEqualTo(1);
        assertThat(Objects.requireNonNull(message.outcomes().get("all")).labelled())
                .isEqualTo(3_000);
        assertThat(message.findings().get(0).subject().metric()).isEqualTo("estimated_accuracy");
        assertThat(message.confusion() != null).isEqualTo(model == TaskModel.CLASSES);
    }

    @Test
    void shouldTellWhichClassWasTakenForWhich() {
        Policy policy = TaskModel.CLASSES.policy();
        OutcomeTable table =
                TaskModel.CLASSES.reference(policy).tally().outcomes().orElseThrow();

        ConfusionTable told = Objects.requireNonNull(
                ConfusionWire.of(TaskModel.CLASSES.reference(policy).tally(), policy));

        assertThat(told.classes()).containsExactly("cat", "dog", "owl");
        assertThat(told.counts()).hasSize(4);
        assertThat(told.counts().get(1).get(2)).isEqualTo(table.count(1, 2)).isPositive();
        assertThat(told.counts().stream()
                        .flatMap(List::stream)
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(3_000);
    }

    @Test
    void shouldSayThatAnEstimateIsOne() {
        Alert alert = alert(estimated());

        assertThat(alert.summary())
                .isEqualTo(
                        "credit v1 is probably less accurate: 81.0% right is to be expected (between 79.0% and 83.0%), "
                                + "a loss of at least 2.0 points more than chance explains, "
                                + "from 1970-01-01T07:00:00Z until 1970-01-01T08:00:00Z, 4,000 cases");
        assertThat(alert.description()).contains("No label is known yet");
    }

    @Test
    void shouldSayWhichDetectorSawAChange() {
        Alert alert = alert(new Finding(
                "adwin",
                Family.PERFORMANCE,
                new Target.Metric("adwin", Optional.empty()),
                new Span.Run(1),
                Measure.of(OptionalDouble.of(0.25)),
                Optional.empty(),
                4_000,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                new Verdict.Alarm(Severity.WARNING),
                true));

        assertThat(alert.summary()).startsWith("credit v1 errs otherwise than before, says adwin: 25.0% wrong");
        assertThat(alert.description()).contains("keeps to no false-alarm budget");
    }

    @Test
    void shouldSayThatLabelsMoved() {
        Alert alert = alert(new Finding(
                "psi",
                Family.DRIFT,
                new Target.Labels(),
                new Span.Run(1),
                Measure.of(OptionalDouble.of(0.25)),
                Optional.empty(),
                4_000,
                OptionalDouble.of(20),
                OptionalDouble.of(1),
                new Verdict.Alarm(Severity.ERROR),
                true));

        assertThat(alert.summary()).startsWith("the label of credit v1 moved: PSI 0.25");
        assertThat(alert.subject().feature()).isEqualTo("label");
    }

    @Test
    void shouldTakeTheDetectorsThatAPolicyNamesAndNoOthers() throws JsonProcessingException {
        OutcomeChecks none =
                PolicyWire.policyOf(Bank.written(Bank.POLICY)).checks().outcomes();
        OutcomeChecks two = PolicyWire.policyOf(
                        Bank.written(
                                Bank.POLICY
                                        + "performance: {detectors: {ddm: {}, adwin: {delta: 0.01}}, estimatedAccuracy: {warning: 0.03}}"))
                .checks()
                .outcomes();

        assertThat(none.detectors()).isEmpty();
        assertThat(two.detectors()).containsExactly((ChangeCheck) new AdwinCheck(0.01), DdmCheck.STANDARD);
        assertThat(two.withoutLabels().accuracy().warning()).isEqualTo(0.03);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "detectors: {kswin: {}}|performance.detectors.kswin",
                "detectors: {adwin: {delta: 2}}|performance.detectors.adwin",
                "labelShift: {error: 1}|performance.labelShift.error"
            })
    void shouldNameThePathOfWhatDoesNotFit(String written, String path) {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> PolicyWire.policyOf(Bank.written(Bank.POLICY + "performance: {" + written + "}"))))
                .hasMessageContaining(path);
    }

    private static Finding estimated() {
        return new Finding(
                "estimated_accuracy",
                Family.PERFORMANCE,
                new Target.Metric("estimated_accuracy", Optional.empty()),
                new Span.Run(1),
                new Measure(
                        OptionalDouble.of(0.81),
                        OptionalDouble.of(0.02),
                        OptionalDouble.of(0.79),
                        OptionalDouble.of(0.83),
                        OptionalDouble.empty()),
                Optional.of(new Compared("corrected", 0.02, 0.01)),
                4_000,
                OptionalDouble.empty(),
                OptionalDouble.of(1),
                new Verdict.Alarm(Severity.WARNING),
                true);
    }

    private static Alert alert(Finding finding) {
        Incident.Alarm alarm = new Incident.Alarm(7, finding);
        Incident.Step step = Incident.none().alarm(alarm, Policy.Alerting.STANDARD);
        return ControlWire.alert(
                new Transition(
                        AlertKey.of(SampleModel.NAME, "v1", finding),
                        7,
                        step.transition().orElseThrow()),
                TaskModel.CLASSES.policy());
    }
}
