package io.plimsoll.streams.bench;

import com.sun.management.ThreadMXBean;
import io.plimsoll.streams.monitor.Prediction;
import io.plimsoll.streams.serde.HeaderLookup;
import io.plimsoll.streams.serde.Limits;
import io.plimsoll.streams.serde.PredictionDecoder;
import io.plimsoll.streams.serde.TimeBounds;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Random;

/**
 * Events per second of CPU that {@link PredictionDecoder} reads on one thread. Run by hand, not in the build: 1,024
 * different events of 589 bytes with 20 features and 3 segments, ten rounds after warm-up rounds, all shown.
 */
public final class DecoderThroughput {

    private static final int DIFFERENT = 1_024;
    private static final int ROUND = 2_000_000;

    private final PredictionDecoder decoder =
            new PredictionDecoder(Limits.CONTRACT, new TimeBounds(Duration.ofMinutes(5), InstantSource.system()));
    private final Prediction prediction = new Prediction();
    private final byte[][] keys = new byte[DIFFERENT][];
    private final byte[][] values = new byte[DIFFERENT][];
    private double sink;

    private DecoderThroughput() {
        Random random = new Random(589);
        for (int i = 0; i < DIFFERENT; i++) {
            String id = String.format(Locale.ROOT, "q%04d", i);
            keys[i] = id.getBytes(StandardCharsets.UTF_8);
            values[i] = event(id, random).getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Prints a line per round. */
    public static void main(String[] arguments) {
        DecoderThroughput bench = new DecoderThroughput();
        System.out.println("bytes an event: " + bench.values[0].length);
        for (int round = -4; round < 10; round++) {
            bench.round(round < 0 ? "warm-up" : "round " + round);
        }
        System.out.println("(" + bench.sink + ")");
    }

    private void round(String name) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long allocated = threads.getThreadAllocatedBytes(thread);
        long cpu = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < ROUND; i++) {
            decode(i & (DIFFERENT - 1));
        }
        double seconds = (threads.getCurrentThreadCpuTime() - cpu) / 1e9;
        double bytes = threads.getThreadAllocatedBytes(thread) - allocated;
        System.out.printf(
                Locale.ROOT, "%s: %,.0f events/s of CPU, %.1f bytes an event%n", name, ROUND / seconds, bytes / ROUND);
    }

    private void decode(int event) {
        long now = System.currentTimeMillis();
        if (decoder.decode(keys[event], values[event], HeaderLookup.none(), now, prediction)
                .isPresent()) {
            throw new IllegalStateException("refused");
        }
        sink += prediction.features.number(3) + prediction.features.size();
    }

    private static String event(String id, Random random) {
        StringBuilder event = new StringBuilder("{\"id\":\"" + id
                + "\",\"model\":\"credit\",\"version\":\"v2\",\"role\":\"champion\",\"time\":\"2024-03-01T00:00:38.200Z\","
                + "\"features\":{");
        for (int i = 0; i < 14; i++) {
            event.append(String.format(Locale.ROOT, "\"feature_%02d\":%.2f,", i, 1 + 8 * random.nextDouble()));
        }
        for (int i = 14; i < 17; i++) {
            event.append(String.format(Locale.ROOT, "\"count%02d\":%d,", i, 10 + random.nextInt(90)));
        }
        event.append(
                "\"employment\":\"salaried\",\"region\":\"north\",\"purpose\":\"car\"},\"prediction\":{\"score\":");
        event.append(String.format(Locale.ROOT, "%.6f", random.nextDouble() * 0.999));
        event.append(
                ",\"decision\":\"0\"},\"segments\":{\"gender\":\"female\",\"education\":\"college\",\"tier\":\"vip\"}");
        return event.append(String.format(Locale.ROOT, ",\"latency_ms\":%.1f}", 1 + random.nextDouble() * 8))
                .toString();
    }
}
