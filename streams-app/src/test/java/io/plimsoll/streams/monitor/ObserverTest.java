package io.plimsoll.streams.monitor;

import static io.plimsoll.streams.monitor.SampleModel.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.detectors.tally.Layout;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ObserverTest {

    private static final int SMALL = 200;

    private final Switchable monitors = new Switchable(SampleModel.monitor(SampleModel.policy()));
    private final Observer observer = new Observer(monitors, new SeenBefore(), Integer.MAX_VALUE);
    private final Prediction prediction = new Prediction();
    private final Drained drained = new Drained();
    private final Random random = new Random(1);

    /** Monitors that a test can change. */
    private static final class Switchable implements Monitors {

        private Optional<Monitor> monitor;
        private long stamp;

        Switchable(Monitor monitor) {
            this.monitor = Optional.of(monitor);
        }

        void set(Optional<Monitor> other) {
            monitor = other;
            stamp++;
        }

        @Override
        public Optional<Monitor> monitor(String model) {
            return model.equals(SampleModel.NAME) ? monitor : Optional.empty();
        }

        @Override
        public long stamp() {
            return stamp;
        }
    }

    private Observer.Outcome observe(String id, String version, long time) {
        return observer.observe(SampleModel.event(random, id, version, time, 0).into(prediction));
    }

    @Test
    void shouldHandOverWhatItCountedThenTheWatermark() {
        observe("a", "v1", 3 * HOUR);
        observe("b", "v1", HOUR);

        observer.drain(drained);

        assertThat(drained.order()).containsExactly("delta", "delta", "credit " + (3 * HOUR - HOUR / 6));
        assertThat(drained.deltas()).extracting(Delta::pane).containsExactly(1L, 3L);
        assertThat(drained.sum(layout("v1")).events()).isEqualTo(2);
    }

    @Test
    void shouldHandOverEverythingOnce() {
        observe("a", "v1", HOUR);
        observer.drain(new Drained());

        observer.drain(drained);

        assertThat(drained.order()).isEmpty();
    }

    @Test
    void shouldCountOnAfterHandingOver() {
        observe("a", "v1", HOUR);
        observer.drain(new Drained());
        observe("b", "v1", HOUR + 1);

        observer.drain(drained);

        assertThat(drained.sum(layout("v1")).events()).isEqualTo(1);
    }

    @Test
    void shouldCountRepetitionsAsSuch() {
        observe("a", "v1", HOUR);

        assertThat(observe("a", "v1", HOUR)).isEqualTo(Observer.Outcome.DUPLICATE);

        observer.drain(drained);
        assertThat(drained.sum(layout("v1")).events()).isEqualTo(1);
        assertThat(drained.sum(layout("v1")).duplicates()).isEqualTo(1);
    }

    @Test
    void shouldTellVersionsAndRolesApart() {
        observe("a", "v1", HOUR);
        observe("a", "v2", HOUR);
        observer.observe(
                SampleModel.event(random, "a", "v1", HOUR, 0).as(Role.SHADOW).into(prediction));

        observer.drain(drained);

        assertThat(drained.deltas())
                .extracting(delta -> delta.series().version() + delta.series().role())
                .containsExactlyInAnyOrder("v1CHAMPION", "v2CHAMPION", "v1SHADOW");
    }

    @Test
    void shouldRefuseTheEventsOfAModelThatNobodyKnows() {
        Observer.Outcome outcome =
                observer.observe(Event.of("a", "stranger", "v1", HOUR).into(prediction));

        assertThat(outcome).isEqualTo(Observer.Outcome.UNKNOWN_MODEL);
        observer.drain(drained);
        assertThat(drained.order()).isEmpty();
    }

    @Test
    void shouldCountTheEventsOfAVersionWithoutReference() {
        observe("a", "v9", HOUR);

        observer.drain(drained);

        assertThat(drained.sum(layout("v9")).events()).isEqualTo(1);
        assertThat(layout("v9").subjects()).isEmpty();
    }

    @Test
    void shouldRefuseWhatIsOlderThanTheHorizon() {
        observe("a", "v1", 100 * HOUR);
        long oldest = 100 * HOUR - HOUR / 6 - 6 * HOUR;

        assertThat(observe("b", "v1", oldest)).isEqualTo(Observer.Outcome.COUNTED);
        assertThat(observe("c", "v1", oldest - 1)).isEqualTo(Observer.Outcome.EXPIRED);
    }

    @Test
    void shouldHandOverOldCountsAsTheyWereWhenTheMonitorChanges() {
        Layout old = layout("v1");
        observe("a", "v1", HOUR);
        monitors.set(Optional.of(otherMonitor()));
        observe("b", "v1", HOUR);

        observer.drain(drained);

        assertThat(layout("v1").hash()).isNotEqualTo(old.hash());
        assertThat(drained.sum(old).events()).isEqualTo(1);
        assertThat(drained.sum(layout("v1")).events()).isEqualTo(1);
    }

    @Test
    void shouldHandOverOldCountsWhenTheMonitorGoes() {
        Layout old = layout("v1");
        observe("a", "v1", HOUR);
        monitors.set(Optional.empty());

        assertThat(observe("b", "v1", HOUR)).isEqualTo(Observer.Outcome.UNKNOWN_MODEL);

        observer.drain(drained);
        assertThat(drained.sum(old).events()).isEqualTo(1);
    }

    @Test
    void shouldSplitCountsThatAreTooLarge() {
        Observer splitting = new Observer(monitors, new SeenBefore(), SMALL);
        for (int i = 0; i < 500; i++) {
            splitting.observe(SampleModel.event(random, "q" + i, "v1", HOUR, 0).into(prediction));
        }

        splitting.drain(drained);

        assertThat(drained.deltas()).hasSizeGreaterThan(2).allMatch(delta -> delta.counts().length <= SMALL);
        assertThat(drained.sum(layout("v1")).events()).isEqualTo(500);
    }

    @Test
    void shouldPlaceEventsBefore1970() {
        observe("a", "v1", -1);

        observer.drain(drained);

        assertThat(drained.deltas()).extracting(Delta::pane).containsExactly(-1L);
    }

    private Layout layout(String version) {
        return monitors.monitor(SampleModel.NAME).orElseThrow().layout(version);
    }

    private static Monitor otherMonitor() {
        Policy policy = SampleModel.policy();
        return SampleModel.monitor(new Policy(
                policy.model(),
                policy.task(),
                policy.positive(),
                policy.favourable(),
                policy.window(),
                policy.scan(),
                policy.lateness(),
                policy.horizon(),
                policy.features(),
                policy.derive(),
                List.of(),
                policy.checks(),
                policy.budget(),
                policy.alerting(),
                policy.reporting()));
    }
}
