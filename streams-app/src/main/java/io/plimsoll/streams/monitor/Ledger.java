package io.plimsoll.streams.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The second stage of one task: the books of its models, and how far their input partitions have come.
 *
 * <p>A model's panes close when all of its input partitions have passed them; one that was never heard of holds them open,
 * one that said it is idle does not.
 */
public final class Ledger {

    private final Monitors monitors;
    private final LedgerStore store;
    private final int partitions;
    private final Map<String, Account> accounts = new TreeMap<>();

    /**
     * Takes up what the store remembers.
     *
     * @param monitors what is in force
     * @param store where things are remembered
     * @param partitions the number of input partitions
     */
    public Ledger(Monitors monitors, LedgerStore store, int partitions) {
        this.monitors = monitors;
        this.store = store;
        this.partitions = partitions;
        store.models().forEach(this::account);
    }

    /**
     * Takes a message of the first stage.
     *
     * @return what became of its counts; a message without counts is merged
     */
    public WindowBook.Outcome accept(StageMessage message) {
        if (message instanceof StageMessage.Counts counts) {
            return account(counts.delta().model())
                    .map(account -> account.merge(counts.delta()))
                    .orElse(WindowBook.Outcome.UNKNOWN_LAYOUT);
        }
        if (message instanceof StageMessage.Watermark watermark) {
            account(watermark.model())
                    .ifPresent(account -> account.watermark(watermark.partition(), watermark.millis()));
        }
        if (message instanceof StageMessage.Idle idle) {
            account(idle.model()).ifPresent(account -> account.idle(idle.partition()));
        }
        return WindowBook.Outcome.MERGED;
    }

    /**
     * Closes what can be closed, for as long as there is time.
     *
     * @param more whether there is time for another pane; the first is closed in any case
     * @param closes is given every close
     * @return whether nothing is left to close
     */
    public boolean judge(BooleanSupplier more, Consumer<Close> closes) {
        boolean first = true;
        for (Account account : accounts.values()) {
            account.refresh();
            while (account.canClose()) {
                if (!first && !more.getAsBoolean()) {
                    return false;
                }
                first = false;
                closes.accept(account.close());
            }
        }
        return true;
    }

    /** Puts everything that changed into the store. */
    public void flush() {
        accounts.values().forEach(Account::flush);
    }

    private Optional<Account> account(String model) {
        Account known = accounts.get(model);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Account> opened = monitors.monitor(model).map(monitor -> new Account(model, monitor));
        opened.ifPresent(account -> accounts.put(model, account));
        return opened;
    }

    /** One model. */
    private final class Account {

        private final String model;
        private Monitor monitor;
        private WindowBook book;
        private final Watermarks watermarks = new Watermarks(partitions);
        private boolean changed;

        Account(String model, Monitor monitor) {
            this.model = model;
            this.monitor = monitor;
            this.book = new WindowBook(monitor, store.panes(model));
            store.load(model).ifPresent(this::restore);
        }

        private void restore(LedgerState state) {
            for (int partition = 0;
                    partition < Math.min(partitions, state.watermarks().size());
                    partition++) {
                watermarks.advance(partition, state.watermarks().get(partition));
            }
            book.restore(state.book());
        }

        WindowBook.Outcome merge(Delta delta) {
            changed = true;
            refresh();
            return book.merge(delta);
        }

        void watermark(int partition, long millis) {
            changed = true;
            watermarks.advance(partition, millis);
        }

        void idle(int partition) {
            watermarks.idle(partition);
        }

        /** Another policy or reference takes the book over; what was counted under the old ones stays in it. */
        void refresh() {
            Monitor current = monitors.monitor(model).orElse(monitor);
            if (!current.equals(monitor)) {
                book.flush();
                WindowBook successor = new WindowBook(current.after(monitor), store.panes(model));
                successor.restore(book.state());
                monitor = current;
                book = successor;
                changed = true;
            }
        }

        boolean canClose() {
            return book.canClose(watermarks.least());
        }

        Close close() {
            changed = true;
            return book.close();
        }

        void flush() {
            if (changed) {
                book.flush();
                store.save(model, new LedgerState(watermarksList(), book.state()));
                changed = false;
            }
        }

        private List<Long> watermarksList() {
            List<Long> list = new ArrayList<>();
            for (long millis : watermarks.toArray()) {
                list.add(millis);
            }
            return list;
        }
    }
}
