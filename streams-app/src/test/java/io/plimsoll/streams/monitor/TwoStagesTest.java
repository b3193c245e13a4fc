package io.plimsoll.streams.monitor;

import io.plimsoll.streams.monitor.pending.HeapBlockStore;
import io.plimsoll.streams.monitor.pending.PendingPredictions;
import io.plimsoll.streams.monitor.pending.WaitingPredictions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** {@link EngineLaw} of the two stages by themselves, with queues in place of topics. */
class TwoStagesTest extends EngineLaw {

    @Override
    protected void run(
            Monitors monitors, List<Event> events, int partitions, int commitEvery, long seed, Consumer<Close> closes) {
        Random random = new Random(seed);
        Judging judging = new Judging(monitors, partitions, closes);
        List<Partition> open = new ArrayList<>();
        for (int number = 0; number < partitions; number++) {
            open.add(new Partition(number, monitors, commitEvery));
        }
        events.forEach(event -> open.get(Math.floorMod(event.id().hashCode(), partitions))
                .events
                .add(event));
        while (!open.isEmpty()) {
            Partition partition = open.get(random.nextInt(open.size()));
            partition.advance(random.nextInt(200), judging);
            if (partition.isDone()) {
                open.remove(partition);
            }
            if (random.nextInt(5) == 0) {
                judging.commit();
            }
        }
        judging.finish();
    }

    /** One partition's first stage, and the deltas that wait to be merged. */
    private static final class Partition {

        private final int number;
        private final int commitEvery;
        private final Observer observer;
        private final Deque<Event> events = new ArrayDeque<>();
        private final Deque<Consumer<Judging>> output = new ArrayDeque<>();
        private final Prediction prediction = new Prediction();
        private final ObservedLabel label = new ObservedLabel();
        private int sinceCommit;

        Partition(int number, Monitors monitors, int commitEvery) {
            this.number = number;
            this.commitEvery = commitEvery;
            this.observer =
                    new Observer(monitors, new WaitingPredictions(new PendingPredictions(new HeapBlockStore())), 2_000);
        }

        /** Observes some events or hands over some deltas, as chance has it. */
        void advance(int steps, Judging judging) {
            for (int i = 0; i < steps && !events.isEmpty(); i++) {
                observe(events.remove());
                if (++sinceCommit >= commitEvery) {
                    commit();
                }
            }
            if (events.isEmpty()) {
                commit();
            }
            for (int i = 0; i < steps && !output.isEmpty(); i++) {
                output.remove().accept(judging);
            }
        }

        private void observe(Event event) {
            if (event.isLabel()) {
                observer.observe(event.into(label));
            } else {
                observer.observe(event.into(prediction));
            }
        }

        boolean isDone() {
            return events.isEmpty() && output.isEmpty();
        }

        private void commit() {
            sinceCommit = 0;
            observer.drain(new Observer.DeltaSink() {
                @Override
                public void delta(Delta delta) {
                    output.add(judging -> judging.merge(delta));
                }

                @Override
                public void exemplars(ExemplarDelta delta) {
                    output.add(judging -> judging.merge(delta));
                }

                @Override
                public void watermark(String model, long millis) {
                    output.add(judging -> judging.advance(number, millis));
                }
            });
        }
    }

    /** The second stage of the one model. */
    private static final class Judging {

        private final WindowBook book;
        private final Watermarks watermarks;
        private final Consumer<Close> closes;

        Judging(Monitors monitors, int partitions, Consumer<Close> closes) {
            this.book = new WindowBook(monitors.monitor(SampleModel.NAME).orElseThrow(), PaneShelf.onHeap());
            this.watermarks = new Watermarks(partitions);
            this.closes = closes;
        }

        void merge(Delta delta) {
            book.merge(delta);
        }

        void merge(ExemplarDelta delta) {
            book.merge(delta);
        }

        void advance(int partition, long millis) {
            watermarks.advance(partition, millis);
            close(watermarks.least());
        }

        void commit() {
            book.flush();
        }

        void finish() {
            close(book.heldUntil().orElseThrow());
            book.finish().ifPresent(closes);
        }

        private void close(long watermark) {
            while (book.canClose(watermark)) {
                closes.accept(book.close());
            }
        }
    }
}
