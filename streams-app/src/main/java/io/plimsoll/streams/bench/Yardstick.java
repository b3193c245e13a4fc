package io.plimsoll.streams.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;

/**
 * What this machine can do: how many of the same events Jackson alone reads per second of CPU, on one thread, every name, text
 * and number of them, and nothing else. Machines differ by a factor of some three, and one that is shared by half from minute to
 * minute, so that a rate says something about the service only beside this one, and roughly.
 */
public final class Yardstick {

    private static final int WARM_UP = 400_000;
    private static final int ROUNDS = 5;
    private static final int ROUND = 200_000;
    private static final double NANOS = 1e9;

    private final List<byte[]> events;
    private final JsonFactory factory = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .build();
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    /** What was read goes here, so that the compiler cannot leave the reading out. */
    private double read;

    /**
     * @param events as JSON, at least one; enough of them that they do not all stay in a cache
     */
    public Yardstick(List<byte[]> events) {
        this.events = List.copyOf(events);
    }

    /**
     * Events per second of CPU, the median of {@value #ROUNDS} rounds.
     *
     * @throws IOException if an event is not JSON
     */
    public long perCpuSecond() throws IOException {
        read(WARM_UP);
        double[] rates = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long before = threads.getCurrentThreadCpuTime();
            read(ROUND);
            rates[round] = ROUND * NANOS / Math.max(1, threads.getCurrentThreadCpuTime() - before);
        }
        if (read <= 0) {
            throw new IllegalStateException("nothing was read");
        }
        Arrays.sort(rates);
        return Math.round(rates[ROUNDS / 2]);
    }

    private void read(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            read(events.get(i % events.size()));
        }
    }

    private void read(byte[] event) throws IOException {
        try (JsonParser json = factory.createParser(event)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                read += switch (token) {
                    case FIELD_NAME -> json.currentName().length();
                    case VALUE_STRING -> json.getTextLength();
                    case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getDoubleValue();
                    default -> 0;
                };
            }
        }
    }
}
