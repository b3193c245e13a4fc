package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.Budget;
import io.plimsoll.detectors.evidence.DesignEffect;
import io.plimsoll.detectors.evidence.ReferenceGrid;
import io.plimsoll.detectors.tally.Dimension;
import io.plimsoll.detectors.tally.Grid;
import io.plimsoll.detectors.tally.Layout;
import io.plimsoll.detectors.tally.NumericSubject;
import io.plimsoll.detectors.tally.Subject;
import io.plimsoll.detectors.tally.TallyFiller;
import io.plimsoll.detectors.tally.WindowTally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * A model whose features are standard normal, apart from what its days do to them, with a reference drawn from that law and
 * windows drawn from it as counts. Features are independent, and independent of the segment.
 */
final class SyntheticModel {

    /** What is judged in a simulation: the index, which carries the alarms. */
    static final Checks CHECKS = new Checks(
            List.of(PsiCheck.STANDARD),
            Checks.STANDARD.missing(),
            Checks.STANDARD.unseen(),
            Checks.STANDARD.range(),
            Checks.STANDARD.wrongType(),
            Checks.STANDARD.duplicates(),
            Checks.STANDARD.latency(),
            Checks.STANDARD.volume());

    static final Duration PANE = Duration.ofDays(1);

    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);
    private static final int WEEK = 7;
    private static final int TWENTIETHS = 20;

    private final Random random;
    private final Days days;
    private final int features;
    private final int segments;
    private final double[][] edges;
    private final Reference reference;

    /**
     * @param random the only source of chance
     * @param days what the days do
     * @param features how many features
     * @param segments how many segments of equal size, 0 for no segmentation
     * @param referenceDays how many days the reference spans
     * @param rowsPerDay its rows a day
     */
    SyntheticModel(Random random, Days days, int features, int segments, int referenceDays, int rowsPerDay) {
        this.random = random;
        this.days = days;
        this.features = features;
        this.segments = segments;
        double[][] values = new double[features][referenceDays * rowsPerDay];
        int[] segmentOf =
                random.ints(values[0].length, 0, Math.max(1, segments)).toArray();
        for (double[] column : values) {
            draw(column, rowsPerDay);
        }
        this.edges = new double[features][];
        for (int feature = 0; feature < features; feature++) {
            edges[feature] = evidenceEdges(ReferenceGrid.of(values[feature]));
        }
        this.reference = reference(values, segmentOf, rowsPerDay);
    }

    /** What the days do to the law of a feature. */
    interface Days {

        /** Every day is like every other. */
        Days ALIKE = (day, random) -> Law.STANDARD;

        /** The law of a feature on a day. */
        Law law(long day, Random random);

        /** Weekdays differ in the mean, in the same way every week. */
        static Days weekly(double amplitude) {
            return (day, random) ->
                    Law.moved(amplitude * StrictMath.sin(2 * StrictMath.PI * Math.floorMod(day, WEEK) / WEEK));
        }

        /** Each day has a mean of its own. */
        static Days moving(double deviation) {
            return (day, random) -> Law.moved(deviation * random.nextGaussian());
        }

        /** Each day has a shape of its own: the twentieths of the law weigh what a Dirichlet distribution draws. */
        static Days shaping(double concentration) {
            return (day, random) -> new Reweighted(dirichlet(concentration / TWENTIETHS, random));
        }

        /** Normal approximation of gamma variates of large shape, by Wilson and Hilferty. */
        private static double[] dirichlet(double shape, Random random) {
            double[] weights = new double[TWENTIETHS];
            double sum = 0;
            for (int i = 0; i < weights.length; i++) {
                double cube = 1 - 1 / (9 * shape) + random.nextGaussian() / (3 * StrictMath.sqrt(shape));
                weights[i] = Math.max(0, cube * cube * cube);
                sum += weights[i];
            }
            for (int i = 0; i < weights.length; i++) {
                weights[i] /= sum;
            }
            return weights;
        }
    }

    /** A law of a feature. */
    interface Law {

        Law STANDARD = new Normal(0, 1);

        double cdf(double x);

        double draw(Random random);

        static Law moved(double by) {
            return new Normal(by, 1);
        }

        static Law widened(double variance) {
            return new Normal(0, StrictMath.sqrt(variance));
        }

        static Law contaminated(double share, double by) {
            return new Contaminated(share, moved(by));
        }
    }

    private record Normal(double mean, double deviation) implements Law {

        @Override
        public double cdf(double x) {
            return NORMAL.cumulativeProbability((x - mean) / deviation);
        }

        @Override
        public double draw(Random random) {
            return mean + deviation * random.nextGaussian();
        }
    }

    private record Contaminated(double share, Law other) implements Law {

        @Override
        public double cdf(double x) {
            return (1 - share) * STANDARD.cdf(x) + share * other.cdf(x);
        }

        @Override
        public double draw(Random random) {
            return random.nextDouble() < share ? other.draw(random) : STANDARD.draw(random);
        }
    }

    /** The twentieths of the standard law with other weights. */
    private record Reweighted(double[] weights) implements Law {

        @Override
        public double cdf(double x) {
            double place = STANDARD.cdf(x) * weights.length;
            int whole = Math.min(weights.length - 1, (int) place);
            return Arrays.stream(weights, 0, whole).sum() + (place - whole) * weights[whole];
        }

        @Override
        public double draw(Random random) {
            double rest = random.nextDouble();
            int chosen = 0;
            while (chosen < weights.length - 1 && rest >= weights[chosen]) {
                rest -= weights[chosen];
                chosen++;
            }
            return NORMAL.inverseCumulativeProbability((chosen + random.nextDouble()) / weights.length);
        }
    }

    Reference reference() {
        return reference;
    }

    Judge judge() {
        return new Judge(reference, CHECKS, Map.of(), Budget.DEFAULT, PANE);
    }

    WindowTally nothing() {
        return new WindowTally(reference.tally().layout());
    }

    double largestDesignEffect() {
        return reference.effects().drift().stream()
                .mapToDouble(OptionalDouble::orElseThrow)
                .max()
                .orElse(1);
    }

    /** The counts of a day on which nothing is out of the ordinary. */
    WindowTally pane(long day, int events) {
        TallyFiller filler = new TallyFiller(reference.tally().layout()).events(events);
        int[] perSegment = new int[Math.max(1, segments)];
        random.ints(events, 0, perSegment.length).forEach(segment -> perSegment[segment]++);
        for (int segment = 0; segment < segments; segment++) {
            filler.segmentEvents(0, segment, perSegment[segment]);
        }
        for (int feature = 0; feature < features; feature++) {
            fill(filler, feature, days.law(day, random), perSegment);
        }
        return filler.tally();
    }

    /** The counts of a pane of which one feature alone is known: the others are subjects without values, E = 1. */
    WindowTally paneOf(int feature, Law law, int events) {
        return new TallyFiller(reference.tally().layout())
                .counts(feature, counts(cumulative(feature, law), events))
                .tally();
    }

    private void fill(TallyFiller filler, int feature, Law law, int[] perSegment) {
        double[] cumulative = cumulative(feature, law);
        long[] all = new long[cumulative.length];
        for (int segment = 0; segment < perSegment.length; segment++) {
            long[] counts = counts(cumulative, perSegment[segment]);
            for (int bin = 0; bin < all.length; bin++) {
                all[bin] += counts[bin];
            }
            if (segments > 0) {
                filler.segmentCounts(feature, 0, segment, counts);
            }
        }
        filler.counts(feature, all);
    }

    private double[] cumulative(int feature, Law law) {
        double[] cumulative = new double[edges[feature].length + 1];
        for (int bin = 0; bin < edges[feature].length; bin++) {
            cumulative[bin] = law.cdf(edges[feature][bin]);
        }
        cumulative[cumulative.length - 1] = 1;
        return cumulative;
    }

    private long[] counts(double[] cumulative, int events) {
        long[] counts = new long[cumulative.length];
        for (int i = 0; i < events; i++) {
            double u = random.nextDouble();
            int bin = 0;
            while (u >= cumulative[bin]) {
                bin++;
            }
            counts[bin]++;
        }
        return counts;
    }

    private void draw(double[] column, int rowsPerDay) {
        for (int row = 0; row < column.length; row += rowsPerDay) {
            Law law = days.law(row / rowsPerDay, random);
            for (int i = row; i < row + rowsPerDay; i++) {
                column[i] = law.draw(random);
            }
        }
    }

    private Reference reference(double[][] values, int[] segmentOf, int rowsPerDay) {
        Layout layout = layout();
        TallyFiller filler = new TallyFiller(layout).events(segmentOf.length);
        for (int segment = 0; segment < segments; segment++) {
            int wanted = segment;
            filler.segmentEvents(
                    0, segment, IntStream.of(segmentOf).filter(s -> s == wanted).count());
        }
        List<OptionalDouble> effects = new ArrayList<>();
        for (int feature = 0; feature < features; feature++) {
            effects.add(fillReference(filler, feature, values[feature], segmentOf, rowsPerDay));
        }
        return new Reference(
                "synthetic",
                filler.tally(),
                new DesignEffects(
                        effects,
                        Collections.nCopies(layout.dimensions().size(), OptionalDouble.of(1)),
                        Collections.nCopies(features, Map.of())),
                Collections.nCopies(features, OptionalDouble.of(1)));
    }

    private OptionalDouble fillReference(
            TallyFiller filler, int feature, double[] values, int[] segmentOf, int rowsPerDay) {
        Grid grid = Grid.of(edges[feature], new int[0], new int[0]);
        long[][] perSegment = new long[Math.max(1, segments)][grid.cells()];
        long[][] perDay = new long[values.length / rowsPerDay][grid.cells()];
        long[][] perWeek = new long[(perDay.length + WEEK - 1) / WEEK][grid.cells()];
        long[] all = new long[grid.cells()];
        for (int row = 0; row < values.length; row++) {
            int bin = grid.cell(values[row]);
            all[bin]++;
            perSegment[segmentOf[row]][bin]++;
            perDay[row / rowsPerDay][bin]++;
            perWeek[row / rowsPerDay / WEEK][bin]++;
        }
        filler.counts(feature, all);
        for (int segment = 0; segment < segments; segment++) {
            filler.segmentCounts(feature, 0, segment, perSegment[segment]);
        }
        return OptionalDouble.of(DesignEffect.ofNumeric(List.of(List.of(perDay), List.of(perWeek)))
                .factor());
    }

    private Layout layout() {
        List<Subject> subjects = new ArrayList<>();
        for (int feature = 0; feature < features; feature++) {
            int[] cuts = IntStream.range(0, edges[feature].length).toArray();
            subjects.add(new NumericSubject(
                    "feature" + feature,
                    Subject.Source.FEATURE,
                    Grid.of(edges[feature], cuts, cuts),
                    20,
                    NumericSubject.Range.ANY));
        }
        List<String> names = IntStream.range(0, segments).mapToObj(i -> "s" + i).toList();
        return new Layout("synthetic", subjects, segments == 0 ? List.of() : List.of(Dimension.of("segment", names)));
    }

    private static double[] evidenceEdges(Grid grid) {
        return IntStream.of(grid.evidenceCuts()).mapToDouble(grid::edge).toArray();
    }
}
