package io.plimsoll.streams.monitor;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a {@link Ledger} keeps what must outlive it. */
public interface LedgerStore {

    /** The models that something is remembered of. */
    List<String> models();

    /** What is remembered of a model. */
    Optional<LedgerState> load(String model);

    /** Remembers what is known of a model, in place of what was remembered before. */
    void save(String model, LedgerState state);

    /** What was in force for a model, the oldest first; the last is in force unless there is another by now. */
    List<Monitor> definitions(String model);

    /** Remembers what was and is in force for a model, in place of what was remembered before. */
    void define(String model, List<Monitor> monitors);

    /**
     * The panes of a model. Panes of different lengths are kept apart: their numbers mean other times.
     *
     * @param window the length of a pane
     */
    PaneShelf panes(String model, Duration window);

    /** Forgets everything of a model but its panes. */
    void forget(String model);

    /** The messages that were laid aside, by number. */
    Map<Long, Deferred> deferred();

    /** Lays a message aside. */
    void defer(long number, Deferred deferred);

    /** Forgets a message that was laid aside. */
    void undefer(long number);
}
