package io.plimsoll.streams.compare;

import io.plimsoll.detectors.statistic.KolmogorovSmirnovTest;
import io.plimsoll.detectors.tally.Layout;
import io.plimsoll.detectors.tally.NumericSubject;
import io.plimsoll.detectors.tally.Subject;
import io.plimsoll.streams.monitor.Fields;
import io.plimsoll.streams.monitor.Prediction;
import io.plimsoll.streams.monitor.ReferenceRows;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The two-sample Kolmogorov-Smirnov test of a number on the raw values.
 *
 * @param statistic D, in [0, 1]
 * @param p the p-value: conditional on the pooled values where n·m ≤ 4,000,000, else of the one-sample law
 * @param exact which of the two
 */
public record ExactKs(double statistic, double p, boolean exact) {

    /** The exact p-value takes O(n·m) time: some ten milliseconds at this size. */
    private static final long MOST_PATHS = 4_000_000;

    /** Of every numeric subject of the base that both samples hold, in the layout's order. */
    static Map<String, ExactKs> of(Base base, Sample sample) {
        Map<String, ExactKs> tests = new LinkedHashMap<>();
        base.rows().ifPresent(rows -> {
            Columns before = Columns.read(base.reference().tally().layout(), rows);
            Columns after = Columns.read(base.reference().tally().layout(), sample.rows());
            before.columns.forEach((name, values) ->
                    between(values.values(), after.column(name)).ifPresent(test -> tests.put(name, test)));
        });
        return tests;
    }

    private static Optional<ExactKs> between(double[] reference, double[] current) {
        boolean exact = (long) reference.length * current.length <= MOST_PATHS;
        return KolmogorovSmirnovTest.of(reference, current)
                .map(test -> new ExactKs(
                        test.statistic(),
                        exact ? test.exactP() : test.asymptoticP().orElse(1),
                        exact));
    }

    /** The numbers of a sample, column by column. */
    private static final class Columns {

        private final Map<String, Growing> columns = new LinkedHashMap<>();
        private final Map<Subject.Source, Growing> answers = new LinkedHashMap<>();

        static Columns read(Layout layout, ReferenceRows rows) {
            Columns columns = new Columns();
            layout.subjects().stream().filter(NumericSubject.class::isInstance).forEach(columns::open);
            rows.forEach(columns::add);
            return columns;
        }

        private void open(Subject subject) {
            Growing column = columns.computeIfAbsent(subject.name(), name -> new Growing());
            if (subject.source() != Subject.Source.FEATURE) {
                answers.put(subject.source(), column);
            }
        }

        private void add(Prediction row) {
            for (int entry = 0; entry < row.features.size(); entry++) {
                Growing column = columns.get(row.features.name(entry));
                if (column != null && row.features.kind(entry) == Fields.Kind.NUMBER) {
                    column.add(row.features.number(entry));
                }
            }
            if (row.hasScore() && answers.containsKey(Subject.Source.SCORE)) {
                answers.get(Subject.Source.SCORE).add(row.score());
            }
            if (row.hasValue() && answers.containsKey(Subject.Source.VALUE)) {
                answers.get(Subject.Source.VALUE).add(row.value());
            }
        }

        double[] column(String name) {
            Growing column = columns.get(name);
            return column == null ? new double[0] : column.values();
        }
    }

    private static final class Growing {

        private double[] values = new double[1024];
        private int size;

        void add(double value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size++] = value;
        }

        double[] values() {
            return Arrays.copyOf(values, size);
        }
    }
}
