package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.evidence.ReferenceGrid;
import io.plimsoll.detectors.tally.CategoricalSubject;
import io.plimsoll.detectors.tally.Levels;
import io.plimsoll.detectors.tally.NumericSubject;
import io.plimsoll.detectors.tally.Subject;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The values of one column of a reference.
 *
 * <p>It is numeric when nearly all of its values are numbers; a stray text is then a fault of type. Else it is categorical,
 * and its numbers are levels too.
 */
final class Column {

    private static final double SHARE_OF_NUMBERS = 0.95;

    /** With more levels the rarest share a code. */
    private static final int MOST_LEVELS = 1_000;

    private double[] numbers = new double[64];
    private int size;
    private final Map<String, Long> texts = new HashMap<>();
    private long textCount;

    void add(Fields fields, int entry) {
        switch (fields.kind(entry)) {
            case NUMBER -> add(fields.number(entry));
            case TEXT, BOOLEAN -> add(Numeral.text(fields, entry));
            case NULL, OTHER -> {}
        }
    }

    void add(double number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * size);
        }
        numbers[size++] = number;
    }

    void add(String text) {
        texts.merge(text, 1L, Long::sum);
        textCount++;
    }

    boolean isEmpty() {
        return size == 0 && textCount == 0;
    }

    boolean isNumeric() {
        return size > 0 && size >= SHARE_OF_NUMBERS * (size + textCount);
    }

    double[] finite() {
        return Arrays.stream(numbers, 0, size).filter(Double::isFinite).toArray();
    }

    Subject subject(String name, Subject.Source source, Optional<NumericSubject.Range> declared) {
        // A class coded as a number is a class all the same.
        return isNumeric() && source != Subject.Source.DECISION
                ? numeric(name, source, declared)
                : new CategoricalSubject(name, source, levels());
    }

    List<String> sortedLevels() {
        return levelCounts().keySet().stream().sorted().toList();
    }

    private NumericSubject numeric(String name, Subject.Source source, Optional<NumericSubject.Range> declared) {
        double[] finite = finite();
        double largest = Arrays.stream(finite).map(Math::abs).max().orElse(0);
        return new NumericSubject(
                name,
                source,
                ReferenceGrid.of(finite),
                NumericSubject.scaleFor(largest),
                declared.orElseGet(() -> learned(finite)));
    }

    private static NumericSubject.Range learned(double[] finite) {
        if (finite.length == 0) {
            return NumericSubject.Range.ANY;
        }
        return new NumericSubject.Range(
                Arrays.stream(finite).min().orElseThrow(),
                Arrays.stream(finite).max().orElseThrow(),
                false);
    }

    /** The most frequent first; where two are as frequent, in lexicographic order. */
    private Levels levels() {
        List<String> byFrequency = levelCounts().entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Long> level) -> -level.getValue())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .toList();
        return byFrequency.size() <= MOST_LEVELS
                ? new Levels(byFrequency, false)
                : new Levels(byFrequency.subList(0, MOST_LEVELS), (long) byFrequency.size() - MOST_LEVELS);
    }

    private Map<String, Long> levelCounts() {
        Map<String, Long> counts = new HashMap<>(texts);
        for (int i = 0; i < size; i++) {
            counts.merge(Numeral.text(numbers[i]), 1L, Long::sum);
        }
        return counts;
    }
}
