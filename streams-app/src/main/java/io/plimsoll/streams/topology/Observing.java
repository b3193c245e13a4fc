package io.plimsoll.streams.topology;

import io.plimsoll.streams.monitor.Observer;
import io.plimsoll.streams.monitor.pending.BlockStore;
import io.plimsoll.streams.monitor.pending.DefinitionRows;
import io.plimsoll.streams.monitor.pending.PendingPredictions;
import io.plimsoll.streams.monitor.pending.WaitingPredictions;
import io.plimsoll.streams.wire.Catalogue;
import org.jspecify.annotations.Nullable;

/** What the first stage of a task keeps on the heap between two commits. */
final class Observing {

    /** Records of the repartition topic stay far below the broker's limit of a megabyte. */
    private static final int LARGEST_DELTA = 256 << 10;

    private @Nullable Observer observer;
    private @Nullable PendingPredictions pending;

    /**
     * Begins a life of the task, for whichever of its observers is first: nothing is counted yet, and what waits is read
     * from the store.
     */
    void begin(Catalogue catalogue, BlockStore waiting) {
        if (observer != null) {
            return;
        }
        pending = new PendingPredictions(waiting);
        pending.restore();
        observer = new Observer(
                catalogue,
                new WaitingPredictions(pending),
                new StoreFormer(new DefinitionRows(waiting), catalogue),
                LARGEST_DELTA);
    }

    Observer observer() {
        return begun(observer);
    }

    PendingPredictions pending() {
        return begun(pending);
    }

    private static <T> T begun(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("the task has not begun");
        }
        return part;
    }
}
