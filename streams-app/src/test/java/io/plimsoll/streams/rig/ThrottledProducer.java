package io.plimsoll.streams.rig;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends a known series of records at a steady rate, each exactly once (idempotent, retried for minutes), and never ahead
 * of what the test has released: what the test does to others at 30% of the input happens at 30% on any machine.
 */
public final class ThrottledProducer implements AutoCloseable {
    private static final long STEP_NS = TimeUnit.MILLISECONDS.toNanos(5);

    /** So many records may be on their way: a million futures would be no small thing to keep. */
    private static final int MOST_OPEN = 20_000;

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Producer<byte[], byte[]> producer;
    private final IntFunction<ProducerRecord<byte[], byte[]>> records;
    private final int total;
    private final double perNano;
    private final AtomicInteger released = new AtomicInteger();
    private final AtomicInteger sent = new AtomicInteger();
    private final CompletableFuture<Void> done;

    /**
     * Starts sending as soon as something is released.
     *
     * @param bootstrapServers of the broker
     * @param records record i, for i from 0
     * @param total how many records there are
     * @param perSecond how many are sent in a second
     */
    public ThrottledProducer(
            String bootstrapServers, IntFunction<ProducerRecord<byte[], byte[]>> records, int total, int perSecond) {
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "enable.idempotence",
                        true,
                        "delivery.timeout.ms",
                        (int) PATIENCE.toMillis(),
                        "max.block.ms",
                        PATIENCE.toMillis()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        this.records = records;
        this.total = total;
        this.perNano = perSecond / 1e9;
        this.done = CompletableFuture.runAsync(this::run);
    }

    /**
     * Lets the producer send up to a share of its records.
     *
     * @param share of the total, 0 to 1
     */
    public void releaseTo(double share) {
        released.set((int) Math.min(total, Math.ceil(total * share)));
    }

    /**
     * Waits until a share of the records has been handed to the broker's client.
     *
     * @param share of the total, at most what is released
     */
    public void awaitSent(double share) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (sent.get() < total * share) {
            if (done.isCompletedExceptionally() || System.nanoTime() > deadline) {
                throw new IllegalStateException("sent " + sent.get() + " of " + total);
            }
            LockSupport.parkNanos(STEP_NS);
        }
    }

    /** Releases and awaits the rest, acknowledged by the broker. */
    public void finish() {
        releaseTo(1);
        try {
            done.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("sent " + sent.get() + " of " + total, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        done.cancel(true);
        producer.close(Duration.ZERO);
    }

    private void run() {
        List<Future<RecordMetadata>> acknowledgements = new ArrayList<>();
        long start = System.nanoTime();
        for (int next = 0; next < total; next++) {
            start += awaitRelease(next);
            pace(start, next);
            acknowledgements.add(producer.send(records.apply(next)));
            sent.incrementAndGet();
            if (acknowledgements.size() == MOST_OPEN) {
                acknowledgements.forEach(ThrottledProducer::requireAcknowledged);
                acknowledgements.clear();
            }
        }
        producer.flush();
        acknowledgements.forEach(ThrottledProducer::requireAcknowledged);
    }

    private static void requireAcknowledged(Future<RecordMetadata> acknowledgement) {
        try {
            acknowledgement.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a record was not acknowledged", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Returns how long it waited, so that the time held back is not made good by a burst. */
    private long awaitRelease(int next) {
        long before = System.nanoTime();
        while (next >= released.get()) {
            LockSupport.parkNanos(STEP_NS);
        }
        return System.nanoTime() - before;
    }

    private void pace(long start, int next) {
        while ((System.nanoTime() - start) * perNano < next) {
            LockSupport.parkNanos(STEP_NS);
        }
    }
}
