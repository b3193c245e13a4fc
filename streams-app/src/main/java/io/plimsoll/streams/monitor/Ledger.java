package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.check.SilenceCheck;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The second stage of one task: an {@link Account} for each of its models.
 *
 * <p>A model's panes close when all of its input partitions have passed them; one that was never heard of holds them open,
 * one that said it is idle does not. When all are idle the model's clock goes on with the wall clock.
 */
public final class Ledger {

    private final Monitors monitors;
    private final LedgerStore store;
    private final int partitions;
    private final SilenceCheck silence;
    private final Map<String, Account> accounts = new TreeMap<>();
    private final Deferrals deferrals;
    private long offered = Long.MIN_VALUE;

    /**
     * Takes up what the store remembers.
     *
     * @param monitors what is in force
     * @param store where things are remembered
     * @param partitions the number of input partitions
     * @param silence when a model that had traffic is silent
     */
    public Ledger(Monitors monitors, LedgerStore store, int partitions, SilenceCheck silence) {
        this.monitors = monitors;
        this.store = store;
        this.partitions = partitions;
        this.silence = silence;
        this.deferrals = new Deferrals(store);
        store.models().forEach(this::find);
    }

    /**
     * Takes a message of the first stage. One of a model or layout that is not known is laid aside until the definitions
     * change.
     *
     * @param published when the events that it is about were published, milliseconds since the epoch
     * @return what became of its counts; a message without counts is merged
     */
    public WindowBook.Outcome accept(StageMessage message, long published) {
        WindowBook.Outcome outcome = take(message, published);
        if (outcome == WindowBook.Outcome.UNKNOWN_LAYOUT) {
            deferrals.add(new Deferred(message, published));
        }
        return outcome;
    }

    private WindowBook.Outcome take(StageMessage message, long published) {
        Optional<Account> known = account(message.model());
        if (known.isEmpty()) {
            return WindowBook.Outcome.UNKNOWN_LAYOUT;
        }
        Account account = known.get();
        if (message instanceof StageMessage.Counts counts) {
            return account.merge(counts.delta(), published);
        }
        if (message instanceof StageMessage.Shown shown) {
            return account.merge(shown.delta());
        }
        if (message instanceof StageMessage.Watermark watermark) {
            account.watermark(watermark.partition(), watermark.millis(), published);
        }
        if (message instanceof StageMessage.Idle idle) {
            account.idle(idle.partition());
        }
        if (message instanceof StageMessage.Forget) {
            account.begin();
        }
        return WindowBook.Outcome.MERGED;
    }

    /**
     * Closes what can be closed, for as long as there is time.
     *
     * @param now the wall clock, milliseconds since the epoch
     * @param more whether there is time for another pane; the first is closed in any case
     * @param closes is given every close
     * @return whether nothing is left to close
     */
    public boolean judge(long now, BooleanSupplier more, Consumer<Close> closes) {
        retire(closes);
        offerDeferred(now);
        accounts.values().forEach(account -> {
            account.look(monitors.monitor(account.model()), now);
            account.drain(closes);
        });
        boolean first = true;
        for (Account account : accounts.values()) {
            while (account.hasNext(now)) {
                if (!first && !more.getAsBoolean()) {
                    return false;
                }
                first = false;
                account.next(now).ifPresent(closes);
            }
        }
        return true;
    }

    /** How many messages were let go, unused, since it was last asked: nobody ever said what they were counted by. */
    public long takeDropped() {
        return deferrals.takeDropped();
    }

    private void offerDeferred(long now) {
        long stamp = monitors.stamp();
        if (stamp != offered) {
            offered = stamp;
            deferrals.offer(
                    deferred -> take(deferred.message(), deferred.published()) != WindowBook.Outcome.UNKNOWN_LAYOUT);
        }
        deferrals.expire(now);
    }

    /** The models that it has an account of. */
    public Set<String> models() {
        return Collections.unmodifiableSet(accounts.keySet());
    }

    /** Puts everything that changed into the store. */
    public void flush() {
        accounts.values().forEach(Account::flush);
    }

    private void retire(Consumer<Close> closes) {
        for (Iterator<Account> each = accounts.values().iterator(); each.hasNext(); ) {
            Account account = each.next();
            if (monitors.isRetired(account.model())) {
                account.retire().ifPresent(closes);
                each.remove();
            }
        }
    }

    private Optional<Account> account(String model) {
        Optional<Account> found = find(model);
        found.ifPresent(account -> account.refresh(monitors.monitor(model)));
        return found;
    }

    private Optional<Account> find(String model) {
        Account known = accounts.get(model);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Account> opened =
                Account.open(model, monitors.monitor(model), store, new Watermarks(partitions), silence);
        opened.ifPresent(account -> accounts.put(model, account));
        return opened;
    }
}
