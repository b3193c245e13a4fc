package io.plimsoll.streams.conformance;

import io.plimsoll.detectors.check.Reference;
import io.plimsoll.streams.files.LabelRow;
import io.plimsoll.streams.files.PredictionRow;
import io.plimsoll.streams.files.ReplaySchedule;
import io.plimsoll.streams.monitor.Close;
import io.plimsoll.streams.monitor.Delta;
import io.plimsoll.streams.monitor.ExemplarDelta;
import io.plimsoll.streams.monitor.LedgerState;
import io.plimsoll.streams.monitor.Monitor;
import io.plimsoll.streams.monitor.Observer;
import io.plimsoll.streams.monitor.PaneShelf;
import io.plimsoll.streams.monitor.Policy;
import io.plimsoll.streams.monitor.Pulse;
import io.plimsoll.streams.monitor.WindowBook;
import io.plimsoll.streams.monitor.pending.HeapBlockStore;
import io.plimsoll.streams.monitor.pending.PendingPredictions;
import io.plimsoll.streams.monitor.pending.WaitingPredictions;
import io.plimsoll.streams.serde.LedgerStateJson;
import java.util.List;
import java.util.Map;

/** The engine over the stream credit, whose second stage is restarted from its stores every so many panes. */
final class RestartedHost implements Observer.DeltaSink {

    private final Monitor monitor;
    private final Observer observer;
    private final PaneShelf shelf = PaneShelf.onHeap();
    private final int every;
    private WindowBook book;
    private List<Close> closes = List.of();

    RestartedHost(Policy policy, Map<String, Reference> references, int every) {
        this.monitor = new Monitor(policy, references);
        this.observer = new Observer(
                SharedStream.only(monitor),
                WaitingPredictions.ofFiles(new PendingPredictions(new HeapBlockStore())),
                Integer.MAX_VALUE);
        this.every = every;
        this.book = new WindowBook(monitor, shelf);
    }

    void run(List<Close> into) {
        closes = into;
        SharedStream.CREDIT.replay(new ReplaySchedule.Recipient() {
            private long pane = Long.MIN_VALUE;

            @Override
            public void prediction(PredictionRow row, long due) {
                observer.observe(row.prediction);
                long reached = monitor.policy()
                        .pane(row.prediction.time()
                                - monitor.policy().lateness().toMillis());
                if (reached > pane) {
                    pane = reached;
                    observer.drain(RestartedHost.this);
                }
            }

            @Override
            public void label(LabelRow row, long due) {
                observer.observe(row.observed());
            }
        });
        observer.drain(this);
        close(book.heldUntil().orElseThrow());
        book.finish().ifPresent(closes::add);
    }

    @Override
    public void delta(Delta delta) {
        book.merge(delta);
    }

    @Override
    public void exemplars(ExemplarDelta delta) {
        book.merge(delta);
    }

    @Override
    public void watermark(String model, long millis) {
        close(millis);
    }

    private void close(long watermark) {
        while (book.canClose(watermark)) {
            closes.add(book.close());
            book.flush();
            if (closes.size() % every == 0) {
                restart();
            }
        }
    }

    private void restart() {
        byte[] remembered = LedgerStateJson.write(new LedgerState(List.of(), Pulse.NONE, book.state(), Map.of()));
        book = new WindowBook(monitor, shelf);
        book.restore(LedgerStateJson.read(remembered).book());
    }
}
