package io.plimsoll.detectors.change;

import java.util.ArrayList;
import java.util.List;

/**
 * A window of values as buckets of 1, 2, 4, … values, up to {@value #PER_ROW} of each size: two of the oldest of a full
 * row become one of the next.
 *
 * @see <a href="https://doi.org/10.1145/773153.773176">Babcock et al., Maintaining variance and k-medians over data stream windows
 *     (2003)</a>
 */
final class ExponentialHistogram {
    private static final int PER_ROW = 5;

    private final List<Row> rows = new ArrayList<>(List.of(new Row()));
    private long size;
    private double sum;
    private double squares;

    /** Sums and squared deviations of the buckets of one size, oldest first. */
    private static final class Row {
        private final double[] sums = new double[PER_ROW + 1];
        private final double[] squares = new double[PER_ROW + 1];
        private int buckets;

        void add(double sum, double square) {
            sums[buckets] = sum;
            squares[buckets++] = square;
        }

        void removeOldest(int howMany) {
            System.arraycopy(sums, howMany, sums, 0, buckets - howMany);
            System.arraycopy(squares, howMany, squares, 0, buckets - howMany);
            buckets -= howMany;
        }
    }

    /** The number of values. */
    long size() {
        return size;
    }

    /** Their sum. */
    double sum() {
        return sum;
    }

    /** Their mean; NaN without values. */
    double mean() {
        return sum / size;
    }

    /** Their variance, divisor n. */
    double variance() {
        return StrictMath.max(0, squares / size);
    }

    /** The number of bucket sizes in use; the last row is the oldest. */
    int rows() {
        return rows.size();
    }

    int buckets(int row) {
        return rows.get(row).buckets;
    }

    double sum(int row, int bucket) {
        return rows.get(row).sums[bucket];
    }

    static double bucketSize(int row) {
        return StrictMath.scalb(1.0, row);
    }

    void add(double value) {
        if (size > 0) {
            double deviation = value - sum / size;
            squares += size * deviation * deviation / (size + 1);
        }
        size++;
        sum += value;
        rows.get(0).add(value, 0);
        compress();
    }

    private void compress() {
        for (int row = 0; buckets(row) > PER_ROW; row++) {
            if (row + 1 == rows.size()) {
                rows.add(new Row());
            }
            mergeOldestTwo(rows.get(row), rows.get(row + 1), bucketSize(row));
        }
    }

    private static void mergeOldestTwo(Row row, Row next, double each) {
        double apart = (row.sums[0] - row.sums[1]) / each;
        next.add(row.sums[0] + row.sums[1], row.squares[0] + row.squares[1] + each * apart * apart / 2);
        row.removeOldest(2);
    }

    /** Forgets the oldest bucket. */
    void removeOldest() {
        Row oldest = rows.get(rows.size() - 1);
        double removed = bucketSize(rows.size() - 1);
        size -= (long) removed;
        sum -= oldest.sums[0];
        double apart = oldest.sums[0] / removed - sum / size;
        squares -= oldest.squares[0] + removed * size * apart * apart / (removed + size);
        oldest.removeOldest(1);
        if (oldest.buckets == 0) {
            rows.remove(rows.size() - 1);
        }
    }
}
