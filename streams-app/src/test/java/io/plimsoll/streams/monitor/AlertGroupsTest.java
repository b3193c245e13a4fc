package io.plimsoll.streams.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.detectors.check.Family;
import io.plimsoll.detectors.check.Finding;
import io.plimsoll.detectors.check.Measure;
import io.plimsoll.detectors.check.Segment;
import io.plimsoll.detectors.check.Severity;
import io.plimsoll.detectors.check.Span;
import io.plimsoll.detectors.check.Target;
import io.plimsoll.detectors.check.Verdict;
import io.plimsoll.detectors.evidence.Scan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which alerts are one cause, and what people are told of it. */
class AlertGroupsTest {

    private static final Scan SCAN = Scan.of(1, 2, 3, 5, 7, 14);
    private static final Policy.Alerting ALERTING =
            new Policy.Alerting(Severity.WARNING, 1, 2, Optional.empty(), Optional.empty());

    private final AlertGroups groups = new AlertGroups(SCAN);
    private final Map<AlertKey, Incident> incidents = new TreeMap<>();

    @Test
    void shouldPageForTheWholeAndNotForItsSegments() {
        List<Transition> told = close(
                5,
                shift("income", Severity.ERROR, 1).in("north"),
                shift("income", Severity.CRITICAL, 1).in("south"),
                shift("income", Severity.WARNING, 1));

        assertThat(pages(told)).containsExactly("psi/income");
        assertThat(told).hasSize(3);
        assertThat(told.get(0).group().orElseThrow().others())
                .extracting(AlertKey::target)
                .containsExactly("income@region=south", "income@region=north");
        assertThat(told.get(0).group().orElseThrow().severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void shouldLetAFaultLeadTheShiftThatItCauses() {
        List<Transition> told =
                close(5, shift("purpose", Severity.CRITICAL, 1), fault("unseen", "purpose", Severity.ERROR));

        assertThat(pages(told)).containsExactly("unseen/purpose");
    }

    @Test
    void shouldPageOnceForAPipelineThatLosesManyFieldsAtOnce() {
        Asked[] faults = IntStream.range(0, 40)
                .mapToObj(field -> fault("missing", "field" + field, Severity.ERROR))
                .toArray(Asked[]::new);

        List<Transition> told = close(5, faults);

        assertThat(pages(told)).hasSize(1);
        assertThat(told.get(0).group().orElseThrow().others()).hasSize(39);
    }

    @Test
    void shouldPutWhatBeganTogetherTogetherThoughOneWasSeenLater() {
        close(5, shift("value", Severity.ERROR, 1));

        List<Transition> told = close(6, shift("value", Severity.ERROR, 1), shift("salary", Severity.WARNING, 2));

        assertThat(pages(told)).isEmpty();
        assertThat(states(told)).containsExactly("UPDATED psi/value", "FIRING psi/salary");
        assertThat(told.get(0).group().orElseThrow().news()).isEqualTo(Grouped.News.JOINED);
    }

    @Test
    void shouldPageForAnotherFieldThatMovesLater() {
        close(5, shift("value", Severity.ERROR, 1));

        List<Transition> told = close(6, shift("value", Severity.ERROR, 1), shift("age", Severity.ERROR, 1));

        assertThat(pages(told)).containsExactly("psi/age");
    }

    @Test
    void shouldBlameTheNewestCauseForWhatTheModelAnswers() {
        close(5, shift("age", Severity.ERROR, 1));

        List<Transition> told = close(
                6, shift("age", Severity.ERROR, 1), answer(Severity.CRITICAL), shift("income", Severity.ERROR, 1));

        assertThat(pages(told)).containsExactly("psi/income");
        assertThat(told.get(0).group().orElseThrow().others())
                .extracting(AlertKey::target)
                .containsExactly("score");
    }

    @Test
    void shouldEscalateOnceWhenHarmJoinsAndNotPageAgain() {
        close(5, shift("income", Severity.WARNING, 1));

        List<Transition> told = close(6, shift("income", Severity.WARNING, 1), harm(Severity.WARNING));
        List<Transition> after = close(7, shift("income", Severity.WARNING, 1), harm(Severity.WARNING));

        assertThat(pages(told)).isEmpty();
        assertThat(states(told)).containsExactly("UPDATED psi/income", "FIRING accuracy/accuracy");
        Grouped group = told.get(0).group().orElseThrow();
        assertThat(group.news()).isEqualTo(Grouped.News.ESCALATED);
        assertThat(group.severity()).isEqualTo(Severity.ERROR);
        assertThat(group.harm()).isTrue();
        assertThat(after).isEmpty();
    }

    @Test
    void shouldPageForHarmThatWasThereBeforeTheDataMoved() {
        close(5, harm(Severity.ERROR));

        List<Transition> told = close(6, harm(Severity.ERROR), shift("income", Severity.WARNING, 1));

        assertThat(pages(told)).containsExactly("psi/income");
        assertThat(told.get(0).group().orElseThrow().severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void shouldPassTheLeadOnWhenTheOneThatLedIsOverFirst() {
        close(
                5,
                shift("income", Severity.ERROR, 1),
                shift("income", Severity.ERROR, 1).in("north"));
        close(6, shift("income", Severity.ERROR, 1).in("north"));

        List<Transition> told = close(7, shift("income", Severity.ERROR, 1).in("north"));

        assertThat(pages(told)).isEmpty();
        assertThat(states(told)).containsExactly("UPDATED psi/income@region=north", "RESOLVED psi/income");
        assertThat(told.get(0).group().orElseThrow().news()).isEqualTo(Grouped.News.TAKES_OVER);
        assertThat(told.get(0).group().orElseThrow().group().target()).isEqualTo("income");
        assertThat(told.get(1).group().orElseThrow().leads()).isFalse();
        assertThat(told.get(1).group().orElseThrow().open()).isTrue();
    }

    @Test
    void shouldCloseTheGroupWithItsLastAlert() {
        close(
                5,
                shift("income", Severity.ERROR, 1),
                shift("income", Severity.ERROR, 1).in("north"));
        close(6);

        List<Transition> told = close(7);

        assertThat(states(told)).containsExactly("RESOLVED psi/income", "RESOLVED psi/income@region=north");
        assertThat(told)
                .noneMatch(transition -> transition.group().orElseThrow().open());
        assertThat(told.get(0).group().orElseThrow().leads()).isTrue();
    }

    @Test
    void shouldNotPageForWhatComesBackSoonUnlessItStaysForMoreThanTwiceAsLong() {
        close(5, shift("region", Severity.ERROR, 1));
        close(6);
        close(7);

        List<Transition> back = close(9, shift("region", Severity.ERROR, 1));
        List<Transition> stays = new ArrayList<>();
        for (int pane = 10; pane < 15; pane++) {
            stays.addAll(close(pane, shift("region", Severity.ERROR, 1)));
        }
        List<Transition> longer = close(15, shift("region", Severity.ERROR, 1));

        assertThat(states(back)).containsExactly("FIRING psi/region");
        assertThat(pages(back)).isEmpty();
        assertThat(back.get(0).group().orElseThrow().page()).isFalse();
        assertThat(stays).isEmpty();
        assertThat(pages(longer)).containsExactly("psi/region");
        assertThat(states(longer)).containsExactly("UPDATED psi/region");
        assertThat(longer.get(0).group().orElseThrow().page()).isTrue();
        assertThat(longer.get(0).group().orElseThrow().news()).isEqualTo(Grouped.News.GRAVER);
    }

    @Test
    void shouldPageForWhatComesBackWorse() {
        close(5, shift("region", Severity.ERROR, 1));
        close(6);
        close(7);

        assertThat(pages(close(9, shift("region", Severity.CRITICAL, 1)))).containsExactly("psi/region");
    }

    @Test
    void shouldPageForAnotherFaultOfAFieldThatWasMendedShortlyBefore() {
        close(5, fault("missing", "income", Severity.ERROR));
        close(6);
        close(7);

        assertThat(pages(close(9, shift("income", Severity.CRITICAL, 1)))).containsExactly("psi/income");
    }

    @Test
    void shouldPageForAnotherFaultWhileWhatIsLeftOfTheFirstIsStillOpen() {
        close(5, fault("missing", "income", Severity.ERROR));
        close(6);
        close(7);
        close(8, fault("missing", "income", Severity.WARNING));

        List<Transition> told =
                close(9, fault("missing", "income", Severity.WARNING), shift("income", Severity.CRITICAL, 1));

        assertThat(pages(told)).containsExactly("psi/income");
    }

    @Test
    void shouldPageAgainWhenTheCauseIsForgotten() {
        close(5, shift("region", Severity.ERROR, 1));
        close(6);
        close(7);

        assertThat(pages(close(22, shift("region", Severity.ERROR, 1)))).containsExactly("psi/region");
    }

    /** As an earlier version left them: open, and each told on its own. */
    @Test
    void shouldGoOnWithAlertsThatWereToldBeforeThereWereGroups() {
        AlertKey key = shift("income", Severity.ERROR, 1).key();
        incidents.put(
                key,
                new Incident.Firing(
                        List.of(),
                        3,
                        new Incident.Alarm(3, shift("income", Severity.ERROR, 1).finding())));
        groups.restore(List.of(), incidents);

        List<Transition> told = close(
                5,
                shift("income", Severity.ERROR, 1),
                shift("income", Severity.ERROR, 1).in("north"));

        assertThat(pages(told)).isEmpty();
        assertThat(told.get(0).key()).isEqualTo(key);
    }

    @Test
    void shouldTellTheSameAfterEveryRestart() {
        List<List<Asked>> panes = List.of(
                List.of(shift("income", Severity.ERROR, 1)),
                List.of(shift("income", Severity.ERROR, 1).in("north"), answer(Severity.WARNING)),
                List.of(harm(Severity.WARNING)),
                List.of(),
                List.of(),
                List.of(shift("income", Severity.ERROR, 2), shift("age", Severity.ERROR, 1)),
                List.of(),
                List.of());
        List<Transition> straight = new ArrayList<>();
        AlertGroupsTest restarted = new AlertGroupsTest();
        List<Transition> again = new ArrayList<>();

        for (int pane = 0; pane < panes.size(); pane++) {
            Asked[] asked = panes.get(pane).toArray(Asked[]::new);
            straight.addAll(close(pane, asked));
            again.addAll(restarted.close(pane, asked));
            AlertGroupsTest next = new AlertGroupsTest();
            next.incidents.putAll(restarted.incidents);
            next.groups.restore(restarted.groups.state(), next.incidents);
            restarted = next;
        }

        assertThat(again).isEqualTo(straight).hasSizeGreaterThan(8);
    }

    private List<Transition> close(long pane, Asked... alarms) {
        Map<AlertKey, Finding> found = new TreeMap<>();
        Arrays.stream(alarms).forEach(asked -> found.put(asked.key(), asked.finding()));
        TreeMap<AlertKey, Finding> all = new TreeMap<>(found);
        List<Transition> changes = new ArrayList<>();
        TreeMap<AlertKey, Incident> keys = new TreeMap<>(incidents);
        all.keySet().forEach(key -> keys.putIfAbsent(key, Incident.none()));
        keys.forEach((key, incident) -> {
            Incident.Step step = Optional.ofNullable(found.get(key))
                    .map(finding -> incident.alarm(new Incident.Alarm(pane, finding), ALERTING))
                    .orElseGet(() -> incident.quiet(pane, ALERTING));
            incidents.put(key, step.next());
            step.transition().ifPresent(change -> changes.add(new Transition(key, pane, change)));
        });
        return groups.step(pane, changes, incidents);
    }

    private static List<String> pages(List<Transition> told) {
        return told.stream()
                .filter(Transition::pages)
                .map(transition ->
                        transition.key().check() + "/" + transition.key().target())
                .toList();
    }

    private static List<String> states(List<Transition> told) {
        return told.stream()
                .map(transition -> transition.change().state() + " "
                        + transition.key().check() + "/" + transition.key().target())
                .toList();
    }

    private static Asked shift(String feature, Severity severity, int panes) {
        return new Asked("psi", Family.DRIFT, new Target.InAll(Target.Kind.FEATURE, feature, 0), severity, panes);
    }

    private static Asked fault(String check, String feature, Severity severity) {
        return new Asked(check, Family.INTEGRITY, new Target.InAll(Target.Kind.FEATURE, feature, 0), severity, 1);
    }

    private static Asked answer(Severity severity) {
        return new Asked("psi", Family.DRIFT, new Target.InAll(Target.Kind.SCORE, "score", 1), severity, 1);
    }

    private static Asked harm(Severity severity) {
        return new Asked("accuracy", Family.PERFORMANCE, new Target.Metric("accuracy", Optional.empty()), severity, 1);
    }

    /** An alarm of a pane. */
    private record Asked(String check, Family family, Target target, Severity severity, int panes) {

        Asked in(String region) {
            Target.InSegment segment = new Target.InSegment((Target.InAll) target, 0, 0, new Segment("region", region));
            return new Asked(check, family, segment, severity, panes);
        }

        AlertKey key() {
            return AlertKey.of("credit", "v2", finding());
        }

        Finding finding() {
            return new Finding(
                    check,
                    family,
                    target,
                    new Span.Run(panes),
                    Measure.UNDEFINED,
                    Optional.empty(),
                    100,
                    OptionalDouble.of(10),
                    OptionalDouble.of(1),
                    new Verdict.Alarm(severity),
                    true);
        }
    }
}
