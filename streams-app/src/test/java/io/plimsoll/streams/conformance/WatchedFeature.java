package io.plimsoll.streams.conformance;

import io.plimsoll.detectors.check.CustomaryMethods;
import io.plimsoll.detectors.statistic.ChiSquareTest;
import io.plimsoll.detectors.statistic.CountPair;
import io.plimsoll.detectors.statistic.Psi;
import io.plimsoll.detectors.tally.BinCounts;
import io.plimsoll.detectors.tally.Grid;
import io.plimsoll.detectors.tally.Levels;
import java.util.Arrays;
import java.util.List;

/** What is commonly used to watch a feature, over the values of one day; missing ones are left out. */
sealed interface WatchedFeature {

    /** Which of {@link CustomaryMethods#NAMES} alarm; none on a day without values. */
    boolean[] alarms(DailyValues.Day day);

    /** A number: the index on the reference's deciles. */
    static WatchedFeature ofNumber(BinCounts reference, List<DailyValues.Day> days, int features) {
        Grid grid = reference.subject().grid();
        List<double[]> windows = days.stream()
                .map(DailyValues.Day::numbers)
                .filter(day -> day.length > 0)
                .toList();
        double[] all = windows.stream().flatMapToDouble(Arrays::stream).toArray();
        return new Numeric(grid, new CustomaryMethods(all, grid.toDeciles(reference.counts()), windows, features));
    }

    /** A level: the index over levels, the χ² test in place of Kolmogorov and Smirnov's, and the share of the commonest. */
    static WatchedFeature ofLevels(Levels levels, long[] reference, List<DailyValues.Day> days, int features) {
        int commonest = 0;
        for (int code = 1; code < reference.length; code++) {
            commonest = reference[code] > reference[commonest] ? code : commonest;
        }
        int wanted = commonest;
        double[] shares = days.stream()
                .map(day -> day.counts(levels))
                .filter(counts -> Arrays.stream(counts).sum() > 0)
                .mapToDouble(counts -> share(counts, wanted))
                .toArray();
        double mean = Arrays.stream(shares).average().orElse(0);
        double squares = Arrays.stream(shares)
                .map(share -> (share - mean) * (share - mean))
                .sum();
        return new Level(levels, reference, features, wanted, mean, StrictMath.sqrt(squares / shares.length));
    }

    private static double share(long[] counts, int code) {
        return (double) counts[code] / Arrays.stream(counts).sum();
    }

    /**
     * @param grid the reference's
     * @param methods those of numbers
     */
    record Numeric(Grid grid, CustomaryMethods methods) implements WatchedFeature {

        @Override
        public boolean[] alarms(DailyValues.Day day) {
            double[] values = day.numbers();
            if (values.length == 0) {
                return new boolean[CustomaryMethods.NAMES.size()];
            }
            long[] cells = new long[grid.cells()];
            for (double value : values) {
                cells[grid.cell(value)]++;
            }
            return methods.alarms(values, grid.toDeciles(cells));
        }
    }

    /**
     * @param levels the reference's
     * @param reference its counts
     * @param features how many features are watched
     * @param commonest the code of the commonest level
     * @param mean of its daily shares
     * @param deviation of its daily shares
     */
    record Level(Levels levels, long[] reference, int features, int commonest, double mean, double deviation)
            implements WatchedFeature {

        private static final double LEVEL = 0.05;

        @Override
        public boolean[] alarms(DailyValues.Day day) {
            long[] counts = day.counts(levels);
            if (Arrays.stream(counts).sum() == 0) {
                return new boolean[CustomaryMethods.NAMES.size()];
            }
            double psi = Psi.LAPLACE.of(CountPair.of(reference, counts));
            double p = ChiSquareTest.of(reference, counts)
                    .map(ChiSquareTest::pValue)
                    .orElse(1.0);
            return new boolean[] {
                psi > 0.1,
                psi > 0.2,
                p < LEVEL,
                p < LEVEL / features,
                Math.abs(share(counts, commonest) - mean) > 3 * deviation
            };
        }
    }
}
