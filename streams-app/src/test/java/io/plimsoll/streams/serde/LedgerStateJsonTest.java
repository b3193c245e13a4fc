package io.plimsoll.streams.serde;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.detectors.check.Compared;
import io.plimsoll.detectors.check.Family;
import io.plimsoll.detectors.check.Finding;
import io.plimsoll.detectors.check.Measure;
import io.plimsoll.detectors.check.Segment;
import io.plimsoll.detectors.check.Severity;
import io.plimsoll.detectors.check.Span;
import io.plimsoll.detectors.check.Target;
import io.plimsoll.detectors.check.Verdict;
import io.plimsoll.streams.monitor.Advice;
import io.plimsoll.streams.monitor.AlertGroup;
import io.plimsoll.streams.monitor.AlertKey;
import io.plimsoll.streams.monitor.BookState;
import io.plimsoll.streams.monitor.Cause;
import io.plimsoll.streams.monitor.FailedGate;
import io.plimsoll.streams.monitor.Incident;
import io.plimsoll.streams.monitor.Kin;
import io.plimsoll.streams.monitor.LedgerState;
import io.plimsoll.streams.monitor.Onset;
import io.plimsoll.streams.monitor.Pulse;
import io.plimsoll.streams.monitor.Recommendation;
import io.plimsoll.streams.monitor.Role;
import io.plimsoll.streams.monitor.Rollout;
import io.plimsoll.streams.monitor.RolloutState;
import io.plimsoll.streams.monitor.Standby;
import io.plimsoll.streams.monitor.VersionStanding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LedgerStateJsonTest {

    static Stream<Finding> findings() {
        return Stream.of(
                finding(new Target.Traffic(), new Span.Run(7)),
                finding(new Target.InAll(Target.Kind.FEATURE, "income", 3), new Span.Run(1)),
                finding(new Target.Mix("gender", 0), new Span.Run(2)),
                finding(new Target.Metric("accuracy", Optional.empty()), new Span.Version(140)),
                finding(new Target.Metric("accuracy", Optional.of(new Segment("tier", "vip"))), new Span.Run(28)),
                finding(new Target.Metric("recall", Optional.empty()), new Span.Run(2, 30)),
                finding(new Target.Metric("recall", Optional.empty()), new Span.Version(110, 30)),
                finding(
                        new Target.Group(
                                "demographic_parity_ratio", "gender", Optional.of("non_binary"), Optional.of("male")),
                        new Span.Version(2)));
    }

    @ParameterizedTest
    @MethodSource("findings")
    void shouldReadWhatItWrote(Finding finding) {
        LedgerState state = state(finding);

        LedgerState read = LedgerStateJson.read(LedgerStateJson.write(state));

        assertThat(read).isEqualTo(state);
    }

    /** As written when there were runs of panes only. */
    @Test
    void shouldReadASpanThatIsANumberOfPanes() {
        String written = new String(
                LedgerStateJson.write(state(finding(new Target.Traffic(), new Span.Run(7)))), StandardCharsets.UTF_8);

        assertThat(written).contains("\"panes\":7,").doesNotContain("span");
    }

    @ParameterizedTest
    @MethodSource("advices")
    void shouldReadTheDecisionInForceThatItWrote(Advice advice) {
        Finding finding = finding(new Target.Metric("accuracy", Optional.empty()), new Span.Version(140));
        AlertKey key = AlertKey.of("credit", "v2", finding);
        LedgerState state = deciding(advice, new FailedGate(key, 2, 3, 1, finding));

        LedgerState read = LedgerStateJson.read(LedgerStateJson.write(state));

        assertThat(read).isEqualTo(state);
    }

    static Stream<Advice> advices() {
        Finding finding = finding(new Target.Metric("accuracy", Optional.empty()), new Span.Version(140));
        Cause cause = new Cause(AlertKey.of("credit", "v2", finding), 2, 3, finding);
        Standby standby = new Standby(
                Optional.of(new Standby.Place("v1", OptionalLong.of(3), true)),
                List.of(new Standby.Unfit("v0", cause.key())));
        return Stream.of(
                new Advice.RollBack("v2", Role.CANARY, standby, List.of(cause)),
                new Advice.Promote(
                        "v1",
                        "v2",
                        Role.SHADOW,
                        List.of(new Advice.Gate("accuracy", Optional.of("few"), Optional.of(finding)))),
                new Advice.Split("v2", Map.of("v1", 0.9, "v2", 0.1), Map.of("v1", 0.8, "v2", 0.2), List.of(finding)),
                new Advice.Retrain("v2", List.of(cause)));
    }

    /** As written before there were decisions. */
    @Test
    void shouldReadAStateOfTheFirstVersion() {
        String written = "{\"version\":1,\"watermarks\":[1,2],\"pulse\":{\"heardAt\":null,\"version\":null,"
                + "\"silent\":null,\"incident\":{\"state\":\"quiet\",\"past\":[]}},\"book\":{\"lastClosed\":4,"
                + "\"panes\":{},\"incidents\":[]},\"former\":{}}";

        LedgerState read = LedgerStateJson.read(written.getBytes(StandardCharsets.UTF_8));

        assertThat(read)
                .isEqualTo(new LedgerState(
                        List.of(1L, 2L),
                        Pulse.NONE,
                        new BookState(Optional.of(4L), Map.of(), Map.of(), RolloutState.NONE),
                        Map.of()));
    }

    /** As written before there were groups of alerts. */
    @Test
    void shouldReadAStateOfTheSecondVersion() {
        String written = "{\"version\":2,\"watermarks\":[1,2],\"pulse\":{\"heardAt\":null,\"version\":null,"
                + "\"silent\":null,\"incident\":{\"state\":\"quiet\",\"past\":[]}},\"book\":{\"lastClosed\":4,"
                + "\"panes\":{},\"incidents\":[],\"rollout\":null},\"former\":{}}";

        LedgerState read = LedgerStateJson.read(written.getBytes(StandardCharsets.UTF_8));

        assertThat(read.book().groups()).isEmpty();
        assertThat(read.book().lastClosed()).contains(4L);
    }

    /** As written before it was said when a cause was last found. */
    @Test
    void shouldTakeACauseOfTheThirdVersionAsFoundWhenItWasFirstKnown() {
        Finding finding = finding(new Target.Metric("accuracy", Optional.empty()), new Span.Version(140));
        AlertKey key = AlertKey.of("credit", "v2", finding);
        Cause cause = new Cause(key, 2, 4, finding);
        LedgerState state = deciding(new Advice.Retrain("v2", List.of(cause)), new FailedGate(key, 2, 4, 1, finding));
        String written = new String(LedgerStateJson.write(state), StandardCharsets.UTF_8)
                .replace("\"version\":4,", "\"version\":3,")
                .replace("\"last\":4,", "");

        RolloutState read = LedgerStateJson.read(written.getBytes(StandardCharsets.UTF_8))
                .book()
                .rollout();

        assertThat(((Advice.Retrain) read.inForce().orElseThrow().advice()).moved())
                .containsExactly(new Cause(key, 2, 2, finding));
        assertThat(read.versions().values())
                .flatExtracting(VersionStanding::failed)
                .containsExactly(new FailedGate(key, 2, 2, 1, finding));
    }

    @Test
    void shouldReadTheGroupsThatItWrote() {
        AlertKey key = new AlertKey("credit", "v2", "psi", "income");
        AlertGroup.Member member =
                new AlertGroup.Member(key, new Kin(Kin.Part.SHIFT, "income", false), Severity.ERROR, 12.5, 4, true);
        AlertGroup group = new AlertGroup(
                key, key, new Onset(3, 4), 4, OptionalLong.empty(), 2, Severity.ERROR, true, List.of(member));
        LedgerState state = new LedgerState(
                List.of(),
                Pulse.NONE,
                new BookState(Optional.of(4L), Map.of(), Map.of(), RolloutState.NONE, List.of(group)),
                Map.of());

        LedgerState read = LedgerStateJson.read(LedgerStateJson.write(state));

        assertThat(read).isEqualTo(state);
    }

    /** With a decision in force about a version that fails a gate. */
    private static LedgerState deciding(Advice advice, FailedGate gate) {
        RolloutState rollout = new RolloutState(
                Optional.of(new Recommendation.Decision(
                        "d2", "credit", 4, advice, 10, 7, Rollout.Approval.REQUIRED, false, Optional.of("d1"))),
                7,
                Map.of(
                        "v2",
                        new VersionStanding(
                                Role.CANARY, 4, OptionalLong.empty(), List.of(gate), Optional.of(gate.key()))),
                Map.of("v1", 0.9, "v2", 0.1),
                3);
        return new LedgerState(
                List.of(), Pulse.NONE, new BookState(Optional.of(4L), Map.of(), Map.of(), rollout), Map.of());
    }

    private static LedgerState state(Finding finding) {
        AlertKey key = AlertKey.of("credit", "v2", finding);
        Incident firing = new Incident.Firing(List.of(), 3, new Incident.Alarm(4, finding));
        return new LedgerState(
                List.of(1L, 2L), Pulse.NONE, new BookState(Optional.of(4L), Map.of(), Map.of(key, firing)), Map.of());
    }

    private static Finding finding(Target target, Span span) {
        return new Finding(
                "accuracy",
                Family.PERFORMANCE,
                target,
                span,
                Measure.of(OptionalDouble.of(0.5)),
                Optional.of(new Compared("value", 0.5, 0.9)),
                10,
                OptionalDouble.empty(),
                OptionalDouble.of(1),
                new Verdict.Alarm(Severity.ERROR),
                true);
    }
}
