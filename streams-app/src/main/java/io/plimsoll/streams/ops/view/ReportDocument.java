package io.plimsoll.streams.ops.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.plimsoll.schemas.Finding;
import io.plimsoll.schemas.TimeWindow;
import io.plimsoll.schemas.WindowReport;
import io.plimsoll.streams.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
 * @param published the report as it was published, not to be changed
 * @param parts by kind what was found, and the published report that says it
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
        byte[] published,
        SortedMap<Kind, Part> parts) {
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
        Map<Question, Answer> answers = new LinkedHashMap<>();
        SortedMap<Kind, Part> parts = new TreeMap<>();
        for (Finding finding : report.findings()) {
            Question question = Question.of(finding);
            Answer answer = Answer.of(finding, report.revision());
            answers.put(question, answer);
            parts.computeIfAbsent(question.kind(), kind -> new Part(report.revision(), published.value()))
                    .answers()
                    .put(question, answer);
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
                Collections.unmodifiableMap(answers),
                PaneSummary.of(report, published.at()),
                published.value(),
                Collections.unmodifiableSortedMap(parts));
    }

    /**
     * The report as JSON, as it was published but for findings of earlier revisions. A report with such is put together
     * when somebody asks: labels revise a window every few minutes, and nobody looks at each revision.
     */
    public byte[] json() {
        return parts.values().stream().allMatch(part -> part.from == published)
                ? published
                : Findings.replaced(published, parts);
    }

    /** The whole report, read again. */
    public WindowReport report() {
        try {
            return Json.MESSAGES.readValue(json(), WindowReport.class);
        } catch (IOException e) {
            throw new UncheckedIOException("a report that was read cannot be read again", e);
        }
    }

    PaneKey pane() {
        return new PaneKey(window.start(), layoutHash);
    }

    long bytes() {
        long documents = Stream.concat(
                        Stream.of(published), parts.values().stream().map(Part::from))
                .collect(Collectors.toCollection(() -> Collections.newSetFromMap(new IdentityHashMap<>())))
                .stream()
                .mapToLong(document -> document.length)
                .sum();
        return documents + (long) ANSWER_BYTES * answers.size();
    }

    /** The later of two reports of a window, with the findings of each kind from the last one that has any. */
    ReportDocument merged(ReportDocument other) {
        return other.revision >= revision ? other.completedBy(this) : completedBy(other);
    }

    private ReportDocument completedBy(ReportDocument earlier) {
        SortedMap<Kind, Part> merged = new TreeMap<>(parts);
        earlier.parts.forEach((kind, part) -> merged.merge(kind, part, Part::later));
        return merged.equals(parts) ? this : with(Collections.unmodifiableSortedMap(merged));
    }

    private ReportDocument with(SortedMap<Kind, Part> merged) {
        Map<Question, Answer> all = new LinkedHashMap<>();
        merged.values().forEach(part -> all.putAll(part.answers));
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
                Collections.unmodifiableMap(all),
                summary,
                published,
                merged);
    }

    /** What one revision found of a kind. Two are the same only if they are one. */
    static final class Part {
        private final int revision;
        private final byte[] from;
        private final Map<Question, Answer> answers = new LinkedHashMap<>();

        private Part(int revision, byte[] from) {
            this.revision = revision;
            this.from = from;
        }

        /** The published report that has it. */
        byte[] from() {
            return from;
        }

        private Map<Question, Answer> answers() {
            return answers;
        }

        private Part later(Part other) {
            return other.revision > revision ? other : this;
        }
    }
}
