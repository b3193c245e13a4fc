package io.plimsoll.detectors.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.detectors.golden.GoldenFiles;
import io.plimsoll.detectors.statistic.Calibration;
import io.plimsoll.detectors.statistic.ExpectedConfusion;
import io.plimsoll.detectors.statistic.IsotonicCalibration;
import io.plimsoll.detectors.statistic.ScoredCounts;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** carloan in chunks of 5,000: NannyML 0.13.1 executed, scikit-learn 1.2.1. */
class CbpeGoldenTest {
    private static final double TOLERANCE = 2e-8;
    private static final int CHUNK = 5000;

    @Test
    void shouldFitTheKnotsOfTheGoldenCalibration() {
        JsonNode knots = GoldenFiles.read("cbpe_carloan.json").path("isotonic_knots");

        IsotonicCalibration calibration = Rows.reference().calibration();

        assertThat(knots).hasSize(77);
        knots.forEach(knot -> assertThat(calibration.probability(knot.get(0).doubleValue()))
                .isCloseTo(knot.get(1).doubleValue(), within(1e-12)));
    }

    @TestFactory
    Stream<DynamicTest> shouldExpectWhatNannyMlExpects() {
        Cbpe cbpe = Cbpe.of(Rows.reference().calibration());
        Rows live = Rows.live();
        JsonNode chunks = GoldenFiles.read("cbpe_carloan.json").path("chunks");
        assertThat(chunks).hasSize(10);
        return StreamSupport.stream(chunks.spliterator(), false)
                .map(chunk -> dynamicTest(
                        "chunk " + chunk.path("chunk").intValue(),
                        () -> check(cbpe, live.chunk(chunk.path("chunk").intValue()), chunk.path("cbpe_isotonic"))));
    }

    private static void check(Cbpe cbpe, Rows rows, JsonNode golden) {
        Cbpe.Decisions decisions = Cbpe.Decisions.of(rows.scores, rows.decisions);
        ExpectedConfusion expected = cbpe.expected(decisions);
        same(expected.truePositives() / CHUNK, golden.path("expected_tp").doubleValue() / CHUNK);
        same(expected.falsePositives() / CHUNK, golden.path("expected_fp").doubleValue() / CHUNK);
        same(expected.falseNegatives() / CHUNK, golden.path("expected_fn").doubleValue() / CHUNK);
        same(expected.trueNegatives() / CHUNK, golden.path("expected_tn").doubleValue() / CHUNK);
        same(expected.accuracy().orElseThrow(), golden.path("accuracy").doubleValue());
        same(expected.precision().orElseThrow(), golden.path("precision").doubleValue());
        same(expected.recall().orElseThrow(), golden.path("recall").doubleValue());
        same(expected.specificity().orElseThrow(), golden.path("specificity").doubleValue());
        same(expected.f1().orElseThrow(), golden.path("f1").doubleValue());
        same(cbpe.auc(decisions).orElseThrow(), golden.path("roc_auc").doubleValue());
    }

    private static void same(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(TOLERANCE));
    }

    /** Ten bins in place of a hundred distinct scores. */
    @Test
    void shouldStateItsErrorOverBins() {
        Rows reference = Rows.reference();
        Cbpe exact = Cbpe.of(reference.calibration());
        Cbpe binned = Cbpe.ofBins(reference.binned());
        Rows chunk = Rows.live().chunk(7);

        double onScores = exact.expected(Cbpe.Decisions.of(chunk.scores, chunk.decisions))
                .accuracy()
                .orElseThrow();

        Cbpe.Decisions decisions = chunk.binnedDecisions();
        double onBins = binned.expected(decisions).accuracy().orElseThrow();
        double error = binned.binningError(decisions).orElseThrow();
        assertThat(onBins).isNotEqualTo(onScores).isCloseTo(onScores, within(error));
        assertThat(onBins).isCloseTo(onScores, within(0.005));
    }

    @Test
    void shouldWarnFromTheChunkInWhichTheDataMoved() {
        Rows reference = Rows.reference();
        Cbpe cbpe = Cbpe.of(reference.calibration());
        Rows live = Rows.live();

        List<Boolean> warnings = IntStream.range(0, 10)
                .mapToObj(live::chunk)
                .map(chunk -> Cbpe.Decisions.of(chunk.scores, chunk.decisions))
                .map(decisions -> CbpeShift.of(cbpe, decisions, reference.accuracy())
                        .orElseThrow()
                        .isLoss())
                .toList();

        assertThat(warnings).startsWith(false, false, false, false, false).endsWith(true, true, true, true, true);
    }

    @Test
    void shouldSayNothingOfNoPredictions() {
        Cbpe cbpe = Cbpe.ofBins(ScoredCounts.of(new long[] {1, 5}, new long[] {5, 1}));
        Cbpe.Decisions none = Cbpe.Decisions.ofBins(new long[2], new long[2]);

        assertThat(cbpe.expected(none).accuracy()).isEmpty();
        assertThat(cbpe.auc(none)).isEmpty();
        assertThat(CbpeShift.of(cbpe, none, 0.9)).isEmpty();
    }

    /** Scores, decisions and, of the reference, labels of the stream. */
    private record Rows(double[] scores, boolean[] decisions, boolean[] labels) {
        private static final int SCORE = 11;
        private static final int DECISION = 12;
        private static final int LABEL = 13;

        static Rows reference() {
            List<String[]> rows = rows("reference");
            return new Rows(scores(rows), ones(rows, DECISION), ones(rows, LABEL));
        }

        static Rows live() {
            List<String[]> rows = rows("predictions");
            return new Rows(scores(rows), ones(rows, DECISION), new boolean[0]);
        }

        private static List<String[]> rows(String file) {
            return GoldenFiles.lines("../streams/carloan/" + file + ".csv.gz").stream()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();
        }

        private static double[] scores(List<String[]> rows) {
            return rows.stream()
                    .mapToDouble(row -> Double.parseDouble(row[SCORE]))
                    .toArray();
        }

        private static boolean[] ones(List<String[]> rows, int column) {
            boolean[] ones = new boolean[rows.size()];
            for (int i = 0; i < ones.length; i++) {
                ones[i] = rows.get(i)[column].equals("1");
            }
            return ones;
        }

        Rows chunk(int number) {
            int start = number * CHUNK;
            return new Rows(
                    Arrays.copyOfRange(scores, start, start + CHUNK),
                    Arrays.copyOfRange(decisions, start, start + CHUNK),
                    labels);
        }

        IsotonicCalibration calibration() {
            return IsotonicCalibration.of(scores, labels);
        }

        double accuracy() {
            return IntStream.range(0, scores.length)
                            .filter(i -> decisions[i] == labels[i])
                            .count()
                    / (double) scores.length;
        }

        ScoredCounts binned() {
            long[] positives = new long[Calibration.BINS];
            long[] negatives = new long[Calibration.BINS];
            for (int i = 0; i < scores.length; i++) {
                (labels[i] ? positives : negatives)[Calibration.bin(scores[i])]++;
            }
            return ScoredCounts.of(positives, negatives);
        }

        Cbpe.Decisions binnedDecisions() {
            long[] selected = new long[Calibration.BINS];
            long[] rejected = new long[Calibration.BINS];
            for (int i = 0; i < scores.length; i++) {
                (decisions[i] ? selected : rejected)[Calibration.bin(scores[i])]++;
            }
            return Cbpe.Decisions.ofBins(selected, rejected);
        }
    }
}
