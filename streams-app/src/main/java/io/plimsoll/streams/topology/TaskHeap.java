package io.plimsoll.streams.topology;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The state that one task keeps on the heap between two commits, shared by its observers and its flush.
 *
 * <p>It is a state store only so that Streams makes one per task and hands it to the processors of that task. Nothing
 * of it is logged or written: what must survive the task leaves through the flush.
 *
 * <p><b>Life.</b> {@link #state} is made when first asked for and dropped when the task closes its processors, in order
 * or not. A task that is revived after a fault, or comes back from being a standby, runs the same processor objects and
 * the same store objects again, and in the second case without opening its stores anew; it finds a fresh state all the
 * same. Processors must not keep the state in a field across {@code init()}, where they fetch it and fill it from
 * stores.
 *
 * <p>Not safe for use by several threads; a task has one.
 *
 * @param <H> what is kept
 */
public final class TaskHeap<H> implements StateStore {
    private final String name;
    private final Supplier<H> fresh;
    private Optional<H> state = Optional.empty();
    private boolean armed;
    private volatile long armedAt;
    private boolean open;

    private TaskHeap(String name, Supplier<H> fresh) {
        this.name = name;
        this.fresh = fresh;
    }

    /**
     * @return the state of this task's present life
     */
    public H state() {
        if (state.isEmpty()) {
            state = Optional.of(fresh.get());
        }
        return state.get();
    }

    /**
     * Sees to it that the flush runs before the next commit. An observer calls this <b>last</b>, when the state is
     * completely updated: a full record cache runs the flush inside this call.
     *
     * @param context of the observer
     * @param record the one just observed
     * @param <K> its key
     * @throws IllegalStateException if its key is null, for Streams would drop the tick and the counts would stay
     */
    public <K> void arm(FixedKeyProcessorContext<K, ? super Tick> context, FixedKeyRecord<K, ?> record) {
        requireKey(record);
        if (!armed) {
            armed = true;
            armedAt = context.currentSystemTimeMs();
            context.forward(record.withValue(Tick.ARMED));
        }
    }

    /** The flush has begun: whatever is observed from now on needs a tick of its own. */
    void disarm() {
        armed = false;
        armedAt = 0;
    }

    /** Since when something waits for the flush, in milliseconds of the wall clock; empty if nothing does. */
    OptionalLong armedAt() {
        long since = armedAt;
        return since == 0 ? OptionalLong.empty() : OptionalLong.of(since);
    }

    /** The task has closed its processors: what they counted and did not flush was never committed. */
    void forget() {
        state = Optional.empty();
        disarm();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        forget();
        context.register(root, (key, value) -> {});
        open = true;
    }

    @Override
    public void close() {
        forget();
        open = false;
    }

    /** A persistent store would be wiped and restored after a fault. */
    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    private static void requireKey(FixedKeyRecord<?, ?> record) {
        if (record.key() == null) {
            throw new IllegalStateException("a record without a key reached an observer: send it to the dead letters");
        }
    }

    /**
     * Builds one heap per task. Builders with the same components are the same store, wherever they are named.
     *
     * @param name of the store
     * @param fresh makes an empty state
     */
    record Builder<H>(String name, Supplier<H> fresh) implements StoreBuilder<TaskHeap<H>> {

        @Override
        public TaskHeap<H> build() {
            return new TaskHeap<>(name, fresh);
        }

        @Override
        public StoreBuilder<TaskHeap<H>> withCachingEnabled() {
            throw new UnsupportedOperationException("a heap is not cached");
        }

        @Override
        public StoreBuilder<TaskHeap<H>> withCachingDisabled() {
            return this;
        }

        @Override
        public StoreBuilder<TaskHeap<H>> withLoggingEnabled(Map<String, String> config) {
            throw new UnsupportedOperationException("a heap is not logged");
        }

        @Override
        public StoreBuilder<TaskHeap<H>> withLoggingDisabled() {
            return this;
        }

        @Override
        public Map<String, String> logConfig() {
            return Map.of();
        }

        @Override
        public boolean loggingEnabled() {
            return false;
        }
    }
}
