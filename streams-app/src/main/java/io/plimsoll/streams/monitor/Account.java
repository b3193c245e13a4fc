package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.check.Severity;
import io.plimsoll.detectors.check.SilenceCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One model in the second stage: its book, how far its input partitions have come, what was in force for it, and when it was
 * last heard of.
 *
 * <p><b>Another policy or reference</b> takes the book over; what was counted under the old one stays in it. Only another
 * {@code window} opens a book of its own, for the numbers of its panes mean other times: the former book closes and reports
 * what it holds, its incidents are over, and it goes when its horizon has passed.
 *
 * <p><b>The clock</b> is the watermark of the partitions that are not idle. When all are idle, it is the last event time and
 * the wall time since, so that the last panes close; the book itself stops at the longest run after the last counts.
 */
final class Account {

    /** People are told of a silence when it is one, and when it is over. */
    private static final Policy.Alerting AT_ONCE =
            new Policy.Alerting(Severity.ERROR, 1, 1, Optional.empty(), Optional.empty());

    private final String model;
    private final LedgerStore store;
    private final Watermarks watermarks;
    private final SilenceCheck silence;
    private final Definitions definitions;
    private final Map<Duration, WindowBook> former = new TreeMap<>();
    private final List<Close> told = new ArrayList<>();
    private @Nullable Monitor seen;
    private WindowBook book;
    private Pulse pulse = Pulse.NONE;
    private boolean changed;

    private Account(
            String model, LedgerStore store, Watermarks watermarks, SilenceCheck silence, Definitions definitions) {
        this.model = model;
        this.store = store;
        this.watermarks = watermarks;
        this.silence = silence;
        this.definitions = definitions;
        this.book = bookOf(policy().window());
    }

    /** Takes up what the store remembers; empty where nothing is or was in force. */
    static Optional<Account> open(
            String model, Optional<Monitor> current, LedgerStore store, Watermarks watermarks, SilenceCheck silence) {
        Definitions definitions = new Definitions(store.definitions(model));
        if (definitions.isEmpty()) {
            if (current.isEmpty()) {
                return Optional.empty();
            }
            definitions.add(current.get());
            store.define(model, definitions.all());
        }
        Account account = new Account(model, store, watermarks, silence, definitions);
        store.load(model).ifPresent(account::restore);
        return Optional.of(account);
    }

    private void restore(LedgerState state) {
        watermarks.restore(state.watermarks());
        pulse = state.pulse();
        book.restore(state.book());
        state.former().forEach((millis, remembered) -> {
            WindowBook earlier = bookOf(Duration.ofMillis(millis));
            earlier.restore(remembered);
            former.put(Duration.ofMillis(millis), earlier);
        });
    }

    String model() {
        return model;
    }

    WindowBook.Outcome merge(Delta delta, long published) {
        changed = true;
        pulse = pulse.heard(published);
        if (delta.series().role() == Role.CHAMPION) {
            pulse = pulse.servedBy(delta.series().version());
        }
        WindowBook.Outcome outcome = book.merge(delta);
        for (WindowBook earlier : former.values()) {
            outcome = outcome == WindowBook.Outcome.UNKNOWN_LAYOUT ? earlier.merge(delta) : outcome;
        }
        return outcome;
    }

    WindowBook.Outcome merge(ExemplarDelta delta) {
        changed = true;
        WindowBook.Outcome outcome = book.merge(delta);
        for (WindowBook earlier : former.values()) {
            outcome = outcome == WindowBook.Outcome.UNKNOWN_LAYOUT ? earlier.merge(delta) : outcome;
        }
        return outcome;
    }

    void watermark(int partition, long millis, long published) {
        changed = true;
        watermarks.advance(partition, millis);
        pulse = pulse.heard(published);
        if (pulse.isSilent()) {
            endSilence();
        }
    }

    void idle(int partition) {
        watermarks.idle(partition);
    }

    /** Takes up what is in force, if it is another than before. */
    void refresh(Optional<Monitor> current) {
        Monitor next = current.orElse(null);
        if (next == null || next == seen) {
            return;
        }
        seen = next;
        if (!next.isSameAs(definitions.last())) {
            adopt(next);
        }
    }

    private void adopt(Monitor next) {
        Policy before = policy();
        book.flush();
        definitions.retain(layouts());
        definitions.add(next);
        store.define(model, definitions.all());
        WindowBook last = book;
        if (before.window().equals(next.policy().window())) {
            book = bookOf(before.window());
            book.restore(last.state());
        } else {
            tell(last.endIncidents(), last.endDecisions(), last.lastPane(), before);
            former.put(before.window(), last);
            book = Optional.ofNullable(former.remove(next.policy().window()))
                    .orElseGet(() -> bookOf(next.policy().window()));
        }
        changed = true;
    }

    private Set<String> layouts() {
        Set<String> layouts = new TreeSet<>(book.layouts());
        former.values().forEach(earlier -> layouts.addAll(earlier.layouts()));
        return layouts;
    }

    private WindowBook bookOf(Duration window) {
        return new WindowBook(definitions.union(window), store.panes(model, window));
    }

    private Policy policy() {
        return definitions.last().policy();
    }

    /** Looks what is in force, and whether the model has been silent for too long. */
    void look(Optional<Monitor> current, long now) {
        refresh(current);
        Duration quiet = pulse.quietFor(now);
        if (!pulse.isSilent() && watermarks.allIdle() && silence().isSilence(quiet)) {
            beginSilence(quiet);
        }
    }

    /** Two silences of one model are at least a pane apart, so that the events about them differ. */
    private SilenceCheck silence() {
        Duration window = policy().window();
        return silence.after().compareTo(window) >= 0 ? silence : new SilenceCheck(window);
    }

    private void beginSilence(Duration quiet) {
        SilenceCheck check = silence();
        AlertKey key = AlertKey.of(model, pulse.version().orElse("-"), check.judge(quiet));
        long pane = policy().pane(lastEvent() + check.after().toMillis());
        Incident.Step step = pulse.incident().alarm(new Incident.Alarm(pane, check.judge(quiet)), AT_ONCE);
        pulse = pulse.silent(key, step.next());
        tell(key, pane, step);
    }

    private void endSilence() {
        AlertKey key = pulse.silent().orElseThrow();
        long pane = Math.max(pulse.silentFrom(), policy().pane(lastEvent()));
        Incident.Step step = pulse.incident().quiet(pane, AT_ONCE);
        pulse = pulse.speaking(step.next());
        tell(key, pane, step);
    }

    private long lastEvent() {
        return watermarks.furthest() + policy().lateness().toMillis();
    }

    private void tell(AlertKey key, long pane, Incident.Step step) {
        tell(
                step.transition().map(change -> new Transition(key, pane, change)).stream()
                        .toList(),
                List.of(),
                pane,
                policy());
    }

    private void tell(List<Transition> transitions, List<Recommendation> recommendations, long pane, Policy under) {
        changed = true;
        if (!transitions.isEmpty() || !recommendations.isEmpty()) {
            told.add(new Close(model, pane, under, List.of(), transitions, recommendations));
        }
    }

    /** Hands over what people must be told at once, whatever time there is. */
    void drain(Consumer<Close> closes) {
        told.forEach(closes);
        told.clear();
    }

    /** Whether a pane can be closed. */
    boolean hasNext(long now) {
        long watermark = watermark(now);
        return book.canClose(watermark)
                || former.values().stream()
                        .anyMatch(earlier -> earlier.canClose(watermark) || earlier.isOver(watermark));
    }

    /** Closes the next pane; only if there is one. */
    Optional<Close> next(long now) {
        changed = true;
        long watermark = watermark(now);
        for (Map.Entry<Duration, WindowBook> earlier : former.entrySet()) {
            if (earlier.getValue().canClose(watermark)) {
                return Optional.of(earlier.getValue().close().withoutNews());
            }
            if (earlier.getValue().isOver(watermark)) {
                former.remove(earlier.getKey());
                return earlier.getValue().end();
            }
        }
        return Optional.of(book.close());
    }

    private long watermark(long now) {
        return watermarks.allIdle() && watermarks.furthest() != Long.MIN_VALUE
                ? Math.max(
                        watermarks.least(),
                        watermarks.furthest() + pulse.quietFor(now).toMillis())
                : watermarks.least();
    }

    /** Ends every incident and decision, and forgets everything; the account must not be used any more. */
    Optional<Close> retire() {
        List<Transition> ends = new ArrayList<>(book.endIncidents());
        List<Recommendation> withdrawn = book.endDecisions();
        long pane = book.lastPane();
        pulse.silent()
                .ifPresent(key -> pulse.incident()
                        .quiet(pulse.silentFrom(), AT_ONCE)
                        .transition()
                        .ifPresent(change -> ends.add(new Transition(key, pulse.silentFrom(), change))));
        book.clear();
        former.values().forEach(WindowBook::clear);
        store.forget(model);
        return ends.isEmpty() && withdrawn.isEmpty()
                ? Optional.empty()
                : Optional.of(new Close(model, pane, policy(), List.of(), ends, withdrawn));
    }

    /** Begins anew with what is in force: no counts, no incidents; how far the partitions have come stays. */
    void begin() {
        retire().ifPresent(told::add);
        former.clear();
        pulse = Pulse.NONE;
        book = bookOf(policy().window());
        store.define(model, definitions.all());
        changed = true;
    }

    void flush() {
        if (changed) {
            book.flush();
            Map<Long, BookState> earlier = new TreeMap<>();
            former.forEach((window, each) -> {
                each.flush();
                earlier.put(window.toMillis(), each.state());
            });
            store.save(model, new LedgerState(watermarks.toList(), pulse, book.state(), earlier));
            changed = false;
        }
    }
}
