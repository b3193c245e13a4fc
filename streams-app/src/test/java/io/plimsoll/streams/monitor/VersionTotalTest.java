package io.plimsoll.streams.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.plimsoll.detectors.tally.Layout;
import io.plimsoll.detectors.tally.TallyCodec;
import io.plimsoll.detectors.tally.WindowTally;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTotalTest {

    private static final Monitor MONITOR = SampleModel.monitor(SampleModel.deciding());
    private static final Layout LAYOUT = MONITOR.layout("v1");
    private static final WindowTally COUNTS =
            MONITOR.reference(LAYOUT.hash()).orElseThrow().tally();

    @Test
    void shouldKeepNothingButOutcomes() {
        // Given
        VersionTotal total = new VersionTotal(3, LAYOUT, false);
        // When
        total.close(COUNTS);
        // Then
        assertThat(total.closed().outcomes()).isEqualTo(COUNTS.outcomes());
        assertThat(total.closed().outcomes(0, 0)).isEqualTo(COUNTS.outcomes(0, 0));
        assertThat(total.closed().layout().cells()).isLessThan(LAYOUT.cells());
        assertThat(total.closed().events()).isZero();
    }

    @Test
    void shouldBeTheSameFromItsBytes() {
        // Given
        VersionTotal total = full();
        // When
        VersionTotal read = VersionTotal.of(total.bytes(), LAYOUT, true);
        // Then
        assertSame(read, total);
        assertThat(read.settledErrors().bytes()).isEqualTo(total.settledErrors().bytes());
    }

    /** Those that were written before had a cell for everything that is counted, zero where it is no outcome. */
    @ParameterizedTest
    @ValueSource(bytes = {1, 2})
    void shouldReadWhatFormerVersionsWrote(byte version) {
        // Given
        WindowTally whole = new WindowTally(LAYOUT);
        whole.addOutcomes(COUNTS);
        byte[] tally = TallyCodec.encode(whole);
        ByteBuffer written = ByteBuffer.allocate(1 + 2 * Long.BYTES + 5 * Integer.BYTES + 3 * tally.length);
        written.put(version).putLong(3).putLong(7);
        for (int i = 0; i < 3; i++) {
            written.putInt(tally.length).put(tally);
        }
        // When
        VersionTotal read = VersionTotal.of(written.array(), LAYOUT, true);
        // Then
        assertSame(read, full());
    }

    @ParameterizedTest
    @ValueSource(bytes = {0, 4, -1})
    void shouldRefuseAnotherFormat(byte version) {
        // Given
        byte[] bytes = full().bytes();
        bytes[0] = version;
        // Then
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VersionTotal.of(bytes, LAYOUT, true))
                .withMessageContaining("of format " + version);
    }

    private static VersionTotal full() {
        VersionTotal total = new VersionTotal(3, LAYOUT, true);
        total.close(COUNTS);
        total.addMatured(3, COUNTS);
        total.mature(7);
        total.settle(3, COUNTS);
        return total;
    }

    private static void assertSame(VersionTotal read, VersionTotal expected) {
        assertThat(read.firstPane()).isEqualTo(expected.firstPane());
        assertThat(read.maturedPane()).isEqualTo(expected.maturedPane());
        assertThat(read.closed()).isEqualTo(expected.closed());
        assertThat(read.matured()).isEqualTo(expected.matured());
        assertThat(read.settled()).isEqualTo(expected.settled());
    }
}
