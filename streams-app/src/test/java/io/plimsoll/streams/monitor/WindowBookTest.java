package io.plimsoll.streams.monitor;

import static io.plimsoll.streams.monitor.SampleModel.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.detectors.check.Severity;
import io.plimsoll.detectors.check.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WindowBookTest {

    private static final Monitor MONITOR = SampleModel.monitor(SampleModel.policy());

    private static final String LAYOUT = MONITOR.layout("v1").hash();
    private static final FaultPlace BLUE = new FaultPlace("unseen", Target.Kind.FEATURE, "colour");

    private final PaneShelf shelf = PaneShelf.onHeap();
    private final WindowBook book = new WindowBook(MONITOR, shelf);
    private final Random random = new Random(1);
    private int id;

    @Test
    void shouldCloseNothingBeforeItsEnd() {
        merge(0, 10, 0);

        assertThat(book.canClose(HOUR - 1)).isFalse();
        assertThat(book.canClose(HOUR)).isTrue();
    }

    @Test
    void shouldReportAPaneAtItsClose() {
        merge(0, 10, 0);

        Close close = book.close();

        assertThat(close.pane()).isZero();
        assertThat(close.reports()).singleElement().satisfies(report -> {
            assertThat(report.tally().events()).isEqualTo(10);
            assertThat(report.revision()).isZero();
            assertThat(report.isFinal()).isFalse();
        });
    }

    @Test
    void shouldReportAPaneAgainWhenLateEventsCame() {
        merge(0, 10, 0);
        book.close();
        book.flush();
        merge(1, 10, 0);

        merge(0, 5, 0);
        Close close = book.close();

        assertThat(close.reports()).extracting(PaneReport::pane).containsExactly(1L, 0L);
        assertThat(close.reports().get(1).revision()).isEqualTo(1);
        assertThat(close.reports().get(1).tally().events()).isEqualTo(15);
    }

    @Test
    void shouldNotChangeAReportThatItGave() {
        merge(0, 10, 0);
        PaneReport report = book.close().reports().get(0);

        merge(0, 5, 0);

        assertThat(report.tally().events()).isEqualTo(10);
    }

    @Test
    void shouldReportForTheLastTimeWhenTheHorizonHasPassed() {
        List<Close> closes = closeFilled(0, 8);

        assertThat(finals(closes)).containsExactly("0 at 6", "1 at 7");
    }

    private static List<String> finals(List<Close> closes) {
        List<String> finals = new ArrayList<>();
        closes.forEach(close -> close.reports().stream()
                .filter(PaneReport::isFinal)
                .forEach(report -> finals.add(report.pane() + " at " + close.pane())));
        return finals;
    }

    @Test
    void shouldRefuseCountsOfAFinalPane() {
        closeFilled(0, 8);

        assertThat(merge(1, 5, 0)).isEqualTo(WindowBook.Outcome.EXPIRED);
        assertThat(merge(2, 5, 0)).isEqualTo(WindowBook.Outcome.MERGED);
    }

    @Test
    void shouldRefuseCountsOfAnUnknownLayout() {
        Delta foreign = Delta.of(SampleModel.NAME, new Series("v1", Role.CHAMPION, "unknown"), 0, new byte[0]);

        assertThat(book.merge(foreign)).isEqualTo(WindowBook.Outcome.UNKNOWN_LAYOUT);
    }

    @Test
    void shouldTakeRequestsOfPanesThatHoldCounts() {
        merge(0, 10, 0);

        assertThat(book.merge(shown(0, LAYOUT))).isEqualTo(WindowBook.Outcome.MERGED);
        assertThat(book.merge(shown(1, LAYOUT))).isEqualTo(WindowBook.Outcome.EXPIRED);
        assertThat(book.merge(shown(0, "unknown"))).isEqualTo(WindowBook.Outcome.UNKNOWN_LAYOUT);
    }

    private static ExemplarDelta shown(long pane, String layout) {
        Exemplars requests = Exemplars.of(List.of(new Exemplar(pane, "q" + pane, List.of())));
        return new ExemplarDelta(SampleModel.NAME, new Series("v1", Role.CHAMPION, layout), pane, BLUE, requests);
    }

    /** What was collected before a policy said no is not told either. */
    @Test
    void shouldNameRequestsWhereThePolicyHasThemNamed() {
        Policy.Alerting without =
                new Policy.Alerting(Severity.WARNING, 1, 2, Optional.empty(), Optional.empty(), false);
        WindowBook silent = new WindowBook(SampleModel.monitor(SampleModel.policy(without)), PaneShelf.onHeap());
        Drained blue = drained(IntStream.range(0, 300)
                .mapToObj(i -> SampleModel.event(random, "q" + i, "v1", i, 0).with("colour", "blue"))
                .toList());
        for (WindowBook each : List.of(book, silent)) {
            blue.deltas().forEach(each::merge);
            blue.exemplars().forEach(each::merge);
        }

        List<Transition> told = book.close().transitions();
        List<Transition> toldWithout = silent.close().transitions();

        assertThat(told)
                .filteredOn(transition -> transition.key().check().equals("unseen"))
                .isNotEmpty()
                .allMatch(transition -> transition.exemplars().size() == Exemplars.MOST
                        || transition.key().target().contains("@"));
        assertThat(toldWithout)
                .hasSameSizeAs(told)
                .allMatch(transition -> transition.exemplars().isEmpty());
    }

    /** The longest run is 4 panes: it reaches no count from pane 4 on. */
    @Test
    void shouldNotCloseEmptyPanesWithoutEnd() {
        merge(0, 10, 0);
        merge(1_000_000, 10, 0);

        List<Long> closed = new ArrayList<>();
        while (book.canClose(Long.MAX_VALUE) && !closed.contains(1_000_000L)) {
            closed.add(book.close().pane());
        }

        assertThat(closed).startsWith(0L, 1L, 2L, 3L).endsWith(1_000_000L).hasSizeLessThanOrEqualTo(6);
    }

    @Test
    void shouldNotCloseEmptyPanesAfterTheLastWithoutEnd() {
        merge(0, 10, 0);
        int closed = 0;
        while (book.canClose(Long.MAX_VALUE / 2) && closed < 100) {
            book.close();
            closed++;
        }

        assertThat(closed).isLessThanOrEqualTo(5);
    }

    @Test
    void shouldKnowUntilWhenItHoldsCounts() {
        assertThat(book.heldUntil()).isEmpty();

        merge(2, 10, 0);

        assertThat(book.heldUntil()).hasValue(3 * HOUR);
    }

    @Test
    void shouldTakeUpWhatItRemembered() {
        WindowBook other = new WindowBook(MONITOR, PaneShelf.onHeap());
        PaneShelf otherShelf = PaneShelf.onHeap();
        WindowBook stopped = new WindowBook(MONITOR, otherShelf);
        List<Delta> deltas = new ArrayList<>();
        for (int pane = 0; pane < 12; pane++) {
            deltas.addAll(deltas(pane, 60, pane > 4 && pane < 8 ? 1.5 : 0));
            deltas.addAll(deltas(Math.max(0, pane - 2), 3, 0));
        }

        List<Close> straight = play(other, deltas, 0);
        List<Close> restarted = play(stopped, deltas.subList(0, 13), 0);
        WindowBook revived = new WindowBook(MONITOR, otherShelf);
        revived.restore(stopped.state());
        restarted.addAll(play(revived, deltas.subList(13, deltas.size()), 6));

        assertThat(describe(restarted)).isEqualTo(describe(straight));
        assertThat(straight).anyMatch(close -> !close.transitions().isEmpty());
    }

    /** Closes pane k − 1 before the deltas of pane k come, and puts everything on the shelf after every delta. */
    private static List<Close> play(WindowBook book, List<Delta> deltas, long first) {
        List<Close> closes = new ArrayList<>();
        long newest = first;
        for (Delta delta : deltas) {
            newest = Math.max(newest, delta.pane());
            while (book.canClose(newest * HOUR)) {
                closes.add(book.close());
            }
            book.merge(delta);
            book.flush();
        }
        return closes;
    }

    private static List<String> describe(List<Close> closes) {
        List<String> lines = new ArrayList<>();
        for (Close close : closes) {
            close.reports()
                    .forEach(report -> lines.add(close.pane() + " reports " + report.pane() + " revision "
                            + report.revision() + " " + report.isFinal() + " "
                            + report.tally().hashCode() + " "
                            + report.findings()));
            close.transitions().forEach(transition -> lines.add(transition.toString()));
        }
        return lines;
    }

    @Test
    void shouldForgetWhatNoReportLooksBackTo() {
        long oldest = 689 - 6 - 4 * 7 * 24;
        closeFilled(0, 14);
        while (book.canClose(Long.MAX_VALUE)) {
            book.close();
        }

        closeFilled(686, 690);

        assertThat(shelf.get(oldest)).isNotEmpty();
        assertThat(shelf.get(oldest - 1)).isEmpty();
        assertThat(shelf.exemplars(oldest, BLUE)).isNotEmpty();
        assertThat(shelf.exemplars(oldest - 1, BLUE)).isEmpty();
        assertThat(book.state().panes()).hasSize(14 - (int) oldest + 690 - 686);
    }

    @Test
    void shouldRaiseAndClearAnIncident() {
        List<Transition> transitions = new ArrayList<>();
        for (int pane = 0; pane < 12; pane++) {
            merge(pane, 300, pane == 3 || pane == 4 ? 2 : 0);
            transitions.addAll(book.close().transitions());
        }

        assertThat(transitions)
                .filteredOn(transition -> transition.key().target().equals("income"))
                .extracting(transition ->
                        transition.pane() + " " + transition.change().state())
                .containsExactly("3 FIRING", "4 UPDATED", "6 RESOLVED");
        assertThat(book.incidents().states().keySet())
                .isEqualTo(transitions.stream().map(Transition::key).collect(Collectors.toSet()));
    }

    @Test
    void shouldNotRaiseIncidentsOfRolesThatDoNotAct() {
        merge(0, 300, 0);
        for (Role role : List.of(Role.SHADOW, Role.CANARY, Role.CHALLENGER)) {
            observe(0, 300, 2, role).forEach(book::merge);
        }

        Close close = book.close();

        assertThat(close.reports()).hasSize(4);
        assertThat(close.transitions()).isEmpty();
    }

    private List<Close> closeFilled(int from, int to) {
        List<Close> closes = new ArrayList<>();
        for (int pane = from; pane < to; pane++) {
            merge(pane, 2, 0);
            book.merge(shown(pane, LAYOUT));
            closes.add(book.close());
            book.flush();
        }
        return closes;
    }

    private WindowBook.Outcome merge(long pane, int events, double move) {
        return deltas(pane, events, move).stream()
                .map(book::merge)
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    private List<Delta> deltas(long pane, int events, double move) {
        return observe(pane, events, move, Role.CHAMPION);
    }

    private List<Delta> observe(long pane, int events, double move, Role role) {
        return drained(IntStream.range(0, events)
                        .mapToObj(i -> SampleModel.event(random, "q" + id++, "v1", pane * HOUR + i, move)
                                .as(role))
                        .toList())
                .deltas();
    }

    private static Drained drained(List<Event> events) {
        Observer observer = new Observer(SampleModel.always(MONITOR), new SeenBefore(), Integer.MAX_VALUE);
        Prediction prediction = new Prediction();
        events.forEach(event -> observer.observe(event.into(prediction)));
        Drained drained = new Drained();
        observer.drain(drained);
        return drained;
    }
}
