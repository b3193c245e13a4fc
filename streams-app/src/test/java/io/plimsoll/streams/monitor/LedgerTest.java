package io.plimsoll.streams.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.detectors.check.SilenceCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a ledger decides beside the judging of panes: clocks, silence, what is in force, and that a model is retired. */
class LedgerTest {

    private static final long HOUR = SampleModel.HOUR;
    private static final Duration SILENCE = Duration.ofHours(5);

    /** The wall clock when the first event is published; event times begin at 0. */
    private static final long WALL = 1_000_000 * HOUR;

    private final Definition inForce = new Definition(SampleModel.monitor(SampleModel.policy()));
    private final HeapStore store = new HeapStore();
    private final Random random = new Random(1);
    private final List<Close> closes = new ArrayList<>();
    private Ledger ledger = restarted();
    private Observer observer = observing();
    private int published;

    @Test
    void shouldCloseTheLastPanesByTheWallClockWhenEveryPartitionIsIdle() {
        publish(30, 0, 3 * HOUR);
        judge(WALL);
        List<Long> closedByEvents = panes();

        idle();
        judge(WALL + HOUR);

        assertThat(closedByEvents).containsExactly(0L, 1L);
        assertThat(panes()).containsExactly(0L, 1L, 2L);
    }

    @Test
    void shouldNotTrustTheWallClockWhileAPartitionMayHoldMore() {
        publish(30, 0, 3 * HOUR);

        ledger.accept(new StageMessage.Idle(0, SampleModel.NAME), WALL);
        judge(WALL + 100 * HOUR);

        assertThat(panes()).containsExactly(0L, 1L);
    }

    @Test
    void shouldStopAtTheLongestRunInALongGapAndTellOneSilence() {
        publish(30, 0, 3 * HOUR);
        idle();

        for (int hour = 0; hour < 200; hour++) {
            judge(WALL + hour * HOUR);
        }

        assertThat(panes().stream().filter(pane -> pane > 2)).hasSizeLessThanOrEqualTo(4);
        assertThat(told("silence")).containsExactly("FIRING silence ERROR");
    }

    @Test
    void shouldBeSilentOnceAndOverWhenTrafficReturns() {
        publish(30, 0, 3 * HOUR);
        idle();
        judge(WALL + 6 * HOUR);
        judge(WALL + 7 * HOUR);

        publish(5, 8 * HOUR, 9 * HOUR, WALL + 8 * HOUR);
        judge(WALL + 8 * HOUR);

        assertThat(told("silence")).containsExactly("FIRING silence ERROR", "RESOLVED silence ERROR");
    }

    @Test
    void shouldRememberASilenceAcrossARestart() {
        publish(30, 0, 3 * HOUR);
        idle();
        judge(WALL + 6 * HOUR);

        ledger = restarted();
        idle();
        judge(WALL + 7 * HOUR);

        assertThat(told("silence")).containsExactly("FIRING silence ERROR");
    }

    @Test
    void shouldNotCallAModelSilentThatNeverSpoke() {
        ledger.accept(new StageMessage.Idle(0, SampleModel.NAME), WALL);
        ledger.accept(new StageMessage.Idle(1, SampleModel.NAME), WALL);

        judge(WALL + 100 * HOUR);

        assertThat(closes).isEmpty();
    }

    @Test
    void shouldKnowTheLayoutsOfAnEarlierPolicyAfterARestart() {
        // Given
        publish(30, 0, HOUR);
        inForce.is(SampleModel.monitor(withoutSegments(SampleModel.policy())));
        publish(30, HOUR / 2, HOUR);
        ledger.flush();
        // When
        ledger = restarted();
        publish(1, 3 * HOUR, 3 * HOUR + 1);
        judge(WALL);
        // Then
        List<PaneReport> first = reports(0);
        assertThat(first).hasSize(2);
        assertThat(first.stream().mapToLong(report -> report.tally().events()).sum())
                .isEqualTo(60);
    }

    @Test
    void shouldStayWithTheLastGoodPolicyWhenABrokenOneIsAllThereIsAfterARestart() {
        publish(30, 0, HOUR);
        judge(WALL);
        inForce.breaks();

        ledger = restarted();
        observed(3 * HOUR, 3 * HOUR + 1, WALL);
        judge(WALL);

        assertThat(reports(0))
                .singleElement()
                .satisfies(report -> assertThat(report.tally().events()).isEqualTo(30));
    }

    @Test
    void shouldForgetDefinitionsThatNothingRefersToAnyMore() {
        publish(30, 0, HOUR);
        for (int change = 1; change <= 9; change++) {
            inForce.is(SampleModel.monitor(withLateness(SampleModel.policy(), change)));
            publish(1, change * HOUR, change * HOUR + 1);
            judge(WALL);
        }

        assertThat(store.definitions(SampleModel.NAME)).hasSize(3);
    }

    @Test
    void shouldBeginANewSeriesWhenTheWindowChanges() {
        // Given
        publish(30, 0, 2 * HOUR);
        judge(WALL);
        // When
        inForce.is(SampleModel.monitor(withWindow(SampleModel.policy(), Duration.ofHours(2))));
        publish(40, 2 * HOUR, 8 * HOUR);
        judge(WALL);
        // Then
        Map<Duration, Long> events = new TreeMap<>();
        closes.forEach(close -> close.reports().stream()
                .filter(report -> report.revision() == 0)
                .forEach(report ->
                        events.merge(close.policy().window(), report.tally().events(), Long::sum)));
        assertThat(events.keySet()).containsExactly(Duration.ofHours(1), Duration.ofHours(2));
        assertThat(events.get(Duration.ofHours(1))).isEqualTo(30);
        assertThat(events.get(Duration.ofHours(2))).isBetween(20L, 39L);
    }

    @Test
    void shouldEndThePanesOfTheOldWindowBeforeTheNewOneBegins() {
        publish(30, 0, 5 * HOUR / 2);
        inForce.is(SampleModel.monitor(withWindow(SampleModel.policy(), Duration.ofHours(2))));

        publish(40, 5 * HOUR / 2, 9 * HOUR);
        judge(WALL);

        assertThat(closes.stream()
                        .flatMap(close -> close.reports().stream()
                                .map(report -> close.policy().paneEnd(report.pane() - 1) / HOUR + " to "
                                        + close.policy().paneEnd(report.pane()) / HOUR))
                        .distinct())
                .containsExactlyInAnyOrder("0 to 1", "1 to 2", "2 to 3", "3 to 4", "4 to 6", "6 to 8");
    }

    @Test
    void shouldKeepBothSeriesAcrossARestart() {
        publish(30, 0, HOUR);
        inForce.is(SampleModel.monitor(withWindow(SampleModel.policy(), Duration.ofHours(2))));
        publish(10, HOUR, HOUR + 1);
        judge(WALL);

        ledger = restarted();
        publish(1, 8 * HOUR, 8 * HOUR + 1);
        judge(WALL);

        assertThat(reports(0))
                .singleElement()
                .satisfies(report -> assertThat(report.tally().events()).isEqualTo(30));
        assertThat(reports(1))
                .singleElement()
                .satisfies(report -> assertThat(report.tally().events()).isEqualTo(10));
    }

    @Test
    void shouldEndIncidentsAndForgetEverythingWhenTheModelIsRetired() {
        // Given
        for (int hour = 0; hour < 8; hour++) {
            publish(200, hour * HOUR, (hour + 1) * HOUR, WALL, 3);
            judge(WALL);
        }
        assertThat(told("psi")).isNotEmpty().allMatch(told -> told.startsWith("FIRING") || told.startsWith("UPDATED"));
        long firing =
                told("psi").stream().filter(told -> told.startsWith("FIRING")).count();
        // When
        inForce.retires();
        judge(WALL);
        // Then
        assertThat(told("psi").stream().filter(told -> told.startsWith("RESOLVED")))
                .hasSize((int) firing);
        assertThat(ledger.models()).isEmpty();
        assertThat(store.isEmpty()).isTrue();
    }

    @Test
    void shouldBeginAnewWhenToldToForget() {
        publish(30, 0, 2 * HOUR);
        judge(WALL);

        ledger.accept(new StageMessage.Forget(SampleModel.NAME), WALL);
        publish(20, 4 * HOUR, 5 * HOUR);
        publish(1, 7 * HOUR, 7 * HOUR + 1);
        closes.clear();
        judge(WALL);

        assertThat(panes().get(0)).isEqualTo(4);
        assertThat(reports(4))
                .singleElement()
                .satisfies(report -> assertThat(report.tally().events()).isEqualTo(20));
    }

    @Test
    void shouldCountWhatCameBeforeItsPolicyWasRead() {
        // Given an instance that observes by a policy that the one that judges has not read yet
        Definition judging = new Definition(inForce.current());
        ledger = new Ledger(judging, store, 2, new SilenceCheck(SILENCE));
        inForce.is(SampleModel.monitor(withoutSegments(SampleModel.policy())));
        publish(30, 0, HOUR);
        ledger.flush();
        // When
        ledger = new Ledger(judging, store, 2, new SilenceCheck(SILENCE));
        judging.is(inForce.current());
        judge(WALL);
        publish(1, 3 * HOUR, 3 * HOUR + 1);
        judge(WALL);
        // Then
        assertThat(reports(0))
                .singleElement()
                .satisfies(report -> assertThat(report.tally().events()).isEqualTo(30));
    }

    @Test
    void shouldWatchAModelFromItsFirstEventThoughItsPolicyCameLater() {
        // Given
        Monitor monitor = inForce.current();
        Definition judging = new Definition(monitor);
        judging.breaks();
        ledger = new Ledger(judging, store, 2, new SilenceCheck(SILENCE));
        publish(30, 0, 3 * HOUR);
        // When
        judging.is(monitor);
        judge(WALL);
        // Then
        assertThat(panes()).containsExactly(0L, 1L);
        assertThat(ledger.takeDropped()).isZero();
    }

    @Test
    void shouldLetGoWhatNobodyEverDefinesAndSaySo() {
        inForce.is(SampleModel.monitor(withoutSegments(SampleModel.policy())));
        Definition judging = new Definition(SampleModel.monitor(SampleModel.policy()));
        ledger = new Ledger(judging, store, 2, new SilenceCheck(SILENCE));
        publish(30, 0, HOUR);

        for (int hour = 0; hour <= 2; hour++) {
            judge(WALL + hour * HOUR);
        }

        assertThat(ledger.takeDropped()).isPositive();
        assertThat(store.deferred()).isEmpty();
    }

    private Ledger restarted() {
        return new Ledger(inForce, store, 2, new SilenceCheck(SILENCE));
    }

    private Observer observing() {
        return new Observer(inForce, new SeenBefore(), 1 << 20);
    }

    private void publish(int events, long from, long to) {
        publish(events, from, to, WALL);
    }

    private void publish(int events, long from, long to, long wall) {
        publish(events, from, to, wall, 0);
    }

    /** Both partitions see the same times, so that the second one does not hold the first back. */
    private void publish(int events, long from, long to, long wall, double move) {
        Prediction prediction = new Prediction();
        for (int i = 0; i < events; i++) {
            long time = from + (to - 1 - from) * (i + 1) / events;
            observer.observe(SampleModel.event(random, "q" + published++, "v1", time, move)
                    .into(prediction));
        }
        observed(to - 1, to, wall);
    }

    private void observed(long latest, long end, long wall) {
        observer.drain(new Observer.DeltaSink() {
            @Override
            public void delta(Delta delta) {
                ledger.accept(new StageMessage.Counts(0, delta), wall);
            }

            @Override
            public void exemplars(ExemplarDelta delta) {
                ledger.accept(new StageMessage.Shown(0, delta), wall);
            }

            @Override
            public void watermark(String model, long millis) {
                ledger.accept(new StageMessage.Watermark(0, model, millis), wall);
            }
        });
        long lateness = Duration.ofMinutes(10).toMillis();
        ledger.accept(new StageMessage.Watermark(0, SampleModel.NAME, Math.min(latest, end) - lateness), wall);
        ledger.accept(new StageMessage.Watermark(1, SampleModel.NAME, Math.min(latest, end) - lateness), wall);
    }

    private void idle() {
        ledger.accept(new StageMessage.Idle(0, SampleModel.NAME), WALL);
        ledger.accept(new StageMessage.Idle(1, SampleModel.NAME), WALL);
    }

    private void judge(long wall) {
        ledger.judge(wall, () -> true, closes::add);
        ledger.flush();
    }

    private List<Long> panes() {
        return closes.stream()
                .filter(close -> close.transitions().stream()
                        .noneMatch(transition -> transition.key().check().equals("silence")))
                .map(Close::pane)
                .toList();
    }

    private List<PaneReport> reports(long pane) {
        return closes.stream()
                .flatMap(close -> close.reports().stream())
                .filter(report -> report.pane() == pane && report.revision() == 0)
                .toList();
    }

    private List<String> told(String check) {
        return closes.stream()
                .flatMap(close -> close.transitions().stream())
                .filter(transition -> transition.key().check().equals(check))
                .map(transition -> transition.change().state() + " " + check + " "
                        + transition.change().alarm().severity())
                .toList();
    }

    private static Policy withoutSegments(Policy policy) {
        return copy(policy, policy.window(), policy.lateness(), List.of());
    }

    private static Policy withLateness(Policy policy, int minutes) {
        return copy(policy, policy.window(), Duration.ofMinutes(10 + minutes), policy.segments());
    }

    private static Policy withWindow(Policy policy, Duration window) {
        return copy(policy, window, policy.lateness(), policy.segments());
    }

    private static Policy copy(Policy policy, Duration window, Duration lateness, List<List<String>> segments) {
        return new Policy(
                policy.model(),
                policy.task(),
                policy.positive(),
                policy.favourable(),
                window,
                policy.scan(),
                lateness,
                policy.horizon(),
                policy.features(),
                policy.derive(),
                segments,
                policy.checks(),
                policy.budget(),
                policy.alerting(),
                policy.reporting());
    }

    /** What is in force, or not. */
    private static final class Definition implements Monitors {
        private @Nullable Monitor current;
        private boolean retired;
        private long stamp;

        Definition(Monitor current) {
            this.current = current;
        }

        Monitor current() {
            return Objects.requireNonNull(current);
        }

        void is(Monitor next) {
            current = next;
            stamp++;
        }

        void breaks() {
            current = null;
            stamp++;
        }

        void retires() {
            breaks();
            retired = true;
        }

        @Override
        public Optional<Monitor> monitor(String model) {
            return model.equals(SampleModel.NAME) ? Optional.ofNullable(current) : Optional.empty();
        }

        @Override
        public boolean isRetired(String model) {
            return retired;
        }

        @Override
        public long stamp() {
            return stamp;
        }
    }

    /** On the heap; it outlives the ledgers of a test. */
    private static final class HeapStore implements LedgerStore {
        private final Map<String, LedgerState> states = new TreeMap<>();
        private final Map<String, List<Monitor>> definitions = new TreeMap<>();
        private final Map<String, PaneShelf> shelves = new TreeMap<>();
        private final Map<Long, Deferred> deferred = new TreeMap<>();

        @Override
        public List<String> models() {
            return List.copyOf(states.keySet());
        }

        @Override
        public Optional<LedgerState> load(String model) {
            return Optional.ofNullable(states.get(model));
        }

        @Override
        public void save(String model, LedgerState state) {
            states.put(model, state);
        }

        @Override
        public List<Monitor> definitions(String model) {
            return definitions.getOrDefault(model, List.of());
        }

        @Override
        public Map<Long, Deferred> deferred() {
            return deferred;
        }

        @Override
        public void defer(long number, Deferred message) {
            deferred.put(number, message);
        }

        @Override
        public void undefer(long number) {
            deferred.remove(number);
        }

        @Override
        public void define(String model, List<Monitor> monitors) {
            definitions.put(model, List.copyOf(monitors));
        }

        @Override
        public PaneShelf panes(String model, Duration window) {
            return shelves.computeIfAbsent(model + window, name -> PaneShelf.onHeap());
        }

        @Override
        public void forget(String model) {
            states.remove(model);
            definitions.remove(model);
        }

        boolean isEmpty() {
            return states.isEmpty()
                    && definitions.isEmpty()
                    && shelves.values().stream()
                            .allMatch(shelf -> shelf.get(0).isEmpty()
                                    && shelf.get(5).isEmpty()
                                    && shelf.get(7).isEmpty());
        }
    }
}
