package io.plimsoll.detectors.statistic;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Labelled cases of K classes by decision and label. Immutable; matrices over the same classes add up.
 *
 * <p>Every class is also a binary question, "this one or another?": {@link #oneVersusRest}. Averages over classes:
 *
 * <ul>
 *   <li><b>macro</b>: the plain mean over the classes. A class for which the value is undefined makes the mean undefined:
 *       scikit-learn puts 0 for it, which turns an unseen class into a bad model.
 *   <li><b>weighted</b>: the mean by the classes' numbers of labels; classes without a label have weight 0 and do not
 *       count.
 *   <li><b>micro</b>: of the pooled one-versus-rest tables. Where each case has one label and one decision micro
 *       precision, recall and F1 all equal the {@link #accuracy()}.
 * </ul>
 */
public final class ConfusionMatrix {
    private final long[][] counts;

    private ConfusionMatrix(long[][] counts) {
        this.counts = counts;
    }

    /**
     * From counts.
     *
     * @param counts [decision][label], square, each ≥ 0; copied
     * @throws IllegalArgumentException if it is not square or a count is negative
     */
    public static ConfusionMatrix of(long[][] counts) {
        for (long[] row : counts) {
            if (row.length != counts.length || Arrays.stream(row).anyMatch(count -> count < 0)) {
                throw new IllegalArgumentException("a confusion matrix is square and counts");
            }
        }
        return new ConfusionMatrix(Arrays.stream(counts).map(long[]::clone).toArray(long[][]::new));
    }

    /** K. */
    public int classes() {
        return counts.length;
    }

    /** Cases decided and labelled so. */
    public long count(int decision, int label) {
        return counts[decision][label];
    }

    /** All labelled cases. */
    public long total() {
        return Arrays.stream(counts).flatMapToLong(LongStream::of).sum();
    }

    /** Cases with this label. */
    public long labelled(int label) {
        return Arrays.stream(counts).mapToLong(row -> row[label]).sum();
    }

    /** Cases with this decision. */
    public long decided(int decision) {
        return LongStream.of(counts[decision]).sum();
    }

    /** Right of all. */
    public Share accuracy() {
        return new Share(
                IntStream.range(0, classes()).mapToLong(k -> counts[k][k]).sum(), total());
    }

    /** The class against all others. */
    public Confusion oneVersusRest(int positive) {
        long right = counts[positive][positive];
        long wronglyDecided = decided(positive) - right;
        long missed = labelled(positive) - right;
        return new Confusion(right, wronglyDecided, missed, total() - right - wronglyDecided - missed);
    }

    /** The plain mean over the classes of a value of {@link #oneVersusRest}; empty where one is undefined. */
    public OptionalDouble macro(Function<Confusion, OptionalDouble> value) {
        double sum = 0;
        for (int k = 0; k < classes(); k++) {
            OptionalDouble one = value.apply(oneVersusRest(k));
            if (one.isEmpty()) {
                return one;
            }
            sum += one.getAsDouble();
        }
        return classes() == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / classes());
    }

    /**
     * The mean over the classes by their labels; empty where it is undefined for a class that has one, or without labels.
     */
    public OptionalDouble weighted(Function<Confusion, OptionalDouble> value) {
        double sum = 0;
        for (int k = 0; k < classes(); k++) {
            OptionalDouble one = value.apply(oneVersusRest(k));
            if (labelled(k) > 0 && one.isEmpty()) {
                return one;
            }
            sum += labelled(k) * one.orElse(0);
        }
        return total() == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / total());
    }

    /** Both samples together. */
    public ConfusionMatrix plus(ConfusionMatrix other) {
        if (classes() != other.classes()) {
            throw new IllegalArgumentException(classes() + " and " + other.classes() + " classes");
        }
        long[][] sum = new long[classes()][classes()];
        for (int decision = 0; decision < classes(); decision++) {
            for (int label = 0; label < classes(); label++) {
                sum[decision][label] = counts[decision][label] + other.counts[decision][label];
            }
        }
        return new ConfusionMatrix(sum);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConfusionMatrix that && Arrays.deepEquals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(counts);
    }
}
