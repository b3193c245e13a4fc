package io.plimsoll.streams.monitor;

import static io.plimsoll.streams.monitor.SampleModel.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.streams.monitor.pending.HeapBlockStore;
import io.plimsoll.streams.monitor.pending.PendingPredictions;
import io.plimsoll.streams.monitor.pending.WaitingPredictions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The law of labels around midnight: in whatever order three answers to one request on two days, its label and a correction come,
 * what is told of an answer adds up, at every time, to one label or to none. That the two answers of the second day do not know of
 * the first one's label unless one of them lies within an hour of it is another matter.
 */
class MidnightTest {

    private static final long MIDNIGHT = 24 * HOUR;
    private static final long LABELLED = MIDNIGHT + HOUR;
    private static final long CORRECTED = MIDNIGHT + 5 * HOUR + HOUR / 4;
    private static final List<Event> EVENTS = List.of(
            answer("v1", Role.CHAMPION, MIDNIGHT - HOUR / 2),
            answer("v2", Role.SHADOW, MIDNIGHT + HOUR / 3),
            answer("v3", Role.CANARY, MIDNIGHT + 5 * HOUR),
            Event.label("q1", SampleModel.NAME, "1", LABELLED),
            Event.label("q1", SampleModel.NAME, "0", CORRECTED));

    private final Policy policy = SampleModel.policy();
    private final Monitor monitor = SampleModel.monitor(policy);

    @Test
    void shouldTellOfEveryAnswerWhatAddsUpToOneLabel() {
        List<List<Event>> orders = permutations(EVENTS);
        int labelled = 0;

        for (List<Event> order : orders) {
            Told told = run(order);
            labelled += told.net(CORRECTED, "0");
            assertThat(told.net(CORRECTED))
                    .as("after the correction, %s", shown(order))
                    .allMatch(Told::isOneLabelOrNone);
            assertThat(told.net(LABELLED))
                    .as("before the correction, %s", shown(order))
                    .allMatch(Told::isOneLabelOrNone);
            assertThat(told.net(CORRECTED, "1"))
                    .as("corrected, %s", shown(order))
                    .isZero();
            assertThat(told.net(LABELLED, "0"))
                    .as("not yet corrected, %s", shown(order))
                    .isZero();
        }

        assertThat(orders).hasSize(120);
        assertThat(labelled).isGreaterThan(300);
    }

    private Told run(List<Event> order) {
        WaitingPredictions memory = new WaitingPredictions(new PendingPredictions(new HeapBlockStore()));
        Told cells = new Told(memory);
        Map<String, Series> series = new TreeMap<>();
        for (Event event : order) {
            if (event.isLabel()) {
                memory.join(policy, event.into(new ObservedLabel()), cells);
            } else {
                Prediction prediction = event.into(new Prediction());
                Series of = series.computeIfAbsent(
                        event.version(),
                        version -> new Series(
                                version, event.role(), monitor.layout(version).hash()));
                Binder binder = new Binder(monitor.layout(event.version()), policy);
                memory.isNew(policy, of, prediction, binder.bind(prediction));
                memory.joinEarlier(cells);
            }
        }
        return cells;
    }

    private static Event answer(String version, Role role, long time) {
        return SampleModel.event(new Random(1), "q1", version, time, 0).as(role);
    }

    private static List<List<Event>> permutations(List<Event> events) {
        if (events.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Event>> all = new ArrayList<>();
        for (Event first : events) {
            List<Event> rest = new ArrayList<>(events);
            rest.remove(first);
            permutations(rest).forEach(tail -> {
                List<Event> order = new ArrayList<>(List.of(first));
                order.addAll(tail);
                all.add(order);
            });
        }
        return all;
    }

    private static String shown(List<Event> order) {
        return order.stream()
                .map(event -> event.isLabel() ? "label " + event.answer().orElseThrow() : event.version())
                .toList()
                .toString();
    }

    /** What was told of each answer, and of each pair. */
    private static final class Told implements Joins {

        private static final String NONE = "no label";

        private final Memory memory;
        private final Map<String, List<Change>> changes = new TreeMap<>();

        Told(Memory memory) {
            this.memory = memory;
        }

        private record Change(String from, String to, long since) {}

        @Override
        public void relabel(Series series, WaitingAnswer answer, int from, int to, long since) {
            add(series.version(), from, to, since);
        }

        @Override
        public void pair(WaitingPair pair) {}

        @Override
        public void expired() {}

        @Override
        public void relabel(WaitingPair pair, int from, int to, long since) {
            add(pair.acting().version() + " with " + pair.candidate().version(), from, to, since);
        }

        private void add(String name, int from, int to, long since) {
            changes.computeIfAbsent(name, absent -> new ArrayList<>()).add(new Change(named(from), named(to), since));
        }

        private String named(int code) {
            return code == NO_LABEL ? NONE : memory.outcome(code);
        }

        /** By answer, what is counted by label at a time, beside what was counted before any label came. */
        List<Map<String, Integer>> net(long time) {
            return changes.values().stream().map(all -> net(all, time)).toList();
        }

        /** How many answers and pairs have a label at a time. */
        int net(long time, String label) {
            return net(time).stream()
                    .mapToInt(net -> net.getOrDefault(label, 0))
                    .sum();
        }

        private static Map<String, Integer> net(List<Change> all, long time) {
            Map<String, Integer> net = new TreeMap<>();
            all.stream().filter(change -> change.since() <= time).forEach(change -> {
                net.merge(change.from(), -1, Integer::sum);
                net.merge(change.to(), 1, Integer::sum);
            });
            net.values().removeIf(count -> count == 0);
            return net;
        }

        static boolean isOneLabelOrNone(Map<String, Integer> net) {
            return net.isEmpty()
                    || (net.size() == 2
                            && net.getOrDefault(NONE, 0) == -1
                            && net.values().contains(1));
        }
    }
}
