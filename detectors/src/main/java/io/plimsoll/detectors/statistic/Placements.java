package io.plimsoll.detectors.statistic;

import java.util.OptionalDouble;

/** The walk over score bins from which {@link Auc} and its variance come; both classes are present. */
final class Placements {
    private final ScoredCounts counts;
    private final double positives;
    private final double negatives;

    Placements(ScoredCounts counts) {
        this.counts = counts;
        this.positives = counts.totalPositives();
        this.negatives = counts.totalNegatives();
    }

    /** By bin: the share of negatives below a positive of this bin, ties ½. */
    double[] ofPositives() {
        double[] placements = new double[counts.bins()];
        long below = 0;
        for (int bin = 0; bin < placements.length; bin++) {
            placements[bin] = (below + 0.5 * counts.negatives(bin)) / negatives;
            below += counts.negatives(bin);
        }
        return placements;
    }

    /** By bin: the share of positives above a negative of this bin, ties ½. */
    double[] ofNegatives() {
        double[] placements = new double[counts.bins()];
        long above = counts.totalPositives();
        for (int bin = 0; bin < placements.length; bin++) {
            above -= counts.positives(bin);
            placements[bin] = (above + 0.5 * counts.positives(bin)) / positives;
        }
        return placements;
    }

    Auc auc() {
        double[] ofPositives = ofPositives();
        double area = 0;
        double tied = 0;
        for (int bin = 0; bin < ofPositives.length; bin++) {
            area += counts.positives(bin) * ofPositives[bin];
            tied += (double) counts.positives(bin) * counts.negatives(bin);
        }
        double value = area / positives;
        return new Auc(
                value,
                tied / (2 * positives * negatives),
                counts.totalPositives(),
                counts.totalNegatives(),
                variance(value, ofPositives));
    }

    private OptionalDouble variance(double area, double[] ofPositives) {
        if (positives < 2 || negatives < 2) {
            return OptionalDouble.empty();
        }
        double[] ofNegatives = ofNegatives();
        double s10 = 0;
        double s01 = 0;
        for (int bin = 0; bin < ofPositives.length; bin++) {
            s10 += counts.positives(bin) * square(ofPositives[bin] - area);
            s01 += counts.negatives(bin) * square(ofNegatives[bin] - area);
        }
        return OptionalDouble.of(s10 / (positives - 1) / positives + s01 / (negatives - 1) / negatives);
    }

    private static double square(double x) {
        return x * x;
    }
}
