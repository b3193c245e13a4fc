package io.plimsoll.detectors.check;

import io.plimsoll.detectors.statistic.CountPair;
import io.plimsoll.detectors.statistic.Psi;
import java.util.Arrays;
import java.util.List;

/**
 * What is commonly used to watch one feature in one window, on the same windows: each is right on its own terms, and none of
 * them knows how many features there are, how small the window is, or that hours differ.
 */
public final class CustomaryMethods {

    /** The methods, in the order of their answers. */
    public static final List<String> NAMES =
            List.of("PSI > 0.1", "PSI > 0.2", "KS p < 0.05", "KS p < 0.05, Bonferroni", "mean ± 3 sd");

    private static final double LEVEL = 0.05;

    private final long[] counts;
    private final double[] sorted;
    private final int features;
    private final double mean;
    private final double deviation;

    /**
     * @param reference the values of a feature in the reference
     * @param counts their counts in the bins of the index
     * @param windows the values in the reference's own windows, none of which is empty
     * @param features how many features are watched
     */
    public CustomaryMethods(double[] reference, long[] counts, List<double[]> windows, int features) {
        this.counts = counts;
        this.features = features;
        this.sorted = reference.clone();
        double[] means = windows.stream().mapToDouble(CustomaryMethods::mean).toArray();
        this.mean = mean(means);
        double squares = 0;
        for (double each : means) {
            squares += (each - mean) * (each - mean);
        }
        this.deviation = StrictMath.sqrt(squares / means.length);
        Arrays.sort(sorted);
    }

    /**
     * Which of the methods alarm.
     *
     * @param window the values of a window, at least one
     * @param countsOfWindow their counts in the bins of the index
     */
    public boolean[] alarms(double[] window, long[] countsOfWindow) {
        double psi = Psi.LAPLACE.of(CountPair.of(counts, countsOfWindow));
        double z = scaledDistance(window);
        return new boolean[] {
            psi > 0.1,
            psi > 0.2,
            z > critical(LEVEL),
            z > critical(LEVEL / features),
            Math.abs(mean(window) - mean) > 3 * deviation
        };
    }

    /** D√(nm/(n+m)) of the two-sample statistic. Between the window's values only the reference steps, so D is at one of them. */
    private double scaledDistance(double[] window) {
        double[] values = window.clone();
        Arrays.sort(values);
        double distance = 0;
        for (int i = 0; i < values.length; i++) {
            double before = difference(below(sorted, values[i]), below(values, values[i]), values.length);
            double after = difference(upTo(sorted, values[i]), upTo(values, values[i]), values.length);
            distance = Math.max(distance, Math.max(before, after));
        }
        double n = values.length;
        double m = sorted.length;
        return distance * StrictMath.sqrt(n * m / (n + m));
    }

    private double difference(int ofReference, int ofWindow, int window) {
        return Math.abs((double) ofReference / sorted.length - (double) ofWindow / window);
    }

    private static int below(double[] sorted, double value) {
        return upTo(sorted, Math.nextDown(value));
    }

    /** How many values are at most this one. */
    private static int upTo(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The z with Kolmogorov's p: 2e^(−2z²), whose next term is under 1e-5 of it at 0.05. */
    private static double critical(double p) {
        return StrictMath.sqrt(-StrictMath.log(p / 2) / 2);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
