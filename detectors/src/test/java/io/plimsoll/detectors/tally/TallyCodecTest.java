package io.plimsoll.detectors.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TallyCodecTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 100, 5_000})
    void shouldReadWhatItWrote(int events) {
        WindowTally tally = new SampleTraffic(events).tally(events);

        WindowTally read = read(TallyCodec.encode(tally));

        assertThat(read).isEqualTo(tally);
    }

    @Test
    void shouldReadCountsThatWereTakenBack() {
        WindowTally tally = new WindowTally(SampleTraffic.LAYOUT);
        Arrays.fill(tally.cells(), -1);
        tally.cells()[2] = Long.MIN_VALUE;
        tally.cells()[3] = Long.MAX_VALUE;

        WindowTally read = read(TallyCodec.encode(tally));

        assertThat(read).isEqualTo(tally);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 60, 80, 200, 1_024})
    void shouldAddPiecesUpInAnyOrder(int largest) {
        WindowTally tally = new SampleTraffic(4).tally(2_000);
        List<byte[]> pieces = new ArrayList<>(TallyCodec.encode(tally, largest));

        Collections.shuffle(pieces, new Random(largest));

        WindowTally sum = new WindowTally(SampleTraffic.LAYOUT);
        pieces.forEach(piece -> TallyCodec.addTo(sum, piece));
        assertThat(sum).isEqualTo(tally);
    }

    @Test
    void shouldKeepPiecesWithinTheirSize() {
        Layout wide = new Layout(
                "wide",
                List.of(new CategoricalSubject("c", Subject.Source.FEATURE, new Levels(names(5_000), false))),
                List.of());
        WindowTally tally = new WindowTally(wide);
        Arrays.fill(tally.cells(), 123_456_789);

        List<byte[]> pieces = TallyCodec.encode(tally, 1_024);

        assertThat(pieces)
                .hasSizeGreaterThan(20)
                .allSatisfy(piece -> assertThat(piece).hasSizeLessThanOrEqualTo(1_024));
    }

    private static List<String> names(int count) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add("n" + i);
        }
        return names;
    }

    @Test
    void shouldAddToWhatIsThere() {
        WindowTally one = new SampleTraffic(5).tally(100);
        WindowTally sum = one.copy();

        TallyCodec.addTo(sum, TallyCodec.encode(one));

        sum.subtract(one);
        assertThat(sum).isEqualTo(one);
    }

    /** All but the last byte, the last two, …: none of them may pass for a smaller tally. */
    @Test
    void shouldRefuseBytesThatWereCutOff() {
        byte[] bytes = TallyCodec.encode(new SampleTraffic(6).tally(200));

        for (int length = 0; length < bytes.length; length++) {
            assertRefused(Arrays.copyOf(bytes, length));
        }
    }

    @Test
    void shouldRefuseBytesAfterTheEnd() {
        byte[] bytes = TallyCodec.encode(new SampleTraffic(6).tally(200));

        assertRefused(Arrays.copyOf(bytes, bytes.length + 1));
    }

    @Test
    void shouldRefuseAnotherVersionOrLayout() {
        byte[] version = TallyCodec.encode(new SampleTraffic(6).tally(10));
        version[0] = 2;

        assertRefused(version);
        assertRefused(TallyCodec.encode(new WindowTally(Layout.bare("other"))));
        assertRefused(new byte[0]);
    }

    /** Damage that still reads as a tally cannot be known; other damage must be refused as such, and change nothing. */
    @Test
    void shouldRefuseDamageWithoutAnyEffect() {
        byte[] bytes = TallyCodec.encode(new SampleTraffic(7).tally(200));
        Random random = new Random(7);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = bytes.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            WindowTally tally = new WindowTally(SampleTraffic.LAYOUT);
            try {
                TallyCodec.addTo(tally, damaged);
            } catch (IllegalArgumentException expected) {
                refused++;
                assertThat(tally.isEmpty()).isTrue();
            }
        }

        assertThat(refused).isGreaterThan(1_000);
    }

    /** The bytes were written by the first version, for {@code new SampleTraffic(1).tally(500)}. They stay as they are. */
    @Test
    void shouldReadTheFirstVersion() throws IOException {
        WindowTally read = read(resource("tally-v1.bin"));

        assertThat(read.events()).isEqualTo(500);
        assertThat(read).isEqualTo(new SampleTraffic(1).tally(500));
        assertThat(TallyCodec.encode(read)).isEqualTo(resource("tally-v1.bin"));
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream stream = TallyCodecTest.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(stream, name).readAllBytes();
        }
    }

    private static WindowTally read(byte[] bytes) {
        WindowTally tally = new WindowTally(SampleTraffic.LAYOUT);
        TallyCodec.addTo(tally, bytes);
        return tally;
    }

    private static void assertRefused(byte[] bytes) {
        WindowTally tally = new WindowTally(SampleTraffic.LAYOUT);

        assertThatIllegalArgumentException().isThrownBy(() -> TallyCodec.addTo(tally, bytes));
        assertThat(tally.isEmpty()).isTrue();
    }
}
