package io.plimsoll.streams.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.detectors.check.Family;
import io.plimsoll.detectors.check.Finding;
import io.plimsoll.detectors.check.Measure;
import io.plimsoll.detectors.check.Severity;
import io.plimsoll.detectors.check.Span;
import io.plimsoll.detectors.check.Target;
import io.plimsoll.detectors.check.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One test for each edge of the drawing in {@link Incident}, then what must not happen. */
class IncidentTest {

    private static final List<Incident.Past> NO_PAST = List.of();

    @Test
    void shouldFireAtOnceWhereOneAlarmIsEnough() {
        Incident.Step step = Incident.none().alarm(alarm(7, Severity.WARNING), after(1, 2));

        assertThat(step.next()).isEqualTo(new Incident.Firing(NO_PAST, 7, alarm(7, Severity.WARNING)));
        assertThat(step.transition())
                .contains(new Incident.Change(Incident.State.FIRING, 7, alarm(7, Severity.WARNING), NO_PAST));
    }

    @Test
    void shouldStayQuietWithoutAnAlarm() {
        assertThat(Incident.none().quiet(7, after(1, 1))).isEqualTo(Incident.Step.silent(Incident.none()));
    }

    @Test
    void shouldBePendingWhereOneAlarmIsNotEnough() {
        Incident.Step step = Incident.none().alarm(alarm(7, Severity.WARNING), after(3, 2));

        assertThat(step).isEqualTo(Incident.Step.silent(new Incident.Pending(NO_PAST, 7, 1)));
    }

    @Test
    void shouldStayPendingUntilTheLastAlarm() {
        Incident.Step step = new Incident.Pending(NO_PAST, 7, 1).alarm(alarm(8, Severity.ERROR), after(3, 2));

        assertThat(step).isEqualTo(Incident.Step.silent(new Incident.Pending(NO_PAST, 7, 2)));
    }

    @Test
    void shouldFireWithTheLastAlarmInARowSinceTheFirst() {
        Incident.Step step = new Incident.Pending(NO_PAST, 7, 2).alarm(alarm(9, Severity.ERROR), after(3, 2));

        assertThat(step.next()).isEqualTo(new Incident.Firing(NO_PAST, 7, alarm(9, Severity.ERROR)));
        assertThat(step.transition().orElseThrow().first()).isEqualTo(7);
    }

    @Test
    void shouldForgetWhatWasPendingAtAQuietPane() {
        Incident.Step step = new Incident.Pending(NO_PAST, 7, 2).quiet(9, after(3, 2));

        assertThat(step).isEqualTo(Incident.Step.silent(Incident.none()));
    }

    @Test
    void shouldUpdateWhatBecomesMoreSevere() {
        Incident.Step step = firing(Severity.WARNING).alarm(alarm(8, Severity.ERROR), after(1, 2));

        assertThat(step.next()).isEqualTo(new Incident.Firing(NO_PAST, 7, alarm(8, Severity.ERROR)));
        assertThat(step.transition().orElseThrow().state()).isEqualTo(Incident.State.UPDATED);
    }

    @Test
    void shouldRecoverAtAQuietPane() {
        Incident.Step step = firing(Severity.ERROR).quiet(8, after(1, 2));

        assertThat(step)
                .isEqualTo(Incident.Step.silent(new Incident.Recovering(NO_PAST, 7, alarm(7, Severity.ERROR), 1)));
    }

    @Test
    void shouldResolveAtOnceWhereOneQuietPaneIsEnough() {
        Incident.Step step = firing(Severity.ERROR).quiet(8, after(1, 1));

        assertThat(step.next()).isEqualTo(new Incident.Quiet(List.of(new Incident.Past(7, 8))));
        assertThat(step.transition().orElseThrow().state()).isEqualTo(Incident.State.RESOLVED);
    }

    @Test
    void shouldStayRecoveringUntilTheLastQuietPane() {
        Incident.Step step = recovering(1).quiet(9, after(1, 3));

        assertThat(step).isEqualTo(Incident.Step.silent(recovering(2)));
    }

    @Test
    void shouldResolveAfterQuietPanes() {
        Incident.Step step = recovering(1).quiet(9, after(1, 2));

        assertThat(step.next()).isEqualTo(new Incident.Quiet(List.of(new Incident.Past(7, 9))));
        assertThat(step.transition())
                .contains(new Incident.Change(Incident.State.RESOLVED, 7, alarm(7, Severity.ERROR), NO_PAST));
    }

    @Test
    void shouldFireOnWithoutAWordWhereARecoveryFails() {
        Incident.Step step = recovering(1).alarm(alarm(9, Severity.ERROR), after(1, 2));

        assertThat(step).isEqualTo(Incident.Step.silent(firing(Severity.ERROR)));
    }

    @Test
    void shouldUpdateWhereARecoveryFailsMoreSeverely() {
        Incident.Step step = recovering(1).alarm(alarm(9, Severity.CRITICAL), after(1, 2));

        assertThat(step.transition().orElseThrow().state()).isEqualTo(Incident.State.UPDATED);
    }

    @Test
    void shouldTellOfEarlierIncidents() {
        List<Incident.Past> past = List.of(new Incident.Past(1, 3));

        Incident.Step step = new Incident.Quiet(past).alarm(alarm(7, Severity.WARNING), after(1, 2));

        assertThat(step.transition().orElseThrow().past()).isEqualTo(past);
    }

    @Test
    void shouldRememberTheLatestTwentyOnly() {
        Incident incident = Incident.none();
        for (int pane = 0; pane < 60; pane += 2) {
            incident =
                    incident.alarm(alarm(pane, Severity.WARNING), after(1, 1)).next();
            incident = incident.quiet(pane + 1, after(1, 1)).next();
        }

        assertThat(incident.past()).hasSize(Incident.MOST_PAST).last().isEqualTo(new Incident.Past(58, 59));
    }

    /** A is an alarm, C a critical one, a point a quiet pane; what people are told: F, U, R. */
    @ParameterizedTest(name = "{0} with {1} to raise and {2} to clear: {3}")
    @CsvSource({
        "..........., 1, 1, ''",
        "AAAAAAA, 1, 2, F",
        "A.A.A.A.A, 1, 2, F",
        "A.A.A.A.A, 2, 1, ''",
        "AA.AA.AA.., 2, 2, FR",
        "A..A..A.., 1, 2, FRFRFR",
        "ACACAC.., 1, 2, FUR",
        "CAAAA.., 1, 2, FR",
        "AC..AC.., 1, 2, FURFUR",
        "AAA...., 4, 2, ''",
        "AAAA......, 4, 5, FR",
        "AAAA....A.....A, 4, 5, FR",
    })
    void shouldTellOfNothingElse(String panes, int raiseAfter, int clearAfter, String told) {
        Policy.Alerting alerting = after(raiseAfter, clearAfter);
        Incident incident = Incident.none();
        List<Character> transitions = new ArrayList<>();

        for (int pane = 0; pane < panes.length(); pane++) {
            char kind = panes.charAt(pane);
            Incident.Step step = kind == '.'
                    ? incident.quiet(pane, alerting)
                    : incident.alarm(alarm(pane, kind == 'C' ? Severity.CRITICAL : Severity.WARNING), alerting);
            step.transition()
                    .ifPresent(change -> transitions.add(change.state().name().charAt(0)));
            incident = step.next();
        }

        assertThat(transitions)
                .containsExactlyElementsOf(
                        told.chars().mapToObj(letter -> (char) letter).toList());
    }

    private static Incident firing(Severity severity) {
        return new Incident.Firing(NO_PAST, 7, alarm(7, severity));
    }

    private static Incident recovering(int panes) {
        return new Incident.Recovering(NO_PAST, 7, alarm(7, Severity.ERROR), panes);
    }

    private static Policy.Alerting after(int raiseAfter, int clearAfter) {
        return new Policy.Alerting(Severity.WARNING, raiseAfter, clearAfter, Optional.empty(), Optional.empty());
    }

    private static Incident.Alarm alarm(long pane, Severity severity) {
        return new Incident.Alarm(
                pane,
                new Finding(
                        "psi",
                        Family.DRIFT,
                        new Target.Traffic(),
                        new Span.Run(1),
                        Measure.UNDEFINED,
                        Optional.empty(),
                        0,
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        new Verdict.Alarm(severity),
                        true));
    }
}
