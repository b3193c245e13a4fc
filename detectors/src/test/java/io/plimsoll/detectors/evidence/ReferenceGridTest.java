package io.plimsoll.detectors.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.detectors.golden.GoldenFiles;
import io.plimsoll.detectors.tally.Grid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceGridTest {

    /** With n − 1 a multiple of 250 the quantiles at i/250 are values of the sample. */
    private static final double[] EVEN =
            IntStream.rangeClosed(0, 1_000).mapToDouble(i -> i).toArray();

    @Test
    void shouldCutAContinuousReferenceIntoTwoHundredAndFiftyCellsAndDeciles() {
        Grid grid = ReferenceGrid.of(EVEN);

        assertThat(grid.edges())
                .containsExactly(IntStream.range(1, 250).mapToDouble(i -> 4 * i).toArray());
        assertThat(evidenceEdges(grid)).containsExactly(100, 200, 300, 400, 500, 600, 700, 800, 900);
        assertThat(decileEdges(grid)).containsExactly(100, 200, 300, 400, 500, 600, 700, 800, 900);
    }

    @Test
    void shouldNotDependOnTheOrderOfTheValues() {
        double[] shuffled = new Random(1).doubles(1_000).toArray();
        double[] sorted = shuffled.clone();
        Arrays.sort(sorted);

        assertThat(ReferenceGrid.of(shuffled)).isEqualTo(ReferenceGrid.of(sorted));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 19, 20})
    void shouldMakeEveryValueOfUpToTwentyAnAtom(int distinct) {
        double[] values =
                IntStream.range(0, 1_000).mapToDouble(i -> i % distinct).toArray();

        Grid grid = ReferenceGrid.of(values);

        assertThat(grid.evidenceBins()).isEqualTo(2 * distinct + 1);
        for (int value = 0; value < distinct; value++) {
            assertIsAtom(grid, value);
        }
    }

    @Test
    void shouldMakeNoAtomsOfTwentyOneEvenValues() {
        double[] values = IntStream.range(0, 2_100).mapToDouble(i -> i % 21).toArray();

        Grid grid = ReferenceGrid.of(values);

        assertThat(evidenceEdges(grid)).containsExactly(2, 4, 6, 8, 10, 12, 14, 16, 18);
    }

    @Test
    void shouldMakeAnAtomOfAValueThatHoldsOverATwentieth() {
        assertThat(ReferenceGrid.of(zeros(51, 949)).evidenceBins()).isEqualTo(12);
        assertThat(ReferenceGrid.of(zeros(50, 950)).evidenceBins()).isEqualTo(10);
    }

    @Test
    void shouldTakeTheDecilesOfTheRestBesideAnAtom() {
        Grid grid = ReferenceGrid.of(zeros(1_000, 1_001));

        assertIsAtom(grid, 0);
        assertThat(evidenceEdges(grid))
                .containsExactly(-Double.MIN_VALUE, 0, 101, 201, 301, 401, 501, 601, 701, 801, 901);
        assertThat(decileEdges(grid)).startsWith(0).hasSize(6);
    }

    /** So many zeros, then 1, 2, 3, …. */
    private static double[] zeros(int zeros, int others) {
        return IntStream.range(0, zeros + others)
                .mapToDouble(i -> Math.max(0, i - zeros + 1))
                .toArray();
    }

    @Test
    void shouldSeeAConstantThatBeginsToMoveToEitherSide() {
        Grid grid = ReferenceGrid.of(new double[] {7, 7, 7});

        assertThat(bin(grid, 6.999)).isZero();
        assertThat(bin(grid, 7)).isEqualTo(1);
        assertThat(bin(grid, 7.001)).isEqualTo(2);
        assertThat(bin(grid, Double.NEGATIVE_INFINITY)).isZero();
        assertThat(bin(grid, Double.POSITIVE_INFINITY)).isEqualTo(2);
    }

    @Test
    void shouldHaveOneCellWithoutValues() {
        Grid grid = ReferenceGrid.of(new double[0]);

        assertThat(grid.cells()).isEqualTo(1);
        assertThat(grid.cell(Double.NEGATIVE_INFINITY)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 100})
    void shouldTakeBothZerosForOneValue(int others) {
        double[] values = DoubleStream.concat(
                        DoubleStream.of(-0.0, 0.0, -0.0),
                        IntStream.range(0, others).asDoubleStream())
                .toArray();

        Grid grid = ReferenceGrid.of(values);

        assertThat(grid)
                .isEqualTo(ReferenceGrid.of(Arrays.stream(values).map(Math::abs).toArray()));
        assertThat(grid.cell(-0.0)).isEqualTo(grid.cell(0.0));
    }

    @Test
    void shouldTakeAReferenceOfMinusZeroAlone() {
        assertIsAtom(ReferenceGrid.of(new double[] {-0.0}), 0);
    }

    @Test
    void shouldTakeValuesAtTheEndsOfTheLine() {
        double max = Double.MAX_VALUE;

        Grid grid = ReferenceGrid.of(new double[] {-max, -max, 0, 1, max});

        assertIsAtom(grid, 1);
        assertThat(bin(grid, -max)).isZero();
        assertThat(bin(grid, max)).isNotEqualTo(bin(grid, Math.nextDown(max)));
        assertThat(grid.evidenceBins()).isEqualTo(8);
    }

    @Test
    void shouldTakeManyValuesFurtherApartThanTheLargestDouble() {
        double[] values = new Random(2)
                .doubles(100)
                .map(share -> (share - 0.5) * 2 * Double.MAX_VALUE)
                .toArray();
        values[0] = -Double.MAX_VALUE;
        values[1] = Double.MAX_VALUE;

        Grid grid = ReferenceGrid.of(values);

        assertThat(grid.evidenceBins()).isEqualTo(10);
    }

    /** The edges of the golden files' deciles come from numpy: a value that equals an edge must fall in the same bin. */
    @TestFactory
    Stream<DynamicTest> shouldHaveTheGoldenDecilesBitForBit() {
        JsonNode cases = GoldenFiles.read("distance_numeric.json").path("cases");
        return StreamSupport.stream(cases.spliterator(), false)
                .filter(one ->
                        one.path("expected").path("quantile10").path("edges").size() > 0)
                .map(one -> DynamicTest.dynamicTest(one.path("id").textValue(), () -> assertDeciles(one)));
    }

    private static void assertDeciles(JsonNode one) {
        Grid grid = ReferenceGrid.of(
                reference(one).filter(Double::isFinite).map(v -> v + 0.0).toArray());

        JsonNode expected = one.path("expected").path("quantile10");
        assertThat(decileEdges(grid)).containsExactly(numbers(expected.path("edges")));
        long[] counts = new long[grid.cells()];
        reference(one).forEach(value -> counts[grid.cell(value)]++);
        assertThat(Arrays.stream(grid.toDeciles(counts)).asDoubleStream().toArray())
                .containsExactly(numbers(expected.path("ref_counts")));
    }

    private static DoubleStream reference(JsonNode one) {
        return one.has("pair_file")
                ? GoldenFiles.lines(one.path("pair_file").textValue()).stream()
                        .filter(line -> line.startsWith("ref,") && line.length() > "ref,".length())
                        .map(line -> line.substring("ref,".length()))
                        .filter(text -> !text.equals("nan"))
                        .mapToDouble(text -> Double.parseDouble(text.replace("inf", "Infinity")))
                : StreamSupport.stream(one.path("reference").spliterator(), false)
                        .filter(value -> !value.isNull())
                        .mapToDouble(GoldenFiles::number);
    }

    private static double[] numbers(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToDouble(GoldenFiles::number)
                .map(v -> v + 0.0)
                .toArray();
    }

    private static void assertIsAtom(Grid grid, double value) {
        int bin = bin(grid, value);
        assertThat(bin(grid, Math.nextDown(value))).isEqualTo(bin - 1);
        assertThat(bin(grid, Math.nextUp(value))).isEqualTo(bin + 1);
    }

    private static int bin(Grid grid, double value) {
        return grid.evidenceBin(grid.cell(value));
    }

    private static double[] evidenceEdges(Grid grid) {
        return edges(grid, grid.evidenceCuts());
    }

    private static double[] decileEdges(Grid grid) {
        return edges(grid, grid.decileCuts());
    }

    private static double[] edges(Grid grid, int[] cuts) {
        List<Double> edges = new ArrayList<>();
        for (int cut : cuts) {
            edges.add(grid.edge(cut));
        }
        return edges.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
