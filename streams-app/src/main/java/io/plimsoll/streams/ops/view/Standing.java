package io.plimsoll.streams.ops.view;

import io.plimsoll.schemas.Alert;
import io.plimsoll.schemas.Rollback;
import io.plimsoll.schemas.TimeWindow;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a version as of its newest window. A role that the version no longer had in that window does not count.
 *
 * @param newest the reports of the newest window: one for each role and layout
 * @param answers the answers that stand, by question; several series may answer the same
 * @param alerts the version's open alerts
 * @param rollback the rollback from the version that is in force
 */
public record Standing(
        List<ReportDocument> newest,
        List<Map<Question, Answer>> answers,
        List<Alert> alerts,
        Optional<Rollback> rollback) {
    /** Copies are kept. */
    public Standing {
        newest = List.copyOf(newest);
        answers = List.copyOf(answers);
        alerts = List.copyOf(alerts);
    }

    static Standing of(Collection<SeriesReports> series, List<Alert> alerts, Optional<Rollback> rollback) {
        Optional<Instant> end =
                series.stream().map(reports -> reports.newest().window().end()).max(Comparator.naturalOrder());
        List<SeriesReports> current = series.stream()
                .filter(reports ->
                        end.equals(Optional.of(reports.newest().window().end())))
                .toList();
        return new Standing(
                current.stream()
                        .flatMap(reports -> reports.newestWindow().stream())
                        .toList(),
                current.stream().map(Standing::answers).toList(),
                alerts,
                rollback);
    }

    /**
     * What the newest window asks, each with the answer that stands. Where its report asks nothing that needs labels,
     * because those findings come with revisions, the last one that does is heard too.
     */
    private static Map<Question, Answer> answers(SeriesReports reports) {
        Map<Question, Answer> asked = new LinkedHashMap<>();
        reports.newestWindow().forEach(report -> asked.putAll(report.answers()));
        if (asked.keySet().stream().noneMatch(Question::needsLabels)) {
            reports.newestFirst().stream()
                    .map(Standing::withLabels)
                    .filter(answers -> !answers.isEmpty())
                    .findFirst()
                    .ifPresent(asked::putAll);
        }
        settle(asked, reports);
        return asked;
    }

    private static Map<Question, Answer> withLabels(ReportDocument report) {
        Map<Question, Answer> answers = new LinkedHashMap<>();
        report.forEachWithLabels(answers::put);
        return answers;
    }

    /** While labels may still come to a window, the newest window that was judged or got all its labels answers. */
    private static void settle(Map<Question, Answer> asked, SeriesReports reports) {
        Set<Question> open = new HashSet<>();
        asked.forEach((question, newest) -> {
            if (!newest.decided() && question.needsLabels()) {
                open.add(question);
            }
        });
        for (ReportDocument report : reports.newestFirst()) {
            if (open.isEmpty()) {
                return;
            }
            report.forEachWithLabels((question, answer) -> {
                if ((report.settled() || answer.decided()) && open.remove(question)) {
                    asked.put(question, answer);
                }
            });
        }
    }

    /** The newest window, if there is any. */
    public Optional<TimeWindow> window() {
        return newest.stream().map(ReportDocument::window).findFirst();
    }

    /** The predictions of the newest window. */
    public long predictions() {
        return newest.stream().mapToLong(ReportDocument::predictions).sum();
    }

    /** The labels of the newest window. */
    public long labels() {
        return newest.stream().mapToLong(ReportDocument::labels).sum();
    }

    /** When the newest window was last reported on. */
    Optional<Instant> publishedAt() {
        return newest.stream().map(ReportDocument::publishedAt).max(Comparator.naturalOrder());
    }
}
