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

/**
 * A model of independent normal features whose mean follows the hour and the weekday, in the same way every week: a reference
 * of four weeks, and hours on which nothing else happens.
 */
final class HourlyWorld {

    static final int FEATURES = 50;
    static final int SEGMENTS = 5;
    static final int EVENTS = 100;
    static final int DAY = 24;
    static final int WEEK = 7 * DAY;
    static final Duration PANE = Duration.ofHours(1);

    /** In standard deviations: a mean that is 0.4 higher at the peak of the day than at the bottom, and 0.2 in the week. */
    private static final double OF_HOURS = 0.2;

    private static final double OF_WEEKDAYS = 0.1;
    private static final int REFERENCE_HOURS = 4 * WEEK;

    private final Random random;
    private final double[][] reference = new double[FEATURES][REFERENCE_HOURS * EVENTS];
    private final Grid[] grids = new Grid[FEATURES];
    private final Layout layout;
    private final Reference counted;

    /** A world of its own for each seed. */
    HourlyWorld(long seed) {
        this.random = new Random(seed);
        int[] segmentOf =
                random.ints((long) REFERENCE_HOURS * EVENTS, 0, SEGMENTS).toArray();
        for (int feature = 0; feature < FEATURES; feature++) {
            for (int row = 0; row < segmentOf.length; row++) {
                reference[feature][row] = mean(row / EVENTS) + random.nextGaussian();
            }
            grids[feature] = evidenceGrid(reference[feature]);
        }
        this.layout = layout();
        this.counted = reference(segmentOf);
    }

    /** The hour and the weekday of an hour since the beginning move the mean, and nothing does else. */
    private static double mean(long hour) {
        return OF_HOURS * StrictMath.sin(2 * StrictMath.PI * Math.floorMod(hour, DAY) / DAY)
                + OF_WEEKDAYS * StrictMath.sin(2 * StrictMath.PI * Math.floorMod(hour / DAY, 7) / 7);
    }

    Judge judge() {
        return new Judge(counted, SyntheticModel.CHECKS, Map.of(), Budget.DEFAULT, PANE);
    }

    /** The values of a feature in the reference, in the order of its hours. */
    double[] reference(int feature) {
        return reference[feature].clone();
    }

    /** The values of a feature in each hour of the reference. */
    List<double[]> hours(int feature) {
        return IntStream.range(0, REFERENCE_HOURS)
                .mapToObj(hour -> Arrays.copyOfRange(reference[feature], hour * EVENTS, (hour + 1) * EVENTS))
                .toList();
    }

    /** The counts of a feature in the reference. */
    long[] counts(int feature) {
        return counted.tally().evidence(feature);
    }

    double largestDesignEffect() {
        return counted.effects().drift().stream()
                .mapToDouble(OptionalDouble::orElseThrow)
                .max()
                .orElse(1);
    }

    /** The events of the next hour, on which nothing is out of the ordinary. */
    Hour hour(long hour) {
        int[] segmentOf = random.ints(EVENTS, 0, SEGMENTS).toArray();
        double[][] values = new double[FEATURES][EVENTS];
        for (double[] column : values) {
            Arrays.setAll(column, row -> mean(hour) + random.nextGaussian());
        }
        return new Hour(values, tally(values, segmentOf));
    }

    /**
     * An hour.
     *
     * @param values by feature and event
     * @param tally their counts
     */
    record Hour(double[][] values, WindowTally tally) {}

    private WindowTally tally(double[][] values, int[] segmentOf) {
        TallyFiller filler = new TallyFiller(layout).events(segmentOf.length);
        for (int segment = 0; segment < SEGMENTS; segment++) {
            int wanted = segment;
            filler.segmentEvents(
                    0, segment, IntStream.of(segmentOf).filter(s -> s == wanted).count());
        }
        for (int feature = 0; feature < FEATURES; feature++) {
            long[] all = new long[grids[feature].cells()];
            long[][] bySegment = new long[SEGMENTS][all.length];
            for (int row = 0; row < segmentOf.length; row++) {
                int cell = grids[feature].cell(values[feature][row]);
                all[cell]++;
                bySegment[segmentOf[row]][cell]++;
            }
            filler.counts(feature, all);
            for (int segment = 0; segment < SEGMENTS; segment++) {
                filler.segmentCounts(feature, 0, segment, bySegment[segment]);
            }
        }
        return filler.tally();
    }

    private Reference reference(int[] segmentOf) {
        List<OptionalDouble> effects = new ArrayList<>();
        for (int feature = 0; feature < FEATURES; feature++) {
            effects.add(OptionalDouble.of(
                    DesignEffect.ofNumeric(List.of(panes(feature, 1), panes(feature, DAY), panes(feature, WEEK)))
                            .factor()));
        }
        return new Reference(
                "hourly",
                tally(reference, segmentOf),
                new DesignEffects(effects, List.of(OptionalDouble.of(1)), Collections.nCopies(FEATURES, Map.of())),
                Collections.nCopies(FEATURES, OptionalDouble.of(1)));
    }

    private List<long[]> panes(int feature, int hours) {
        long[][] panes = new long[REFERENCE_HOURS / hours][grids[feature].cells()];
        for (int row = 0; row < reference[feature].length; row++) {
            panes[row / EVENTS / hours][grids[feature].cell(reference[feature][row])]++;
        }
        return List.of(panes);
    }

    private Layout layout() {
        List<Subject> subjects = new ArrayList<>();
        for (int feature = 0; feature < FEATURES; feature++) {
            subjects.add(new NumericSubject(
                    "feature" + feature, Subject.Source.FEATURE, grids[feature], 20, NumericSubject.Range.ANY));
        }
        List<String> names = IntStream.range(0, SEGMENTS).mapToObj(i -> "s" + i).toList();
        return new Layout("hourly", subjects, List.of(Dimension.of("segment", names)));
    }

    private static Grid evidenceGrid(double[] values) {
        Grid fine = ReferenceGrid.of(values);
        double[] edges =
                IntStream.of(fine.evidenceCuts()).mapToDouble(fine::edge).toArray();
        int[] all = IntStream.range(0, edges.length).toArray();
        return Grid.of(edges, all, all);
    }
}
