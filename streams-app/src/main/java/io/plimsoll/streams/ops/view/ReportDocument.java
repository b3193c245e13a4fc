package io.plimsoll.streams.ops.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.plimsoll.schemas.TimeWindow;
import io.plimsoll.schemas.WindowReport;
import io.plimsoll.streams.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The latest report of a window, with those findings of earlier revisions that it does not make anew: a revision for labels
 * has nothing to say of drift, and what was found at the close still holds.
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
 * @param summary the same in short
 * @param json the report, not to be changed: as it was published but for findings of earlier revisions
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
        PaneSummary summary,
        byte[] json) {
    /** What an answer takes on the heap, about: two records, a map's entry, and texts that are mostly shared. */
    private static final int ANSWER_BYTES = 200;

    private static final int NEVER = -1;

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
                PaneSummary.of(report, published.at()),
                published.value());
    }

    private static Map<Question, Answer> answers(WindowReport report) {
        Map<Question, Answer> answers = new LinkedHashMap<>();
        report.findings().forEach(finding -> answers.put(Question.of(finding), Answer.of(finding, report.revision())));
        return Collections.unmodifiableMap(answers);
    }

    /** The whole report, read again. */
    public WindowReport report() {
        try {
            return Json.MESSAGES.readValue(json, WindowReport.class);
        } catch (IOException e) {
            throw new UncheckedIOException("a report that was read cannot be read again", e);
        }
    }

    PaneKey pane() {
        return new PaneKey(window.start(), layoutHash);
    }

    long bytes() {
        return json.length + (long) ANSWER_BYTES * answers.size();
    }

    /** The later of two reports of a window, with the findings of each kind from the last one that has any. */
    ReportDocument merged(ReportDocument other) {
        return other.revision >= revision ? other.completedBy(this) : completedBy(other);
    }

    private ReportDocument completedBy(ReportDocument earlier) {
        Map<Kind, Integer> mine = revisions();
        SortedMap<Kind, ReportDocument> sources = new TreeMap<>();
        mine.keySet().forEach(kind -> sources.put(kind, this));
        earlier.revisions().forEach((kind, made) -> {
            if (made > mine.getOrDefault(kind, NEVER)) {
                sources.put(kind, earlier);
            }
        });
        return sources.containsValue(earlier) ? with(sources) : this;
    }

    /** By kind the revision that made its findings. */
    private Map<Kind, Integer> revisions() {
        Map<Kind, Integer> revisions = new HashMap<>();
        answers.forEach((question, answer) -> revisions.merge(question.kind(), answer.revision(), Math::max));
        return revisions;
    }

    private ReportDocument with(SortedMap<Kind, ReportDocument> sources) {
        Map<Question, Answer> merged = new LinkedHashMap<>();
        SortedMap<Kind, byte[]> documents = new TreeMap<>();
        sources.forEach((kind, source) -> {
            merged.putAll(source.answers(kind));
            documents.put(kind, source.json);
        });
        return with(Collections.unmodifiableMap(merged), Findings.replaced(json, documents));
    }

    private Map<Question, Answer> answers(Kind kind) {
        Map<Question, Answer> ofKind = new LinkedHashMap<>(answers);
        ofKind.keySet().removeIf(question -> !question.kind().equals(kind));
        return ofKind;
    }

    private ReportDocument with(Map<Question, Answer> merged, byte[] document) {
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
                summary,
                document);
    }
}
