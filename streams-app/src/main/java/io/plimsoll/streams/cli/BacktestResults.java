package io.plimsoll.streams.cli;

import io.plimsoll.schemas.CloudEvent;
import io.plimsoll.schemas.WindowReport;
import io.plimsoll.streams.monitor.Close;
import io.plimsoll.streams.monitor.Incident;
import io.plimsoll.streams.monitor.LabelOutcome;
import io.plimsoll.streams.monitor.Monitor;
import io.plimsoll.streams.monitor.Observer;
import io.plimsoll.streams.monitor.Recommendation;
import io.plimsoll.streams.monitor.Transition;
import io.plimsoll.streams.ops.http.ReportFile;
import io.plimsoll.streams.ops.view.Published;
import io.plimsoll.streams.ops.view.ReportView;
import io.plimsoll.streams.ops.view.ViewBounds;
import io.plimsoll.streams.ops.view.ViewTopic;
import io.plimsoll.streams.wire.ControlWire;
import io.plimsoll.streams.wire.DecisionWords;
import io.plimsoll.streams.wire.Json;
import io.plimsoll.streams.wire.ReferencePicture;
import io.plimsoll.streams.wire.ReportWire;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a backtest writes: {@code reports.jsonl} with every revision, {@code control.jsonl} with every event of the control
 * topic, {@code report.html} with pictures of both, and a summary.
 */
final class BacktestResults implements Closeable {

    /** Whole reports of some hundred windows; of more the page has summaries. */
    private static final ViewBounds KEPT = new ViewBounds(5_000, 64L << 20, 1_000, 10_000);

    private final Path directory;
    private final PolicyFile policy;
    private final InstantSource clock;
    private final ReportView view = new ReportView(KEPT);
    private final BufferedWriter reports;
    private final BufferedWriter control;
    private final List<Transition> pages = new ArrayList<>();
    private final List<Recommendation> recommended = new ArrayList<>();
    private final Map<Observer.Outcome, Long> outcomes = new EnumMap<>(Observer.Outcome.class);
    private final Map<LabelOutcome, Long> labels = new EnumMap<>(LabelOutcome.class);
    private long panes;
    private long alerts;

    private BacktestResults(
            Path directory, PolicyFile policy, InstantSource clock, BufferedWriter reports, BufferedWriter control) {
        this.directory = directory;
        this.policy = policy;
        this.clock = clock;
        this.reports = reports;
        this.control = control;
    }

    static BacktestResults in(Path directory, PolicyFile policy, InstantSource clock) throws IOException {
        Files.createDirectories(directory);
        return new BacktestResults(
                directory,
                policy,
                clock,
                Files.newBufferedWriter(directory.resolve("reports.jsonl")),
                Files.newBufferedWriter(directory.resolve("control.jsonl")));
    }

    void count(Observer.Outcome outcome) {
        outcomes.merge(outcome, 1L, Long::sum);
    }

    void count(LabelOutcome outcome) {
        labels.merge(outcome, 1L, Long::sum);
    }

    void add(Close close) {
        panes++;
        ReportWire.messages(close.reports(), policy.policy()).forEach(this::add);
        ControlWire.events(close).forEach(this::add);
        alerts += close.transitions().stream()
                .filter(transition -> transition.change().state() == Incident.State.FIRING)
                .count();
        close.transitions().stream().filter(Transition::pages).forEach(pages::add);
        recommended.addAll(close.recommendations());
    }

    private void add(WindowReport report) {
        byte[] json = Json.bytes(report);
        write(reports, json);
        view.apply(published(ViewTopic.REPORTS, json, Map.of()));
    }

    private void add(CloudEvent event) {
        write(control, Json.bytes(event));
        view.apply(published(ViewTopic.CONTROL, Json.bytes(event.data()), ControlWire.headers(event)));
    }

    private Published published(ViewTopic topic, byte[] json, Map<String, String> headers) {
        return new Published(topic, policy.policy().model(), json, headers, clock.instant());
    }

    /**
     * Writes {@code report.html}: the page over these results, in one file.
     *
     * @param monitor with the references that windows were held against
     */
    void draw(Monitor monitor) throws IOException {
        new ReportFile(view, (model, layout) -> monitor.reference(layout).map(ReferencePicture::of), clock)
                .writeTo(directory.resolve("report.html"));
    }

    /** Lines for a person: what came in, the alert that leads of each cause, and what was recommended. */
    List<String> summary() {
        List<String> lines = new ArrayList<>();
        outcomes.forEach((outcome, count) -> lines.add(line("predictions", outcome, count)));
        labels.forEach((outcome, count) -> lines.add(line("labels", outcome, count)));
        lines.add(String.format(
                Locale.ROOT, "%,12d panes closed, %,d alerts of %,d causes", panes, alerts, pages.size()));
        pages.forEach(alert -> lines.add(line(alert)));
        List<Renewals> recommendations = Renewals.of(recommended, policy.policy());
        lines.add(String.format(Locale.ROOT, "%,12d recommendations", recommendations.size()));
        recommendations.forEach(recommendation -> lines.add(line(recommendation)));
        return lines;
    }

    /** With the time at which it was known, the end of the pane. */
    private String line(Renewals recommendation) {
        String renewed = recommendation.times() == 0
                ? ""
                : " (renewed " + recommendation.times() + (recommendation.times() == 1 ? " time" : " times")
                        + ", last on " + time(recommendation.last()) + ")";
        return time(recommendation.first()) + "  " + new DecisionWords(policy.policy()).line(recommendation.first())
                + renewed;
    }

    private Instant time(Recommendation recommendation) {
        return Instant.ofEpochMilli(policy.policy().paneEnd(recommendation.pane()));
    }

    private static String line(String what, Enum<?> outcome, long count) {
        return String.format(
                Locale.ROOT,
                "%,12d %s %s",
                count,
                what,
                outcome.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    private String line(Transition alert) {
        Incident.Change change = alert.change();
        return String.format(
                Locale.ROOT,
                "%s  %-8s %s",
                Instant.ofEpochMilli(policy.policy().paneEnd(alert.pane() - 1)),
                change.alarm().severity().name().toLowerCase(Locale.ROOT),
                alert.key());
    }

    private static void write(BufferedWriter file, byte[] json) {
        try {
            file.write(new String(json, StandardCharsets.UTF_8));
            file.newLine();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() throws IOException {
        try (reports;
                control) {
            reports.flush();
            control.flush();
        }
    }
}
