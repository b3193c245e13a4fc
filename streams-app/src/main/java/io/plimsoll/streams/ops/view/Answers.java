package io.plimsoll.streams.ops.view;

import io.plimsoll.schemas.Finding;
import io.plimsoll.schemas.WindowReport;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Questions with their answers, packed: a report of a wide model has a thousand, and maps would take three times as much. */
final class Answers {
    static final Answers NONE = new Answers(Map.of());

    /** What a question with its answer takes on the heap, about: two records, and texts of which many are shared. */
    private static final int BYTES_EACH = 160;

    private final List<Question> questions;
    private final List<Answer> answers;

    private Answers(Map<Question, Answer> answers) {
        this.questions = List.copyOf(answers.keySet());
        this.answers = List.copyOf(answers.values());
    }

    /** What a report found, by kind; of two answers to a question the later one. */
    static SortedMap<Kind, Answers> byKind(WindowReport report) {
        Pool pool = new Pool();
        return report.findings().stream()
                .collect(Collectors.groupingBy(
                        finding -> Kind.of(finding.family(), finding.check()),
                        TreeMap::new,
                        Collectors.collectingAndThen(
                                Collectors.toMap(
                                        finding -> question(finding, pool),
                                        finding -> pool.one(Answer.of(finding, report.revision())),
                                        (earlier, later) -> later,
                                        LinkedHashMap::new),
                                Answers::new)));
    }

    private static Question question(Finding finding, Pool pool) {
        return new Question(
                pool.one(finding.check()), finding.family(), pool.one(finding.subject()), pool.one(finding.span()));
    }

    void forEach(BiConsumer<Question, Answer> told) {
        for (int i = 0; i < questions.size(); i++) {
            told.accept(questions.get(i), answers.get(i));
        }
    }

    /** What they take on the heap, about. */
    long bytes() {
        return (long) BYTES_EACH * questions.size();
    }

    /** Of what is equal keeps one. */
    private static final class Pool {
        private final Map<Object, Object> known = new HashMap<>();

        @SuppressWarnings("unchecked") // what is equal to a value of a final class is of that class
        <T> T one(T value) {
            return (T) known.computeIfAbsent(value, Function.identity());
        }
    }
}
