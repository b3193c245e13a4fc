package io.plimsoll.streams.monitor.pending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowCodecTest {

    private static final long START_OF_DAY = -86_400_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldReadWhatItWrote(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        PendingRow read = new PendingRow();
        for (int i = 0; i < 300; i++) {
            PendingRow row = random(random);
            byte[] bytes = new byte[RowCodec.largest(row)];

            int end = RowCodec.writePrediction(row, (int) (row.time() - START_OF_DAY), bytes, 0);

            RowCodec.readPrediction(bytes, 0, START_OF_DAY, read);
            assertThat(read)
                    .usingRecursiveComparison()
                    .ignoringFields("segments", "classScores")
                    .isEqualTo(row);
            assertThat(Arrays.copyOf(read.segments, row.segmentCount))
                    .isEqualTo(Arrays.copyOf(row.segments, row.segmentCount));
            assertThat(Arrays.copyOf(read.classScores, row.classCount))
                    .isEqualTo(Arrays.copyOf(row.classScores, row.classCount));
            assertThat(RowCodec.end(bytes, 0)).isEqualTo(end);
            assertThat(RowCodec.isLabel(bytes, 0)).isFalse();
        }
    }

    static Stream<PendingLabel> labels() {
        return Stream.of(
                new PendingLabel.OfClass(-1, 0),
                new PendingLabel.OfClass(Long.MAX_VALUE, Integer.MAX_VALUE),
                new PendingLabel.OfNumber(Long.MIN_VALUE, -0.0),
                new PendingLabel.OfNumber(0, Double.MIN_VALUE));
    }

    @ParameterizedTest
    @MethodSource("labels")
    void shouldReadTheLabelItWrote(PendingLabel label) {
        byte[] bytes = RowCodec.label(1, 2, label);

        assertThat(RowCodec.readLabel(bytes, 0)).isEqualTo(label);
        assertThat(RowCodec.isLabel(bytes, 0)).isTrue();
        assertThat(RowCodec.end(bytes, 0)).isEqualTo(bytes.length);
    }

    @Test
    void shouldTakeThirtyTwoBytesForAScoreADecisionAndFiveSegments() {
        PendingRow row = new PendingRow();
        row.scoreCell(249);
        row.decision(1);
        for (int dimension = 0; dimension < 5; dimension++) {
            row.addSegment(100);
        }

        int end = RowCodec.writePrediction(row, 0, new byte[RowCodec.largest(row)], 0);

        assertThat(end).isEqualTo(16 + 1 + 1 + 4 + 1 + 2 + 1 + 1 + 5).isEqualTo(32);
    }

    @Test
    void shouldRefuseARowThatIsTooLarge() {
        PendingRow row = new PendingRow();
        for (int i = 0; i <= RowCodec.LARGEST_REST; i++) {
            row.addClassScore(1);
        }
        byte[] bytes = new byte[RowCodec.largest(row)];

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RowCodec.writePrediction(row, 0, bytes, 0))
                .withMessageContaining("65537 classes");
    }

    @Test
    void shouldRefuseAPageOfAnotherVersion() {
        byte[] page = new byte[RowCodec.PAGE_HEADER];
        RowCodec.writeHeader(page, 1, 0, 1);
        page[0] = 2;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RowCodec.requireVersion(page))
                .withMessageContaining("unknown version");
    }

    private static PendingRow random(SplittableRandom random) {
        PendingRow row = new PendingRow();
        row.request(random.nextLong(), random.nextLong());
        row.series(anyCode(random));
        row.time(START_OF_DAY + random.nextInt(86_400_000));
        if (random.nextBoolean()) {
            row.scoreCell(anyCode(random));
        }
        if (random.nextBoolean()) {
            row.decision(anyCode(random));
        }
        if (random.nextBoolean()) {
            row.value(random.nextDouble());
        }
        for (int i = random.nextInt(40); i > 0; i--) {
            row.addSegment(anyCode(random));
        }
        for (int i = random.nextInt(40); i > 0; i--) {
            row.addClassScore(random.nextInt(1 << 16));
        }
        return row;
    }

    /** Of any number of bits. */
    private static int anyCode(SplittableRandom random) {
        return random.nextInt() >>> 1 >>> random.nextInt(31);
    }
}
