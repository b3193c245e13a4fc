package io.plimsoll.streams.ops.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.plimsoll.schemas.TimeWindow;
import io.plimsoll.schemas.WindowReport;
import io.plimsoll.streams.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The latest report of a window.
 *
 * @param series the version and role
 * @param window the window
 * @param layoutHash the layout
 * @param revision its revision
 * @param settled whether no revision follows
 * @param referenced whether there was a reference to judge it against
 * @param predictions how many predictions it has
 * @param labels how many of them have a label
 * @param publishedAt when it was published
 * @param answers what was found, by question
 * @param json the report as it was published, not to be changed
 */
public record ReportDocument(
        Series series,
        TimeWindow window,
        String layoutHash,
        int revision,
        boolean settled,
        boolean referenced,
        long predictions,
        long labels,
        Instant publishedAt,
        Map<Question, Answer> answers,
        byte[] json) {
    /** What an answer takes on the heap, about: two records, a map's entry, and texts that are mostly shared. */
    private static final int ANSWER_BYTES = 200;

    static ReportDocument of(Published published) throws UnreadableException {
        try {
            return of(Json.MESSAGES.readValue(published.value(), WindowReport.class), published);
        } catch (JsonProcessingException e) {
            throw new UnreadableException("not a report: " + e.getClass().getSimpleName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ReportDocument of(WindowReport report, Published published) throws UnreadableException {
        if (!report.model().equals(published.key())) {
            throw new UnreadableException("the key is not the report's model");
        }
        return new ReportDocument(
                new Series(report.version(), report.role()),
                report.window(),
                report.layoutHash(),
                report.revision(),
                report.settled(),
                report.referenceHash() != null,
                report.predictions(),
                report.labels(),
                published.at(),
                answers(report),
                published.value());
    }

    private static Map<Question, Answer> answers(WindowReport report) {
        Map<Question, Answer> answers = new LinkedHashMap<>();
        report.findings().forEach(finding -> answers.put(Question.of(finding), Answer.of(finding, report.revision())));
        return Collections.unmodifiableMap(answers);
    }

    PaneKey pane() {
        return new PaneKey(window.start(), layoutHash);
    }

    long bytes() {
        return json.length + (long) ANSWER_BYTES * answers.size();
    }

    /** The later of two reports of a window, with the answers that only the earlier one has. */
    ReportDocument merged(ReportDocument other) {
        Map<Question, Answer> both = new LinkedHashMap<>(answers);
        other.answers.forEach((question, answer) -> both.merge(question, answer, Answer::later));
        ReportDocument last = other.revision >= revision ? other : this;
        return last.with(Collections.unmodifiableMap(both));
    }

    private ReportDocument with(Map<Question, Answer> merged) {
        return new ReportDocument(
                series,
                window,
                layoutHash,
                revision,
                settled,
                referenced,
                predictions,
                labels,
                publishedAt,
                merged,
                json);
    }
}
