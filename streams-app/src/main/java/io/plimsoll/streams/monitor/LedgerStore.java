package io.plimsoll.streams.monitor;

import java.util.List;
import java.util.Optional;

/** Where a {@link Ledger} keeps what must outlive it. */
public interface LedgerStore {

    /** The models that something is remembered of. */
    List<String> models();

    /** What is remembered of a model. */
    Optional<LedgerState> load(String model);

    /** Remembers what is known of a model, in place of what was remembered before. */
    void save(String model, LedgerState state);

    /** The panes of a model. */
    PaneShelf panes(String model);
}
