package io.plimsoll.streams.ops.view;

import static io.plimsoll.streams.ops.Samples.MODEL;
import static io.plimsoll.streams.ops.Samples.accuracy;
import static io.plimsoll.streams.ops.Samples.day;
import static io.plimsoll.streams.ops.Samples.drift;
import static io.plimsoll.streams.ops.Samples.finding;
import static io.plimsoll.streams.ops.Samples.report;
import static io.plimsoll.streams.ops.Samples.subject;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.schemas.Family;
import io.plimsoll.schemas.Finding;
import io.plimsoll.schemas.Role;
import io.plimsoll.schemas.Verdict;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PaneSummaryTest {
    private static final Series CHAMPION = new Series("v2", Role.CHAMPION);

    private final ReportView view = new ReportView(ViewBounds.STANDARD);

    private List<PaneSummary> windows() {
        return view.model(MODEL).orElseThrow().summaries(CHAMPION);
    }

    static List<List<Integer>> orders() {
        return List.of(
                List.of(0, 1, 2),
                List.of(0, 2, 1),
                List.of(1, 0, 2),
                List.of(1, 2, 0),
                List.of(2, 0, 1),
                List.of(2, 1, 0),
                List.of(0, 1, 2, 1, 0));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void shouldTakeEachKindFromTheLastRevisionThatHasItInAnyOrder(List<Integer> order) {
        // Given
        List<Published> revisions = List.of(
                report(0)
                        .finding(drift("income", "1d", Verdict.CRITICAL, 0.3), accuracy("1d", Verdict.INSUFFICIENT))
                        .published(),
                report(0).revised(1).finding(accuracy("1d", Verdict.ERROR)).published(),
                report(0).revised(2).predictions(200).published());
        // When
        order.forEach(revision -> view.apply(revisions.get(revision)));
        // Then
        PaneSummary pane = windows().get(0);
        assertThat(pane.revision()).isEqualTo(2);
        assertThat(pane.predictions()).isEqualTo(200);
        assertThat(pane.worst(Family.DRIFT)).contains(Verdict.CRITICAL);
        assertThat(pane.worst(Family.PERFORMANCE)).contains(Verdict.ERROR);
        assertThat(pane.worst(Family.VOLUME)).isEmpty();
    }

    @Test
    void shouldStayWhenTheReportHasToGo() {
        // Given
        ReportView tiny = new ReportView(new ViewBounds(500, 1, 1, 1));
        // When
        IntStream.range(0, 20)
                .forEach(day -> tiny.apply(report(day)
                        .finding(drift("income", "1d", Verdict.OK, day))
                        .published()));
        // Then
        ModelView model = tiny.model(MODEL).orElseThrow();
        assertThat(model.newest()).hasSize(1);
        assertThat(model.summaries(CHAMPION))
                .hasSize(20)
                .allSatisfy(pane -> assertThat(pane.figures(Family.DRIFT)).hasSize(1));
    }

    @Test
    void shouldBeBoundedAndNotComeBack() {
        // Given
        ReportView small = new ReportView(new ViewBounds(3, 1 << 20, 1, 1));
        IntStream.range(0, 5).forEach(day -> small.apply(report(day).published()));
        // When
        small.apply(report(0).revised(1).published());
        // Then
        assertThat(small.model(MODEL).orElseThrow().summaries(CHAMPION))
                .extracting(PaneSummary::window)
                .containsExactly(day(2), day(3), day(4));
    }

    @Test
    void shouldHearOfSegmentsOnlyWhatIsAnAlarm() {
        // Given
        Finding unknown =
                finding("psi", Family.DRIFT, subject("age", null, "tier=vip"), "1d", Verdict.INSUFFICIENT, 0.1);
        Finding alarm = finding("psi", Family.DRIFT, subject("age", null, "tier=vip"), "1d", Verdict.ERROR, 0.1);
        // When
        view.apply(report(0).finding(drift("age", "1d", Verdict.OK, 0), unknown).published());
        view.apply(report(1).finding(drift("age", "1d", Verdict.OK, 0), alarm).published());
        // Then
        assertThat(windows())
                .extracting(pane -> pane.worst(Family.DRIFT).orElseThrow())
                .containsExactly(Verdict.OK, Verdict.ERROR);
        assertThat(windows().get(1).figures(Family.DRIFT).get(0).names()).containsExactly("age");
    }

    @Test
    void shouldGiveFiguresBackAsTheyWereToSevenDigits() {
        // Given
        view.apply(report(0)
                .finding(drift("age", "1d", Verdict.NOTICE, 0.123456789))
                .published());
        // When
        Figure figure = windows().get(0).figures(Family.DRIFT).get(0).of("age").orElseThrow();
        // Then
        assertThat(figure).isEqualTo(new Figure(Verdict.NOTICE, (float) 0.123456789, (float) 0.123456789, null, 0.25f));
        assertThat(windows().get(0).figures(Family.DRIFT).get(0).of("income")).isEmpty();
    }

    @Test
    void shouldShareNamesBetweenWindows() {
        // Given
        IntStream.range(0, 3)
                .forEach(day -> view.apply(
                        report(day).finding(drift("age", "1d", Verdict.OK, day)).published()));
        // When
        List<String> first = windows().get(0).figures(Family.DRIFT).get(0).names();
        // Then
        assertThat(windows())
                .allSatisfy(pane ->
                        assertThat(pane.figures(Family.DRIFT).get(0).names()).isSameAs(first));
    }
}
