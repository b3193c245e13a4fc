package io.plimsoll.streams.ops.view;

import static io.plimsoll.streams.ops.Samples.MODEL;
import static io.plimsoll.streams.ops.Samples.PUBLISHED;
import static io.plimsoll.streams.ops.Samples.accuracy;
import static io.plimsoll.streams.ops.Samples.alert;
import static io.plimsoll.streams.ops.Samples.day;
import static io.plimsoll.streams.ops.Samples.drift;
import static io.plimsoll.streams.ops.Samples.finding;
import static io.plimsoll.streams.ops.Samples.published;
import static io.plimsoll.streams.ops.Samples.report;
import static io.plimsoll.streams.ops.Samples.subject;
import static io.plimsoll.streams.ops.Samples.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.plimsoll.schemas.Alert;
import io.plimsoll.schemas.AlertState;
import io.plimsoll.schemas.Family;
import io.plimsoll.schemas.Finding;
import io.plimsoll.schemas.Role;
import io.plimsoll.schemas.Severity;
import io.plimsoll.schemas.Verdict;
import io.plimsoll.schemas.WindowReport;
import io.plimsoll.streams.wire.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportViewTest {
    private static final ReportQuery ALL =
            new ReportQuery(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 1_000);

    private final ReportView view = new ReportView(ViewBounds.STANDARD);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void shouldHoldTheSameWhateverTheInterleavingOfPartitions(long seed) {
        // Given
        List<List<Published>> partitions = List.of(reports(MODEL), reports("loans"), control());
        ViewBounds small = new ViewBounds(4, 4_000, 2, 5);
        ReportView inOrder = new ReportView(small);
        partitions.forEach(partition -> partition.forEach(inOrder::apply));
        // When
        ReportView interleaved = new ReportView(small);
        interleaved(partitions, new Random(seed)).forEach(interleaved::apply);
        // Then
        assertThat(content(interleaved)).isEqualTo(content(inOrder)).hasSizeGreaterThan(10);
    }

    @ParameterizedTest
    @MethodSource("orders")
    void shouldShowTheLatestRevisionInWhateverOrderTheyCome(List<Integer> order) {
        // When
        order.forEach(revision -> view.apply(report(0).revised(revision).published()));
        // Then
        assertThat(model().reports(ALL))
                .singleElement()
                .extracting(ReportDocument::revision)
                .isEqualTo(2);
    }

    private static List<List<Integer>> orders() {
        return List.of(
                List.of(0, 1, 2),
                List.of(0, 2, 1),
                List.of(1, 0, 2),
                List.of(1, 2, 0),
                List.of(2, 0, 1),
                List.of(2, 1, 0));
    }

    @Test
    void shouldKeepTheAnswersThatALaterRevisionDoesNotRepeat() {
        // Given
        view.apply(report(0)
                .finding(drift("income", "1d", Verdict.CRITICAL, 0.3), accuracy("1d", Verdict.INSUFFICIENT))
                .published());
        // When
        view.apply(report(0).revised(1).finding(accuracy("1d", Verdict.OK)).published());
        // Then
        assertThat(model().reports(ALL).get(0).answers().values())
                .extracting(Answer::verdict)
                .containsExactlyInAnyOrder(Verdict.CRITICAL, Verdict.OK);
    }

    @ParameterizedTest
    @MethodSource("orders")
    void shouldShowTheFindingsThatALabelRevisionDoesNotMakeAnew(List<Integer> order) throws IOException {
        // Given
        List<Published> revisions = List.of(
                report(0)
                        .finding(drift("income", "1d", Verdict.CRITICAL, 0.3), accuracy("1d", Verdict.INSUFFICIENT))
                        .published(),
                report(0).revised(1).finding(accuracy("1d", Verdict.ERROR)).published(),
                report(0)
                        .revised(2)
                        .predictions(200)
                        .finding(accuracy("1d", Verdict.OK))
                        .published());
        // When
        order.forEach(revision -> view.apply(revisions.get(revision)));
        // Then
        WindowReport shown = Json.MESSAGES.readValue(model().reports(ALL).get(0).json(), WindowReport.class);
        assertThat(shown.revision()).isEqualTo(2);
        assertThat(shown.labels()).isEqualTo(20);
        assertThat(shown.findings())
                .containsExactly(drift("income", "1d", Verdict.CRITICAL, 0.3), accuracy("1d", Verdict.OK));
    }

    @Test
    void shouldForgetWhatAFullRevisionDoesNotFindAgain() {
        // Given
        Finding ofSegment = finding("psi", Family.DRIFT, subject("income", null, "tier=vip"), "1d", Verdict.ERROR, 0.3);
        view.apply(report(0)
                .finding(drift("income", "1d", Verdict.WARNING, 0.1), ofSegment)
                .published());
        // When
        view.apply(report(0)
                .revised(1)
                .finding(drift("income", "1d", Verdict.OK, 0.01))
                .published());
        // Then
        assertThat(model().reports(ALL).get(0).answers().values())
                .extracting(Answer::verdict)
                .containsExactly(Verdict.OK);
    }

    @Test
    void shouldShowAReportAsItWasPublishedWhereItMakesEverythingAnew() {
        // Given
        view.apply(
                report(0).finding(drift("income", "1d", Verdict.WARNING, 0.1)).published());
        Published full = report(0)
                .revised(1)
                .finding(drift("income", "1d", Verdict.OK, 0.01))
                .published();
        // When
        view.apply(full);
        // Then
        assertThat(model().reports(ALL).get(0).json()).isEqualTo(full.value());
    }

    @Test
    void shouldNotChangeWhenEverythingIsReadAgain() {
        // Given
        ReportView small = new ReportView(new ViewBounds(3, 1 << 20, 10, 4));
        List<Published> all = new ArrayList<>(reports(MODEL));
        all.addAll(control());
        all.forEach(small::apply);
        List<String> before = content(small);
        // When
        all.forEach(small::apply);
        // Then
        assertThat(content(small)).isEqualTo(before);
    }

    @Test
    void shouldKeepTheNewestWindowsOfEachSeries() {
        // Given
        ReportView small = new ReportView(new ViewBounds(3, 1 << 20, 1, 1));
        // When
        for (int day = 0; day < 10; day++) {
            small.apply(report(day).published());
            small.apply(report(day).of(MODEL, "v1", Role.SHADOW).published());
        }
        // Then
        assertThat(small.model(MODEL).orElseThrow().reports(ALL))
                .extracting(
                        report -> report.series().version() + report.window().start())
                .containsExactly(
                        "v1" + day(9).start(),
                        "v2" + day(9).start(),
                        "v1" + day(8).start(),
                        "v2" + day(8).start(),
                        "v1" + day(7).start(),
                        "v2" + day(7).start());
    }

    @Test
    void shouldStayWithinTheBytesButKeepTheLastReport() {
        // Given
        ReportView tiny = new ReportView(new ViewBounds(500, 1, 1, 1));
        // When
        IntStream.range(0, 5).forEach(day -> tiny.apply(report(day).published()));
        // Then
        assertThat(tiny.model(MODEL).orElseThrow().reports(ALL))
                .extracting(ReportDocument::window)
                .containsExactly(day(4));
    }

    @Test
    void shouldMakeRoomForAModelThatJoins() {
        // Given
        ReportView shared = new ReportView(new ViewBounds(500, 1 << 20, 1, 1, 16_000));
        IntStream.range(0, 40).forEach(day -> shared.apply(report(day).published()));
        int alone = shared.model(MODEL).orElseThrow().reports(ALL).size();
        int inShort = shared.model(MODEL)
                .orElseThrow()
                .summaries(new Series("v2", Role.CHAMPION))
                .size();
        // When
        IntStream.range(0, 3)
                .forEach(other -> shared.apply(
                        report(0).of("other" + other, "v1", Role.CHAMPION).published()));
        // Then
        assertThat(alone).isBetween(20, 40);
        assertThat(shared.model(MODEL).orElseThrow().reports(ALL))
                .hasSizeBetween(alone / 5, alone / 3)
                .first()
                .returns(day(39), ReportDocument::window);
        assertThat(shared.model(MODEL).orElseThrow().summaries(new Series("v2", Role.CHAMPION)))
                .hasSizeBetween(inShort / 5, inShort / 3);
    }

    @Test
    void shouldHoldAnAlertAsActiveUntilItIsResolved() {
        // Given
        view.apply(published("1", 0, alert("income", AlertState.FIRING, Severity.WARNING, 0)));
        view.apply(published("2", 0, alert("age", AlertState.FIRING, Severity.WARNING, 0)));
        view.apply(published("3", 1, alert("income", AlertState.UPDATED, Severity.CRITICAL, 1)));
        // When
        view.apply(published("4", 2, alert("age", AlertState.RESOLVED, Severity.WARNING, 2)));
        // Then
        assertThat(model().activeAlerts())
                .extracting(Alert::alertKey, Alert::severity)
                .containsExactly(tuple("credit/v2/psi/income", Severity.CRITICAL));
        assertThat(model().recentAlerts(10)).extracting(ControlDocument::id).containsExactly("4", "3", "2", "1");
    }

    @Test
    void shouldCountAlertsForWhichThereIsNoRoom() {
        // Given
        ReportView small = new ReportView(new ViewBounds(1, 1, 1, 1));
        small.apply(published("1", 0, alert("income", AlertState.FIRING, Severity.WARNING, 0)));
        // When
        small.apply(published("2", 0, alert("age", AlertState.FIRING, Severity.WARNING, 0)));
        // Then
        assertThat(small.model(MODEL).orElseThrow().alertsLeftOut()).isEqualTo(1);
    }

    @Test
    void shouldShowControlEventsInStructuredFormWithTheirDataAsPublished() {
        // When
        view.apply(published("d1", 0, withdrawn("decision", 0)));
        // Then
        String json = new String(model().decisions(10).get(0).json(), StandardCharsets.UTF_8);
        assertThat(json)
                .contains("\"id\":\"d1\"", "\"type\":\"io.plimsoll.withdrawn.v1\"")
                .endsWith("\"data\":"
                        + new String(
                                published("d1", 0, withdrawn("decision", 0)).value(), StandardCharsets.UTF_8)
                        + "}");
    }

    @Test
    void shouldLeaveOutAndCountWhatBreaksTheContract() {
        // Given
        byte[] report = report(0).published().value();
        Published event = published("1", 0, withdrawn("decision", 0));
        List<Published> broken = List.of(
                new Published(ViewTopic.REPORTS, MODEL, "{".getBytes(StandardCharsets.UTF_8), Map.of(), PUBLISHED),
                new Published(ViewTopic.REPORTS, MODEL, "{}".getBytes(StandardCharsets.UTF_8), Map.of(), PUBLISHED),
                new Published(ViewTopic.REPORTS, "other", report, Map.of(), PUBLISHED),
                new Published(ViewTopic.CONTROL, MODEL, event.value(), Map.of(), PUBLISHED),
                new Published(ViewTopic.CONTROL, "other", event.value(), event.headers(), PUBLISHED),
                new Published(ViewTopic.CONTROL, MODEL, report, event.headers(), PUBLISHED));
        // When
        broken.forEach(view::apply);
        // Then
        assertThat(view.unreadable()).isEqualTo(broken.size());
        assertThat(view.models()).isEmpty();
    }

    @Test
    void shouldFilterReports() {
        // Given
        IntStream.range(0, 5).forEach(day -> view.apply(report(day).published()));
        view.apply(report(2).of(MODEL, "v1", Role.SHADOW).published());
        // When
        List<ReportDocument> found = model().reports(new ReportQuery(
                Optional.of("v2"),
                Optional.of(Role.CHAMPION),
                Optional.of(day(1).start()),
                Optional.of(day(3).end()),
                2));
        // Then
        assertThat(found).extracting(ReportDocument::window).containsExactly(day(3), day(2));
    }

    private ModelView model() {
        return view.model(MODEL).orElseThrow();
    }

    /** Three series over eight days, each window with two revisions. */
    private static List<Published> reports(String model) {
        List<Published> reports = new ArrayList<>();
        for (int day = 0; day < 8; day++) {
            for (Role role : List.of(Role.CHAMPION, Role.SHADOW)) {
                reports.add(report(day).of(model, "v1", role).published());
                reports.add(report(Math.max(0, day - 2))
                        .of(model, "v1", role)
                        .revised(1)
                        .finding(accuracy("1d", Verdict.OK))
                        .published());
            }
            reports.add(report(day).of(model, "v2", Role.CANARY).published());
        }
        return reports;
    }

    private static List<Published> control() {
        List<Published> events = new ArrayList<>();
        for (int day = 0; day < 6; day++) {
            AlertState state = day % 3 == 2 ? AlertState.RESOLVED : AlertState.FIRING;
            events.add(published("a" + day, day, alert("income", state, Severity.ERROR, day)));
            events.add(published("b" + day, day, alert("f" + day, AlertState.FIRING, Severity.WARNING, day)));
            events.add(published("c" + day, day, withdrawn("d" + day, day)));
        }
        return events;
    }

    private static List<Published> interleaved(List<List<Published>> partitions, Random random) {
        List<List<Published>> left = new ArrayList<>();
        partitions.forEach(partition -> left.add(new ArrayList<>(partition)));
        List<Published> order = new ArrayList<>();
        while (!left.isEmpty()) {
            List<Published> next = left.get(random.nextInt(left.size()));
            order.add(next.remove(0));
            left.removeIf(List::isEmpty);
        }
        return order;
    }

    private static List<String> content(ReportView view) {
        List<String> content = new ArrayList<>();
        view.models().forEach(model -> {
            model.reports(ALL)
                    .forEach(report -> content.add(model.model()
                            + report.series()
                            + report.window()
                            + report.revision()
                            + report.answers()
                            + new String(report.json(), StandardCharsets.UTF_8)));
            content.add(model.activeAlerts().toString());
            model.recentAlerts(100).forEach(event -> content.add(new String(event.json(), StandardCharsets.UTF_8)));
            model.decisions(100).forEach(event -> content.add(new String(event.json(), StandardCharsets.UTF_8)));
        });
        return content;
    }
}
