package io.plimsoll.streams.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.detectors.check.Target;
import io.plimsoll.streams.monitor.Delta;
import io.plimsoll.streams.monitor.Exemplar;
import io.plimsoll.streams.monitor.ExemplarDelta;
import io.plimsoll.streams.monitor.Exemplars;
import io.plimsoll.streams.monitor.FaultPlace;
import io.plimsoll.streams.monitor.Role;
import io.plimsoll.streams.monitor.Series;
import io.plimsoll.streams.monitor.StageMessage;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StageMessageSerdeTest {

    private static final Series SERIES = new Series("v1", Role.CANARY, "layout");

    private static final Exemplars REQUESTS = Exemplars.of(List.of(
            new Exemplar(Long.MIN_VALUE, "q1", List.of(0, 70_000)),
            new Exemplar(Long.MAX_VALUE, "ü\0😀\ud800", List.of()),
            new Exemplar(3, "x".repeat(1_024), List.of(1, 2))));

    /** Written before there were messages about requests. */
    private static final String OLD_COUNTS = "01000000000300066372656469740002763100064341"
            + "4e4152590006 6c61796f7574 ffffffffffffffff 0000000000000002 010203";

    static Stream<StageMessage> messages() {
        return Stream.of(
                counts(new byte[] {1, 2, 3}),
                counts(new byte[0]),
                new StageMessage.Watermark(3, "credit", -5),
                new StageMessage.Idle(2, "credit"),
                new StageMessage.Forget("credit"),
                shown(REQUESTS),
                shown(new Exemplars(List.of())));
    }

    private static StageMessage counts(byte[] counts) {
        return new StageMessage.Counts(3, new Delta("credit", SERIES, -1, 2, counts));
    }

    private static StageMessage shown(Exemplars requests) {
        FaultPlace place = new FaultPlace("missing", Target.Kind.FEATURE, "in\0come");
        return new StageMessage.Shown(3, new ExemplarDelta("credit", SERIES, -1, place, requests));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void shouldReadWhatItWrote(StageMessage message) {
        byte[] bytes = StageMessageSerde.write(message);

        StageMessage read = StageMessageSerde.read(bytes);

        assertThat(read).usingRecursiveComparison().isEqualTo(message);
    }

    @Test
    void shouldReadCountsThatWereWrittenBefore() {
        byte[] old = HexFormat.of().parseHex(OLD_COUNTS.replace(" ", ""));

        StageMessage read = StageMessageSerde.read(old);

        assertThat(read).usingRecursiveComparison().isEqualTo(counts(new byte[] {1, 2, 3}));
    }

    @ParameterizedTest
    @ValueSource(strings = {"02", "0105000000000000", "01", ""})
    void shouldRefuseWhatIsUnknownOrDamaged(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);

        assertThatThrownBy(() -> StageMessageSerde.read(bytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("stage message");
    }

    /** These bytes are in stores: they are read for ever. */
    @Test
    void shouldReadRequestsOfTheFirstVersion() {
        byte[] first = HexFormat.of()
                .parseHex("0102 fffffffffffffffe 0002 7131 0002 00000001 00000002"
                        .concat("0000000000000007 0003 c3bc78 0000")
                        .replace(" ", ""));

        Exemplars read = ExemplarsSerde.read(first);

        assertThat(read.least())
                .containsExactly(new Exemplar(-2, "q1", List.of(1, 2)), new Exemplar(7, "üx", List.of()));
        assertThat(ExemplarsSerde.write(read)).isEqualTo(first);
    }

    @Test
    void shouldRefuseRequestsOfALaterVersion() {
        assertThatThrownBy(() -> ExemplarsSerde.read(new byte[] {2, 0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("exemplars of version 2 cannot be read by this Plimsoll, which knows version 1");
    }
}
