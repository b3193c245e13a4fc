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
import io.plimsoll.detectors.tally.Layout;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Which requests an alert names. */
class PaneExemplarsTest {

    private static final Monitor MONITOR = SampleModel.monitor(SampleModel.policy());
    private static final Layout LAYOUT = MONITOR.layout("v1");
    private static final FaultPlace MISSING = new FaultPlace("missing", Target.Kind.FEATURE, "income");
    private static final Series CHAMPION = new Series("v1", Role.CHAMPION, LAYOUT.hash());
    private static final Target.InAll INCOME = new Target.InAll(Target.Kind.FEATURE, "income", 0);
    private static final long PANE = 7;

    private final PaneShelf shelf = PaneShelf.onHeap();
    private final PaneExemplars exemplars = new PaneExemplars(shelf, MONITOR::layoutOf);

    private static Finding finding(String check, Family family, Target target, int panes) {
        OptionalDouble none = OptionalDouble.empty();
        return new Finding(
                check,
                family,
                target,
                new Span.Run(panes),
                new Measure(none, none, none, none, none),
                Optional.empty(),
                100,
                none,
                none,
                new Verdict.Alarm(Severity.ERROR),
                true);
    }

    private List<String> shown(String check, Target target, int panes) {
        return shown(finding(check, Family.INTEGRITY, target, panes), Incident.State.FIRING);
    }

    private List<String> shown(Finding finding, Incident.State state) {
        Incident.Change change = new Incident.Change(state, PANE, new Incident.Alarm(PANE, finding), List.of());
        return exemplars
                .shown(new Transition(AlertKey.of(SampleModel.NAME, "v1", finding), PANE + 3, change))
                .exemplars();
    }

    private void add(long pane, Series series, Exemplar... some) {
        exemplars.add(new ExemplarDelta(SampleModel.NAME, series, pane, MISSING, Exemplars.of(Arrays.asList(some))));
    }

    private static Exemplar request(int hash) {
        return request(hash, 0);
    }

    private static Exemplar request(int hash, int gender) {
        return new Exemplar(
                hash, "q" + hash, List.of(gender, LAYOUT.dimensions().get(1).missing()));
    }

    @Test
    void shouldNameThoseOfTheNewestPaneFirst() {
        add(PANE, CHAMPION, request(50), request(60));
        add(PANE - 1, CHAMPION, request(1), request(60), request(2));
        add(PANE - 2, CHAMPION, request(3), request(4), request(5));
        add(PANE + 1, CHAMPION, request(0));

        assertThat(shown("missing", INCOME, 1)).containsExactly("q50", "q60");
        assertThat(shown("missing", INCOME, 2)).containsExactly("q50", "q60", "q1", "q2");
        assertThat(shown("missing", INCOME, 4)).containsExactly("q50", "q60", "q1", "q2", "q3");
    }

    @Test
    void shouldNameThemAgainWhenTheAlertIsOver() {
        add(PANE, CHAMPION, request(1));

        List<String> shown = shown(finding("missing", Family.INTEGRITY, INCOME, 1), Incident.State.RESOLVED);

        assertThat(shown).containsExactly("q1");
    }

    @Test
    void shouldNameRequestsOfItsFaultVersionAndRoleAlone() {
        add(PANE, CHAMPION, request(9));
        add(PANE, new Series("v2", Role.CHAMPION, MONITOR.layout("v2").hash()), request(1));
        add(PANE, new Series("v1", Role.SHADOW, LAYOUT.hash()), request(2));

        assertThat(shown("missing", INCOME, 1)).containsExactly("q9");
        assertThat(shown("type", INCOME, 1)).isEmpty();
        assertThat(shown("missing", new Target.InAll(Target.Kind.FEATURE, "age", 1), 1))
                .isEmpty();
        assertThat(shown("missing", new Target.InAll(Target.Kind.SCORE, "income", 1), 1))
                .isEmpty();
    }

    /** A reference that changed inside a pane has the version counted in two layouts. */
    @Test
    void shouldNameRequestsOfEveryLayoutOfTheVersion() {
        add(PANE, CHAMPION, request(5), request(7));
        add(PANE, new Series("v1", Role.CHAMPION, "before"), request(6));

        assertThat(shown("missing", INCOME, 1)).containsExactly("q5", "q6", "q7");
    }

    @Test
    void shouldNameOfASegmentOnlyItsOwnRequests() {
        List<List<String>> genders = LAYOUT.dimensions().get(0).values();
        int female = genders.indexOf(List.of("female"));
        int male = genders.indexOf(List.of("male"));
        add(PANE, CHAMPION, request(1, male), request(2, female), request(3, male), request(4, female));
        add(PANE - 1, CHAMPION, request(5, male), request(6, female));

        Target ofWomen = new Target.InSegment(INCOME, 0, female, new Segment("gender", "female"));
        Target ofOthers = new Target.InSegment(INCOME, 0, 2, new Segment("gender", "other"));

        assertThat(shown("missing", ofWomen, 2)).containsExactly("q2", "q4", "q6");
        assertThat(shown("missing", ofOthers, 2)).isEmpty();
    }

    @Test
    void shouldNameNoneWhereNothingIsAtFault() {
        add(PANE, CHAMPION, request(1));

        assertThat(shown(finding("missing", Family.DRIFT, INCOME, 1), Incident.State.FIRING))
                .isEmpty();
    }

    @Test
    void shouldKeepThemOnTheShelf() {
        add(PANE, CHAMPION, request(3));
        exemplars.flush();
        add(PANE, CHAMPION, request(2));
        exemplars.flush();

        PaneExemplars restarted = new PaneExemplars(shelf, MONITOR::layoutOf);

        restarted.add(new ExemplarDelta(SampleModel.NAME, CHAMPION, PANE, MISSING, Exemplars.of(List.of(request(1)))));
        restarted.flush();
        assertThat(shelf.exemplars(PANE, MISSING).get(CHAMPION))
                .isEqualTo(Exemplars.of(List.of(request(1), request(2), request(3))));
    }

    @Test
    void shouldForgetThemWithTheirPane() {
        add(PANE, CHAMPION, request(3));
        exemplars.flush();
        add(PANE, CHAMPION, request(2));

        exemplars.forget(PANE);
        shelf.delete(PANE);
        exemplars.flush();

        assertThat(shelf.exemplars(PANE, MISSING)).isEmpty();
        assertThat(shown("missing", INCOME, 1)).isEmpty();
    }
}
