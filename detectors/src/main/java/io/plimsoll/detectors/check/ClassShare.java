package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.ClassShift;
import io.plimsoll.detectors.evidence.Estimate;
import io.plimsoll.detectors.evidence.LabelShift;
import io.plimsoll.detectors.statistic.Confusion;
import io.plimsoll.detectors.statistic.ConfusionMatrix;
import io.plimsoll.detectors.statistic.Share;
import io.plimsoll.detectors.tally.OutcomeTable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The share of a class among cases without labels.
 *
 * @param name the class, empty for the positives of a binary model
 * @param before its share among the labels of the reference
 * @param estimate its share, from what was decided
 */
record ClassShare(Optional<String> name, Share before, Function<OutcomeTable, Estimate> estimate) {

    /** The positives of a binary model; empty where the reference has no labels. */
    static List<ClassShare> ofPositives(OutcomeTable reference) {
        Confusion known = BinaryOutcomes.of(reference, Favourable.POSITIVE).labelled();
        return known.total() == 0
                ? List.of()
                : List.of(new ClassShare(
                        Optional.empty(),
                        known.baseRate(),
                        live -> new LabelShift(
                                known,
                                BinaryOutcomes.of(live, Favourable.POSITIVE).selectionRate())));
    }

    /** The classes of which the reference has labels; a single one cannot shift. */
    static List<ClassShare> ofClasses(OutcomeTable reference) {
        int[] classes = IntStream.range(0, reference.subject().codes() - 1)
                .filter(code -> Arrays.stream(reference.byScore(code)).sum() > 0)
                .toArray();
        if (classes.length < 2) {
            return List.of();
        }
        ConfusionMatrix matrix = matrix(reference, classes);
        ClassShift.Inverse inverse = ClassShift.Inverse.of(matrix);
        return IntStream.range(0, classes.length)
                .mapToObj(index -> new ClassShare(
                        Optional.of(reference.subject().classes().names().get(classes[index])),
                        new Share(matrix.labelled(index), matrix.total()),
                        live -> new ClassShift(inverse, decided(live, classes), index, 1)))
                .toList();
    }

    private static ConfusionMatrix matrix(OutcomeTable table, int[] classes) {
        return ConfusionMatrix.of(IntStream.of(classes)
                .mapToObj(decision -> IntStream.of(classes)
                        .mapToLong(label -> table.count(decision, label))
                        .toArray())
                .toArray(long[][]::new));
    }

    private static long[] decided(OutcomeTable table, int[] classes) {
        return IntStream.of(classes).mapToLong(table::decided).toArray();
    }

    String named(String metric) {
        return name.map(known -> metric + "[" + known + "]").orElse(metric);
    }

    Estimate now(OutcomeTable live) {
        return estimate.apply(live);
    }
}
