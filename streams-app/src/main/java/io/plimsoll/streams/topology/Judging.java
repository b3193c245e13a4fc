package io.plimsoll.streams.topology;

import io.plimsoll.streams.monitor.Ledger;
import org.jspecify.annotations.Nullable;

/** What the second stage of a task keeps on the heap between two commits. */
final class Judging {

    private @Nullable Ledger ledger;

    /** Begins a life of the task with what the stores remember. */
    void begin(Ledger remembered) {
        ledger = remembered;
    }

    Ledger ledger() {
        if (ledger == null) {
            throw new IllegalStateException("the task has not begun");
        }
        return ledger;
    }
}
