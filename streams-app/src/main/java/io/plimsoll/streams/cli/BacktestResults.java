package io.plimsoll.streams.cli;

import io.plimsoll.schemas.CloudEvent;
import io.plimsoll.streams.monitor.Close;
import io.plimsoll.streams.monitor.Incident;
import io.plimsoll.streams.monitor.LabelOutcome;
import io.plimsoll.streams.monitor.Observer;
import io.plimsoll.streams.monitor.Transition;
import io.plimsoll.streams.wire.ControlWire;
import io.plimsoll.streams.wire.Json;
import io.plimsoll.streams.wire.ReportWire;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a backtest writes: {@code reports.jsonl} with every revision, {@code control.jsonl} with every event of the control
 * topic, and a summary.
 */
final class BacktestResults implements Closeable {

    private final PolicyFile policy;
    private final BufferedWriter reports;
    private final BufferedWriter control;
    private final List<Transition> raised = new ArrayList<>();
    private final Map<Observer.Outcome, Long> outcomes = new EnumMap<>(Observer.Outcome.class);
    private final Map<LabelOutcome, Long> labels = new EnumMap<>(LabelOutcome.class);
    private long panes;

    private BacktestResults(PolicyFile policy, BufferedWriter reports, BufferedWriter control) {
        this.policy = policy;
        this.reports = reports;
        this.control = control;
    }

    static BacktestResults in(Path directory, PolicyFile policy) throws IOException {
        Files.createDirectories(directory);
        return new BacktestResults(
                policy,
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
        ReportWire.messages(close.reports(), policy.policy()).forEach(report -> write(reports, report));
        for (Transition transition : close.transitions()) {
            CloudEvent event = ControlWire.event(transition, policy.policy());
            write(control, event);
            if (transition.change().state() == Incident.State.FIRING) {
                raised.add(transition);
            }
        }
    }

    /** Lines for a person: what came in, and every alert that was raised. */
    List<String> summary() {
        List<String> lines = new ArrayList<>();
        outcomes.forEach((outcome, count) -> lines.add(line("predictions", outcome, count)));
        labels.forEach((outcome, count) -> lines.add(line("labels", outcome, count)));
        lines.add(String.format(Locale.ROOT, "%,12d panes closed, %,d alerts", panes, raised.size()));
        raised.forEach(alert -> lines.add(line(alert)));
        return lines;
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
                java.time.Instant.ofEpochMilli(policy.policy().paneEnd(alert.pane() - 1)),
                change.alarm().severity().name().toLowerCase(Locale.ROOT),
                alert.key());
    }

    private static void write(BufferedWriter file, Object message) {
        try {
            file.write(Json.MESSAGES.writeValueAsString(message));
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
