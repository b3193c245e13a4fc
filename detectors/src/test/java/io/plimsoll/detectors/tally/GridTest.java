package io.plimsoll.detectors.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GridTest {

    private static final long SEED = 20240301;

    static Stream<Named<double[]>> edges() {
        return Stream.of(
                Named.of("none", new double[0]),
                Named.of("one", new double[] {3}),
                Named.of("zero", new double[] {0}),
                Named.of("an atom", new double[] {Math.nextDown(3.0), 3}),
                Named.of("an atom at zero", new double[] {-Double.MIN_VALUE, 0}),
                Named.of("subnormal", new double[] {0, Double.MIN_VALUE, 3 * Double.MIN_VALUE}),
                Named.of("neighbours far from zero", new double[] {1e16, 1e16 + 2, 1e16 + 4}),
                Named.of("the whole line", new double[] {-Double.MAX_VALUE, -1, 0, 1, Double.MAX_VALUE}),
                Named.of("half of the line", new double[] {0, 1, Double.MAX_VALUE}),
                Named.of("one far away", new double[] {1, 2, 3, 1e300}),
                Named.of("even", drawn(500, i -> i)),
                Named.of("normal", drawn(250, i -> new Random(SEED + (long) i).nextGaussian())),
                Named.of(
                        "log-normal", drawn(250, i -> StrictMath.exp(20 * new Random(SEED + (long) i).nextGaussian()))),
                Named.of("tiny", drawn(250, i -> 1e-300 * (1 + i / 1000))),
                Named.of("atoms and even", drawn(300, i -> i % 2 == 0 ? i : Math.nextDown(i + 1))));
    }

    private static double[] drawn(int count, DoubleUnaryOperator edge) {
        return DoubleStream.iterate(0, i -> i + 1)
                .limit(count)
                .map(edge)
                .sorted()
                .distinct()
                .toArray();
    }

    @ParameterizedTest
    @MethodSource("edges")
    void shouldFindTheCellThatPlainSearchFinds(double[] edges) {
        Grid grid = Grid.of(edges, new int[0], new int[0]);

        List<Double> wrong = new ArrayList<>();
        for (double value : values(edges)) {
            if (grid.cell(value) != edgesBelow(edges, value)) {
                wrong.add(value);
            }
        }

        assertThat(wrong).isEmpty();
    }

    private static double[] values(double[] edges) {
        Random random = new Random(SEED);
        DoubleStream special = DoubleStream.of(
                Double.NEGATIVE_INFINITY,
                -Double.MAX_VALUE,
                -1,
                -Double.MIN_VALUE,
                -0.0,
                0.0,
                Double.MIN_VALUE,
                Double.MIN_NORMAL,
                1,
                Double.MAX_VALUE,
                Double.POSITIVE_INFINITY);
        DoubleStream atEdges =
                Arrays.stream(edges).flatMap(edge -> DoubleStream.of(Math.nextDown(edge), edge, Math.nextUp(edge)));
        DoubleStream between = random.doubles(edges.length == 0 ? 0 : 5_000)
                .map(share -> edges[0] * (1 - share) + edges[edges.length - 1] * share);
        DoubleStream anywhere =
                random.longs(5_000).mapToDouble(Double::longBitsToDouble).filter(v -> !Double.isNaN(v));
        return DoubleStream.of(0)
                .flatMap(zero -> DoubleStream.concat(
                        DoubleStream.concat(special, atEdges), DoubleStream.concat(between, anywhere)))
                .toArray();
    }

    private static int edgesBelow(double[] edges, double value) {
        int below = 0;
        while (below < edges.length && edges[below] < value) {
            below++;
        }
        return below;
    }

    @Test
    void shouldKeepAnAtomApart() {
        Grid grid = Grid.of(new double[] {Math.nextDown(5.0), 5}, new int[] {0, 1}, new int[0]);

        assertThat(grid.cell(4.999)).isZero();
        assertThat(grid.cell(Math.nextDown(5.0))).isZero();
        assertThat(grid.cell(5)).isEqualTo(1);
        assertThat(grid.cell(Math.nextUp(5.0))).isEqualTo(2);
    }

    @Test
    void shouldAddCellsUpIntoBins() {
        Grid grid = Grid.of(new double[] {1, 2, 3, 4}, new int[] {0, 3}, new int[] {1});

        long[] counts = {1, 2, 4, 8, 16};

        assertThat(grid.toEvidenceBins(counts)).containsExactly(1, 14, 16);
        assertThat(grid.toDeciles(counts)).containsExactly(3, 28);
        assertThat(grid.evidenceBins()).isEqualTo(3);
        assertThat(grid.decileBins()).isEqualTo(2);
    }

    @Test
    void shouldTellTheBinOfEveryCellAsFoldingDoes() {
        Grid grid = Grid.of(new double[] {1, 2, 3, 4, 5}, new int[] {0, 2, 4}, new int[0]);

        for (int cell = 0; cell < grid.cells(); cell++) {
            long[] one = new long[grid.cells()];
            one[cell] = 1;
            assertThat(grid.toEvidenceBins(one)[grid.evidenceBin(cell)]).isEqualTo(1);
        }
    }

    static Stream<Named<double[]>> badEdges() {
        return Stream.of(
                Named.of("equal", new double[] {1, 1}),
                Named.of("descending", new double[] {2, 1}),
                Named.of("the two zeros", new double[] {-0.0, 0.0}),
                Named.of("infinite", new double[] {1, Double.POSITIVE_INFINITY}),
                Named.of("NaN", new double[] {Double.NaN}));
    }

    @ParameterizedTest
    @MethodSource("badEdges")
    void shouldRefuseEdgesThatPartNothing(double[] edges) {
        assertThatIllegalArgumentException().isThrownBy(() -> Grid.of(edges, new int[0], new int[0]));
    }

    static Stream<Named<int[]>> badCuts() {
        return Stream.of(
                Named.of("negative", new int[] {-1}),
                Named.of("twice the same", new int[] {1, 1}),
                Named.of("descending", new int[] {1, 0}),
                Named.of("one past the last edge", new int[] {2}),
                Named.of("far past the last edge", new int[] {7}));
    }

    @ParameterizedTest
    @MethodSource("badCuts")
    void shouldRefuseCutsThatAreNoEdges(int[] cuts) {
        assertThatIllegalArgumentException().isThrownBy(() -> Grid.of(new double[] {1, 2}, cuts, new int[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> Grid.of(new double[] {1, 2}, new int[0], cuts));
    }

    @Test
    void shouldNotChangeWithTheArraysItWasMadeFrom() {
        double[] edges = {1, 2};
        Grid grid = Grid.of(edges, new int[0], new int[0]);

        edges[0] = 7;
        grid.edges()[1] = 7;

        assertThat(grid).isEqualTo(Grid.of(new double[] {1, 2}, new int[0], new int[0]));
    }
}
