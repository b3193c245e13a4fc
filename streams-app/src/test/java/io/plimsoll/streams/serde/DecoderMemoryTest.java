package io.plimsoll.streams.serde;

import static io.plimsoll.streams.serde.Decoding.EVENT;
import static io.plimsoll.streams.serde.Decoding.LABEL;
import static io.plimsoll.streams.serde.Decoding.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DecoderMemoryTest {

    private static final int EVENTS = 50_000;

    private final Decoding decoding = new Decoding();

    @Test
    void shouldReadPredictionsWithoutAllocating() {
        Bundle record = Decoding.bundle(bytes("q1"), bytes(EVENT), HeaderLookup.none());

        double bytesAnEvent = allocated(() -> decoding.prediction(record));

        assertThat(bytesAnEvent).isLessThan(64);
    }

    @Test
    void shouldReadLabelsWithoutAllocating() {
        byte[] key = bytes("q1");
        byte[] value = bytes(LABEL);

        double bytesAnEvent = allocated(() -> decoding.labelAlone(key, value));

        assertThat(bytesAnEvent).isLessThan(64);
    }

    @Test
    void shouldGiveTheSameInstanceForTheSameName() {
        decoding.prediction(EVENT);
        List<String> names = names();

        // Far more than one parser reads before it is replaced, with a refused event and other names in between.
        for (int i = 0; i < 20_000; i++) {
            decoding.prediction(i % 100 == 0 ? "{" : EVENT.replace("tier", "tier" + i % 1_000));
            decoding.prediction(EVENT);
            assertSameInstances(names);
        }
    }

    @Test
    void shouldBoundTheNamesThatItKeeps() {
        System.gc();
        long before = used();

        for (int flood = 0; flood < 100; flood++) {
            int first = flood * 10_000;
            String features = IntStream.range(first, first + 10_000)
                    .mapToObj(i -> "\"" + i + "-a-name-of-some-length\":0")
                    .collect(Collectors.joining(","));
            assertThat(decoding.prediction(EVENT.replace("\"age\": 47", features)))
                    .isNotEmpty();
        }
        System.gc();

        assertThat(used() - before).isLessThan(32 << 20);
        assertThat(decoding.prediction(EVENT)).isEmpty();
    }

    private static double allocated(Supplier<Optional<Refusal>> decode) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        repeat(decode);
        long before = threads.getThreadAllocatedBytes(thread);
        repeat(decode);
        return (threads.getThreadAllocatedBytes(thread) - before) / (double) EVENTS;
    }

    private static void repeat(Supplier<Optional<Refusal>> decode) {
        for (int i = 0; i < EVENTS; i++) {
            if (decode.get().isPresent()) {
                throw new AssertionError("refused");
            }
        }
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < decoding.prediction.features.size(); i++) {
            names.add(decoding.prediction.features.name(i));
        }
        return names;
    }

    private void assertSameInstances(List<String> expected) {
        List<String> names = names();
        for (int i = 0; i < names.size(); i++) {
            assertThat(names.get(i)).isSameAs(expected.get(i));
        }
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
