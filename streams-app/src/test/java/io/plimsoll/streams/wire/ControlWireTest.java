package io.plimsoll.streams.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.plimsoll.detectors.check.Compared;
import io.plimsoll.detectors.check.Family;
import io.plimsoll.detectors.check.Finding;
import io.plimsoll.detectors.check.Measure;
import io.plimsoll.detectors.check.Segment;
import io.plimsoll.detectors.check.SegmentShare;
import io.plimsoll.detectors.check.Severity;
import io.plimsoll.detectors.check.Span;
import io.plimsoll.detectors.check.Target;
import io.plimsoll.detectors.check.Verdict;
import io.plimsoll.schemas.Alert;
import io.plimsoll.schemas.AlertState;
import io.plimsoll.schemas.CloudEvent;
import io.plimsoll.schemas.MessageType;
import io.plimsoll.schemas.PolicyDuration;
import io.plimsoll.schemas.Subject;
import io.plimsoll.streams.monitor.AlertKey;
import io.plimsoll.streams.monitor.Grouped;
import io.plimsoll.streams.monitor.Incident;
import io.plimsoll.streams.monitor.Policy;
import io.plimsoll.streams.monitor.Role;
import io.plimsoll.streams.monitor.Transition;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ControlWireTest {

    /** 2024-05-18. */
    private static final long PANE = 19_861;

    private static final Target.InAll INCOME = new Target.InAll(Target.Kind.FEATURE, "income", 1);

    private Policy policy;
    private List<Transition> transitions;

    @BeforeAll
    void replay() throws JsonProcessingException {
        // A thousand streets in every segment would take most of the time and add nothing here.
        policy = PolicyWire.policyOf(Bank.written(Bank.POLICY.replace("note: {ignore: true}", "street: {ignore: true}")
                + "alerting: {owner: bank-ml, runbook: 'https://runbooks.example/bank'}"));
        transitions = transitions();
    }

    private List<Transition> transitions() throws JsonProcessingException {
        return Bank.closes(policy, Role.CHAMPION).stream()
                .flatMap(close -> close.transitions().stream())
                .toList();
    }

    @Test
    void shouldWriteEventsOfTheContract() throws JsonProcessingException {
        assertThat(transitions).hasSizeGreaterThan(5);
        for (Transition transition : transitions) {
            CloudEvent event = ControlWire.event(transition, policy);

            assertThat(ContractSchemas.violations(MessageType.CLOUD_EVENT, event))
                    .isEmpty();
            assertThat(ContractSchemas.violations(MessageType.ALERT, event.data()))
                    .isEmpty();
            assertThat(Json.MESSAGES.readValue(Json.MESSAGES.writeValueAsString(event), CloudEvent.class))
                    .isEqualTo(event);
        }
    }

    @Test
    void shouldGiveTheSameIdsOnAReplayAndNoneTwice() throws JsonProcessingException {
        List<String> ids = ids(transitions);

        List<String> again = ids(transitions());

        assertThat(again).isEqualTo(ids).doesNotHaveDuplicates();
    }

    @Test
    void shouldTellTheBeginningAndTheEndOfAnIncident() {
        List<Alert> alerts = transitions.stream()
                .map(transition -> ControlWire.alert(transition, policy))
                .filter(alert -> alert.alertKey().equals("bank/v1/psi/income"))
                .toList();

        Instant began = Bank.START.plusSeconds(86_400L * Bank.MOVED_FROM);
        assertThat(alerts.get(0).state()).isEqualTo(AlertState.FIRING);
        assertThat(alerts.get(0).severity()).isEqualTo(io.plimsoll.schemas.Severity.CRITICAL);
        assertThat(alerts.get(0).startedAt()).isEqualTo(began);
        assertThat(alerts.get(0).endsAt()).isNull();
        assertThat(alerts.get(0).window().start()).isEqualTo(began);
        assertThat(alerts.get(0).owner()).isEqualTo("bank-ml");
        assertThat(alerts.get(0).runbook()).isEqualTo("https://runbooks.example/bank");
        Alert last = alerts.get(alerts.size() - 1);
        assertThat(last.state()).isEqualTo(AlertState.RESOLVED);
        assertThat(last.startedAt()).isEqualTo(began);
        assertThat(last.endsAt())
                .isEqualTo(last.window().end())
                .isEqualTo(Bank.START.plusSeconds(86_400L * (Bank.MOVED_UNTIL + 2)));
    }

    @ParameterizedTest
    @EnumSource(Incident.State.class)
    void shouldGiveEveryStateAnIdOfItsOwn(Incident.State state) {
        CloudEvent event = ControlWire.event(transition(state, INCOME, PANE, List.of()), policy);

        assertThat(Arrays.stream(Incident.State.values())
                        .map(other -> ControlWire.event(transition(other, INCOME, PANE, List.of()), policy))
                        .filter(other -> other.id().equals(event.id())))
                .hasSize(1);
    }

    @Test
    void shouldNotLetFiguresIntoTheId() {
        Transition weak = transition(Incident.State.FIRING, INCOME, PANE, List.of());
        Transition strong = transition(
                Incident.State.FIRING, PANE, finding(INCOME, OptionalDouble.of(900), OptionalDouble.of(9)), List.of());

        assertThat(ControlWire.event(strong, policy).id())
                .isEqualTo(ControlWire.event(weak, policy).id());
        assertThat(ControlWire.event(strong, policy).data())
                .isNotEqualTo(ControlWire.event(weak, policy).data());
    }

    @Test
    void shouldSayWhatMovedHowMuchWhenAndHowSureThatIs() {
        Transition transition = transition(Incident.State.FIRING, INCOME, PANE, List.of());

        Alert alert = ControlWire.alert(transition, policy);

        assertThat(alert.summary())
                .isEqualTo("income of bank v1 moved: PSI 0.41 (at least 0.29, without noise 0.36) on 2024-05-18, "
                        + "396 values, evidence 1e31 to 1");
        assertThat(alert.description())
                .contains("The severity is critical because the lower bound is 0.29, from 0.25 on.");
    }

    @Test
    void shouldSayWhereAndSinceWhen() {
        Target segment = new Target.InSegment(INCOME, 1, 0, new Segment("gender|age_band", "female|60+"));

        Alert alert = ControlWire.alert(transition(Incident.State.UPDATED, segment, PANE - 2, List.of()), policy);

        assertThat(alert.summary())
                .startsWith("Worse: income of bank v1 where gender=female|age_band=60+ moved: PSI 0.41")
                .endsWith("; first seen 2024-05-16");
        assertThat(alert.subject().segment()).isEqualTo("gender=female|age_band=60+");
    }

    @Test
    void shouldTellTheDaysOfTheCasesWhoseLabelsHadTimeToCome() throws JsonProcessingException {
        Finding precision = broken(
                Family.PERFORMANCE,
                new Target.Metric("precision", Optional.empty()),
                new Span.Run(2, 30),
                Measure.bounded(OptionalDouble.of(0.64), OptionalDouble.of(0.6), OptionalDouble.of(0.68)),
                new Compared("value", 0.64, 0.7),
                529);

        Alert alert = ControlWire.alert(transition(Incident.State.FIRING, PANE, precision, List.of()), policy);

        assertThat(alert.summary()).contains("from 2024-04-17 to 2024-04-18, by labels until 2024-05-18, 529 cases");
        assertThat(alert.until()).isEqualTo(Instant.parse("2024-04-19T00:00:00Z"));
        assertThat(alert.window().end()).isEqualTo(Instant.parse("2024-05-19T00:00:00Z"));
        assertThat(ContractSchemas.violations(MessageType.ALERT, alert)).isEmpty();
    }

    @Test
    void shouldTellInstantsWherePanesAreNoDays() throws JsonProcessingException {
        Policy quarterly = PolicyWire.policyOf(Bank.written(Bank.POLICY + "window: 6h"));

        Alert alert = ControlWire.alert(transition(Incident.State.FIRING, INCOME, PANE - 1, List.of()), quarterly);

        assertThat(alert.summary())
                .contains("from 1983-08-06T06:00:00Z until 1983-08-06T12:00:00Z")
                .endsWith("; first seen 1983-08-06T00:00:00Z");
        assertThat(alert.span()).hasToString("6h");
    }

    @Test
    void shouldKeepValuesThatHoldTheJointInOnePiece() {
        Target segment = new Target.InSegment(INCOME, 1, 0, new Segment("gender|age_band", "fe|male|60+"));

        Alert alert = ControlWire.alert(transition(Incident.State.FIRING, segment, PANE, List.of()), policy);

        assertThat(alert.subject().segment()).isEqualTo("gender%7Cage_band=fe%7Cmale%7C60+");
    }

    @Test
    void shouldTellEarlierIncidentsTheNewestFirst() {
        List<Incident.Past> past =
                List.of(new Incident.Past(PANE - 60, PANE - 58), new Incident.Past(PANE - 30, PANE - 30));

        Alert alert = ControlWire.alert(transition(Incident.State.FIRING, INCOME, PANE, past), policy);

        assertThat(alert.occurrences())
                .containsExactly(
                        new Alert.Occurrence(Instant.parse("2024-04-18T00:00:00Z"), PolicyDuration.parse("1d")),
                        new Alert.Occurrence(Instant.parse("2024-03-19T00:00:00Z"), PolicyDuration.parse("3d")));
        assertThat(alert.description()).endsWith("It happened 2 times before.");
    }

    @Test
    void shouldWriteNoFigureThatIsInfinite() throws JsonProcessingException {
        Finding finding = finding(
                INCOME, OptionalDouble.of(Double.POSITIVE_INFINITY), OptionalDouble.of(Double.POSITIVE_INFINITY));

        Alert alert = ControlWire.alert(transition(Incident.State.FIRING, PANE, finding, List.of()), policy);

        assertThat(alert.logE()).isNull();
        assertThat(alert.value()).isNull();
        assertThat(ContractSchemas.violations(MessageType.ALERT, alert)).isEmpty();
    }

    @Test
    void shouldShortenWhatIsTooLongForASummary() {
        String name = "é".repeat(100);
        Target target = new Target.InSegment(
                new Target.InAll(Target.Kind.FEATURE, name, 0), 0, 0, new Segment("job", "x".repeat(1_500)));

        Alert alert = ControlWire.alert(transition(Incident.State.FIRING, target, PANE, List.of()), policy);

        assertThat(alert.summary())
                .hasSizeLessThanOrEqualTo(Alert.LONGEST_SUMMARY)
                .contains("PSI 0.41");
        assertThat(alert.alertKey()).hasSizeLessThanOrEqualTo(Alert.LONGEST_KEY);
    }

    @Test
    void shouldNameBothGroupsOfAnUnfairPair() throws JsonProcessingException {
        Finding finding = broken(
                Family.FAIRNESS,
                new Target.Group("demographic_parity_ratio", "gender", Optional.of("non_binary"), Optional.of("male")),
                new Span.Version(140),
                Measure.bounded(OptionalDouble.of(0.5), OptionalDouble.of(0.4), OptionalDouble.of(0.7)),
                new Compared("value", 0.5, 0.8),
                396);

        Alert alert = ControlWire.alert(transition(Incident.State.FIRING, PANE, finding, List.of()), policy);

        assertThat(alert.subject())
                .isEqualTo(new Subject(null, "demographic_parity_ratio", null, "gender", "non_binary", "male"));
        assertThat(alert.span()).hasToString("version");
        assertThat(alert.alertKey()).isEqualTo("bank/v1/demographic_parity_ratio/gender=non_binary:male");
        assertThat(alert.summary())
                .contains("by gender=non_binary against male")
                .contains("value 0.50 (for certain between 0.40 and 0.70), the limit is 0.80");
        assertThat(ContractSchemas.violations(MessageType.ALERT, alert)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void shouldHaveWordsForEveryFamily(Family family) throws JsonProcessingException {
        Finding drift = finding(INCOME, OptionalDouble.of(71.5), OptionalDouble.of(0.41));
        Finding finding = new Finding(
                "missing",
                family,
                new Target.Traffic(),
                new Span.Run(7),
                drift.measure(),
                drift.compared(),
                396,
                drift.logE(),
                drift.phi(),
                drift.verdict(),
                true);

        Alert alert = ControlWire.alert(transition(Incident.State.RESOLVED, PANE, finding, List.of()), policy);

        assertThat(alert.summary())
                .startsWith("Over after 1d, 2 quiet panes among them: requests of bank v1 ")
                .contains("from 2024-05-12 to 2024-05-18, 396 events");
        assertThat(ContractSchemas.violations(MessageType.ALERT, alert)).isEmpty();
    }

    /** What is certain to break a limit. */
    private static Finding broken(
            Family family, Target target, Span span, Measure measure, Compared compared, long cases) {
        return new Finding(
                target.name(),
                family,
                target,
                span,
                measure,
                Optional.of(compared),
                cases,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                new Verdict.Alarm(Severity.ERROR),
                true);
    }

    private static Transition transition(Incident.State state, Target target, long first, List<Incident.Past> past) {
        return transition(state, first, finding(target, OptionalDouble.of(71.5), OptionalDouble.of(0.41)), past);
    }

    private static Transition transition(Incident.State state, long first, Finding finding, List<Incident.Past> past) {
        return new Transition(
                AlertKey.of("bank", "v1", finding),
                PANE,
                new Incident.Change(state, first, new Incident.Alarm(PANE, finding), past));
    }

    private static Finding finding(Target target, OptionalDouble logE, OptionalDouble value) {
        return new Finding(
                "psi",
                Family.DRIFT,
                target,
                new Span.Run(1),
                new Measure(
                        value,
                        OptionalDouble.of(0.36),
                        OptionalDouble.of(0.29),
                        OptionalDouble.of(0.5),
                        OptionalDouble.empty()),
                Optional.of(new Compared("lower", 0.29, 0.25)),
                396,
                logE,
                OptionalDouble.of(1),
                new Verdict.Alarm(Severity.CRITICAL),
                true);
    }

    @Test
    void shouldTellTheCauseAndTheSegmentsThatCarryIt() {
        Transition alone = transition(Incident.State.FIRING, INCOME, PANE, List.of());
        AlertKey segment = new AlertKey("credit", "v2", "psi", "income@region=north");
        Grouped group =
                new Grouped(alone.key(), true, true, true, Severity.CRITICAL, true, List.of(segment), Grouped.News.OWN);
        Transition transition = new Transition(
                alone.key(),
                PANE,
                alone.change(),
                Optional.of(group),
                List.of(new SegmentShare(new Segment("region", "north"), 0.25, 0.625, 0.01, 0.115)),
                List.of("q2", "q1"));

        Alert alert = ControlWire.alert(transition, policy);

        assertThat(alert.cause())
                .isEqualTo(new Alert.Cause(
                        alone.key().toString(),
                        Alert.Rank.LEAD,
                        true,
                        true,
                        true,
                        2L,
                        List.of("credit/v2/psi/income@region=north")));
        assertThat(alert.shares()).containsExactly(new Alert.Share("region=north", 0.25, 0.625, 0.01, 0.115));
        assertThat(alert.exemplars()).containsExactly("q2", "q1");
        assertThat(ControlWire.event(transition, policy).id())
                .as("whoever shows it, it is the same event")
                .isEqualTo(ControlWire.event(alone, policy).id());
        assertThat(alert.summary()).endsWith("; with it 1 other alert, harm among them");
        assertThat(alert.description())
                .contains("The same cause moves psi of income@region=north.")
                .contains("region=north: 63% of the change with 25% of the traffic.");
    }

    private List<String> ids(List<Transition> changes) {
        return changes.stream()
                .map(transition -> ControlWire.event(transition, policy).id())
                .toList();
    }
}
