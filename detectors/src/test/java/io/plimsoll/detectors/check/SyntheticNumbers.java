package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.Budget;
import io.plimsoll.detectors.tally.Dimension;
import io.plimsoll.detectors.tally.ErrorSubject;
import io.plimsoll.detectors.tally.FavourableSide;
import io.plimsoll.detectors.tally.Grid;
import io.plimsoll.detectors.tally.Layout;
import io.plimsoll.detectors.tally.Observation;
import io.plimsoll.detectors.tally.WindowTally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** People of several groups for whom a number is predicted; raw rows, which a test may count by itself. */
final class SyntheticNumbers {

    static final String ATTRIBUTE = "group";
    static final Duration PANE = Duration.ofDays(1);

    /** About the 90% quantile of |N(0, 1)|. */
    static final double LIMIT = 1.645;

    private static final double[] SIZES =
            IntStream.rangeClosed(1, 100).mapToDouble(i -> i / 20.0).toArray();

    private static final double[] ERRORS = DoubleStream.concat(
                    IntStream.rangeClosed(-100, -1).mapToDouble(i -> i / 20.0),
                    IntStream.rangeClosed(0, 100).mapToDouble(i -> i / 20.0))
            .toArray();

    private final List<String> groups;
    private final Layout layout;
    private final Random random;

    SyntheticNumbers(long seed, String... groups) {
        this(seed, Optional.empty(), groups);
    }

    /** Of which it is counted who is on a favourable side. */
    SyntheticNumbers(long seed, Optional<FavourableSide> side, String... groups) {
        this.groups = List.of(groups);
        this.random = new Random(seed);
        this.layout = new Layout(
                "numbers",
                List.of(),
                List.of(Dimension.of(ATTRIBUTE, this.groups)),
                Optional.empty(),
                Optional.of(new ErrorSubject(
                        grid(SIZES, 10), grid(ERRORS, 20), LIMIT, 2, 100, 16, ErrorSubject.Form.FINE, side)));
    }

    private static Grid grid(double[] edges, int step) {
        return Grid.of(
                edges,
                IntStream.range(1, edges.length / step).map(i -> i * step).toArray(),
                new int[0]);
    }

    /** A prediction and what turned out to be true, NaN without a label. */
    record Row(int group, double prediction, double label) {

        double error() {
            return (double) (float) prediction - (float) label;
        }
    }

    /**
     * How numbers are predicted for a group in a pane.
     *
     * @param people how many come
     * @param bias by how much predictions are too high
     * @param spread standard deviation of errors
     * @param labelled the share of those who get a label
     */
    record Group(int people, double bias, double spread, double labelled) {

        Group(int people, double bias, double spread) {
            this(people, bias, spread, 1);
        }
    }

    /** Rows of one pane, group by group. */
    List<Row> rows(Group... drawn) {
        List<Row> rows = new ArrayList<>();
        for (int group = 0; group < drawn.length; group++) {
            for (int i = 0; i < drawn[group].people(); i++) {
                double label = 100 + 10 * random.nextGaussian();
                double prediction = label + drawn[group].bias() + drawn[group].spread() * random.nextGaussian();
                boolean isLabelled = random.nextDouble() < drawn[group].labelled();
                rows.add(new Row(group, prediction, isLabelled ? label : Double.NaN));
            }
        }
        return rows;
    }

    WindowTally pane(Group... drawn) {
        return tally(rows(drawn));
    }

    WindowTally tally(List<Row> rows) {
        WindowTally tally = new WindowTally(layout);
        Observation observation = new Observation(layout);
        for (Row row : rows) {
            observation.clear();
            observation.dimension(0, row.group());
            observation.error(row.prediction(), row.label());
            tally.observe(observation);
        }
        return tally;
    }

    Judge judge(OutcomeChecks checks, WindowTally reference) {
        DesignEffects effects =
                new DesignEffects(List.of(), List.of(OptionalDouble.of(1)), List.of(), OptionalDouble.of(1));
        return new Judge(
                new Reference("numbers", reference, effects, List.of()),
                SyntheticModel.CHECKS.with(checks),
                Map.of(),
                Budget.DEFAULT,
                PANE);
    }
}
