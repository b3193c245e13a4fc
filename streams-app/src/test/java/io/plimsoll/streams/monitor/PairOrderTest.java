package io.plimsoll.streams.monitor;

import static io.plimsoll.streams.monitor.SampleModel.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.plimsoll.detectors.tally.OutcomeSubject;
import io.plimsoll.detectors.tally.PairTable;
import io.plimsoll.detectors.tally.TallyCodec;
import io.plimsoll.detectors.tally.WindowTally;
import io.plimsoll.streams.monitor.pending.HeapBlockStore;
import io.plimsoll.streams.monitor.pending.PendingPredictions;
import io.plimsoll.streams.monitor.pending.WaitingPredictions;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes first, a champion's answer, a shadow's or a label, the same counts leave the first stage. */
class PairOrderTest {

    private static final long MINUTE = HOUR / 60;
    private static final long MIDNIGHT = 24 * HOUR;
    private static final Monitor MONITOR = SampleModel.monitor(SampleModel.policy());
    private static final Series CHAMPION =
            new Series("v1", Role.CHAMPION, MONITOR.layout("v1").hash());
    private static final Series SHADOW =
            new Series("v2", Role.SHADOW, MONITOR.layout("v2").hash());
    private static final Pairing PAIRING = MONITOR.pairing(CHAMPION, SHADOW).orElseThrow();

    /** Around midnight, the shadow first; a label at once, a correction, one beyond the horizon of six hours. */
    private static final List<Event> EVENTS = List.of(
            answer("v1", MIDNIGHT + 10 * MINUTE, "1"),
            answer("v2", MIDNIGHT - 30 * MINUTE, "0").as(Role.SHADOW),
            label("0", MIDNIGHT + 5 * MINUTE),
            label("1", MIDNIGHT + 3 * HOUR),
            label("0", MIDNIGHT + 6 * HOUR));

    @ParameterizedTest(name = "a commit every {0} events")
    @ValueSource(ints = {1, 2, 3, 100})
    void shouldCountTheSameInAnyOrder(int commitEvery) {
        Map<String, WindowTally> expected = counts(EVENTS, commitEvery);

        List<Map<String, WindowTally>> all =
                orders(EVENTS).stream().map(order -> counts(order, commitEvery)).toList();

        assertThat(all).hasSize(120).allSatisfy(counts -> assertThat(counts).isEqualTo(expected));
    }

    @Test
    void shouldCountAPairInThePaneOfTheShadowFromTheLaterAnswerOn() {
        Map<String, WindowTally> counts = counts(EVENTS, 100);

        int none = OutcomeSubject.NEGATIVE + 1;
        assertThat(pairs(counts, 23, 24).count(OutcomeSubject.POSITIVE, OutcomeSubject.NEGATIVE, none))
                .as("it is formed and labelled in the same pane")
                .isZero();
        assertThat(pairs(counts, 23, 24)
                        .count(OutcomeSubject.POSITIVE, OutcomeSubject.NEGATIVE, OutcomeSubject.NEGATIVE))
                .isOne();
        assertThat(pairs(counts, 23, 27)
                        .count(OutcomeSubject.POSITIVE, OutcomeSubject.NEGATIVE, OutcomeSubject.POSITIVE))
                .isOne();
        assertThat(pairs(counts, 23, 27)
                        .count(OutcomeSubject.POSITIVE, OutcomeSubject.NEGATIVE, OutcomeSubject.NEGATIVE))
                .isEqualTo(-1);
        assertThat(counts.keySet().stream().filter(key -> key.startsWith(pairSeries())))
                .hasSize(2);
    }

    @Test
    void shouldNotPairAVersionWithItself() {
        List<Event> events =
                List.of(answer("v1", MIDNIGHT, "1"), answer("v1", MIDNIGHT, "1").as(Role.SHADOW), label("1", MIDNIGHT));

        Map<String, WindowTally> counts = counts(events, 100);

        assertThat(counts.values()).allMatch(tally -> tally.pairs().isEmpty());
    }

    /** Where there is no shadow nothing is looked for; where its answer has not come yet, nothing is found. */
    @ParameterizedTest(name = "a shadow of other requests: {0}")
    @ValueSource(booleans = {false, true})
    void shouldJoinNothingWithoutAllocating(boolean shadowed) {
        Prediction prediction = new Prediction();
        WaitingPredictions memory = new WaitingPredictions(new PendingPredictions(new HeapBlockStore()));
        JoinDeltas joins = new JoinDeltas(SampleModel.NAME, memory);
        joins.adopt(List.of(MONITOR));
        if (shadowed) {
            isNew(
                    memory,
                    SHADOW,
                    event("q2", "v2", MIDNIGHT, "1").as(Role.SHADOW).into(prediction));
        }
        isNew(memory, CHAMPION, answer("v1", MIDNIGHT, "1").into(prediction));
        join(memory, joins);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());

        join(memory, joins);

        long bytes = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        assertThat(bytes / 20_000.0).isLessThan(1);
    }

    private static void join(WaitingPredictions memory, Joins joins) {
        for (int i = 0; i < 20_000; i++) {
            memory.joinEarlier(joins);
        }
    }

    private static void isNew(WaitingPredictions memory, Series series, Prediction event) {
        Binder binder = new Binder(MONITOR.layout(series.version()), MONITOR.policy());
        memory.isNew(MONITOR.policy(), series, event, binder.bind(event));
    }

    private static Event answer(String version, long time, String decision) {
        return event("q1", version, time, decision);
    }

    private static Event event(String id, String version, long time, String decision) {
        return SampleModel.event(new Random(1), id, version, time, 0).deciding(0.5, decision);
    }

    private static Event label(String truth, long time) {
        return Event.label("q1", SampleModel.NAME, truth, time);
    }

    private static PairTable pairs(Map<String, WindowTally> counts, long pane, long since) {
        return counts.getOrDefault(pairSeries() + " " + pane + " " + since, new WindowTally(PAIRING.layout()))
                .pairs()
                .orElseThrow();
    }

    private static String pairSeries() {
        return Pairing.series(CHAMPION, SHADOW).toString();
    }

    /** What left the first stage, by series, pane and the pane from which on it counts. */
    private static Map<String, WindowTally> counts(List<Event> events, int commitEvery) {
        Drained drained = new Drained();
        Observer observer = new Observer(
                SampleModel.always(MONITOR),
                new WaitingPredictions(new PendingPredictions(new HeapBlockStore())),
                Integer.MAX_VALUE);
        for (int i = 0; i < events.size(); i++) {
            observe(observer, events.get(i));
            if ((i + 1) % commitEvery == 0) {
                observer.drain(drained);
            }
        }
        observer.drain(drained);
        Map<String, WindowTally> counts = new TreeMap<>();
        drained.deltas()
                .forEach(delta -> TallyCodec.addTo(
                        counts.computeIfAbsent(
                                delta.series() + " " + delta.pane() + " " + delta.since(),
                                absent -> new WindowTally(
                                        MONITOR.layoutOf(delta.series().layoutHash())
                                                .orElseThrow())),
                        delta.counts()));
        counts.values().removeIf(WindowTally::isEmpty);
        return counts;
    }

    private static void observe(Observer observer, Event event) {
        if (event.isLabel()) {
            observer.observe(event.into(new ObservedLabel()));
        } else {
            observer.observe(event.into(new Prediction()));
        }
    }

    private static List<List<Event>> orders(List<Event> events) {
        if (events.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Event>> orders = new ArrayList<>();
        for (Event first : events) {
            List<Event> rest = new ArrayList<>(events);
            rest.remove(first);
            for (List<Event> order : orders(rest)) {
                List<Event> whole = new ArrayList<>(List.of(first));
                whole.addAll(order);
                orders.add(whole);
            }
        }
        return orders;
    }
}
