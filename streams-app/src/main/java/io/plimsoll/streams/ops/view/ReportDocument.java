package io.plimsoll.streams.ops.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.plimsoll.schemas.TimeWindow;
import io.plimsoll.schemas.WindowReport;
import io.plimsoll.streams.wire.Compressed;
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
import java.util.function.BiConsumer;
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
 * @param summary what was found, in short
 * @param published the report as it was published
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
        PaneSummary summary,
        Compressed published,
        SortedMap<Kind, Part> parts) {
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
        Compressed kept = Compressed.of(published.value());
        SortedMap<Kind, Part> parts = new TreeMap<>();
        Answers.byKind(report).forEach((kind, found) -> parts.put(kind, new Part(report.revision(), kept, found)));
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
                PaneSummary.of(report, published.at()),
                kept,
                Collections.unmodifiableSortedMap(parts));
    }

    /**
     * The report as JSON, as it was published but for findings of earlier revisions. A report with such is put together
     * when somebody asks: labels revise a window every few minutes, and nobody looks at each revision.
     */
    public byte[] json() {
        return parts.values().stream().allMatch(part -> part.from == published)
                ? published.json()
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

    /** What was found, by question. */
    public Map<Question, Answer> answers() {
        Map<Question, Answer> all = new LinkedHashMap<>();
        parts.values().forEach(part -> part.answers.forEach(all::put));
        return all;
    }

    /** Tells the answers to questions that need labels. */
    void forEachWithLabels(BiConsumer<Question, Answer> told) {
        parts.forEach((kind, part) -> {
            if (kind.needsLabels()) {
                part.answers.forEach(told);
            }
        });
    }

    /**
     * The same where a newer window is known: nobody asks it again for answers but those that labels may still bring. The
     * published report keeps all of them.
     */
    ReportDocument aged() {
        SortedMap<Kind, Part> aged = new TreeMap<>(parts);
        aged.replaceAll((kind, part) -> kind.needsLabels() ? part : part.silent());
        return with(Collections.unmodifiableSortedMap(aged));
    }

    /** What it takes on the heap, about. */
    long bytes() {
        long documents = Stream.concat(
                        Stream.of(published), parts.values().stream().map(Part::from))
                .collect(Collectors.toCollection(() -> Collections.newSetFromMap(new IdentityHashMap<>())))
                .stream()
                .mapToLong(Compressed::size)
                .sum();
        return documents
                + parts.values().stream()
                        .mapToLong(part -> part.answers.bytes())
                        .sum();
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
                summary,
                published,
                merged);
    }

    /** What one revision found of a kind. Two are the same only if they are one. */
    static final class Part {
        private final int revision;
        private final Compressed from;
        private final Answers answers;

        private Part(int revision, Compressed from, Answers answers) {
            this.revision = revision;
            this.from = from;
            this.answers = answers;
        }

        /** The published report that has it. */
        Compressed from() {
            return from;
        }

        private Part silent() {
            return new Part(revision, from, Answers.NONE);
        }

        private Part later(Part other) {
            return other.revision > revision ? other : this;
        }
    }
}
