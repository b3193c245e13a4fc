package io.plimsoll.streams.monitor;

import static io.plimsoll.streams.monitor.SampleModel.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.detectors.check.Checks;
import io.plimsoll.detectors.evidence.Budget;
import io.plimsoll.detectors.evidence.Scan;
import io.plimsoll.detectors.tally.WindowTally;
import io.plimsoll.streams.monitor.pending.HeapBlockStore;
import io.plimsoll.streams.monitor.pending.PendingPredictions;
import io.plimsoll.streams.monitor.pending.WaitingPredictions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Labels of predictions that were counted before a policy changed. */
class FormerLayoutTest {

    private static final long DAY = 24 * HOUR;

    private final Monitor before = SampleModel.monitor(policy(Duration.ofHours(1), List.of("gender")));
    private final Monitor after = SampleModel.monitor(policy(Duration.ofHours(2), List.of("income_band")));
    private final HeapBlockStore store = new HeapBlockStore();
    private final OnHeap formers = new OnHeap();
    private PendingPredictions pending = new PendingPredictions(store);
    private Monitor inForce = before;
    private Observer observer = observer(formers);

    @Test
    void shouldCountALabelInTheLayoutOfItsPrediction() {
        predict("q1", 5 * HOUR);
        commit();
        inForce = after;
        predict("q2", 7 * HOUR);
        Drained drained = new Drained();

        LabelOutcome outcome = label("q1", "1", 8 * HOUR);

        observer.drain(drained);
        assertThat(outcome).isEqualTo(LabelOutcome.COUNTED);
        assertThat(labelled(drained)).isEqualTo(1);
        assertThat(ofBefore(drained).pane()).isEqualTo(5);
        assertThat(ofBefore(drained).since()).isEqualTo(8);
    }

    @Test
    void shouldCountItAfterARestartThatBroughtAnotherPolicy() {
        predict("q1", 5 * HOUR);
        commit();
        inForce = after;
        restart(formers);
        Drained drained = new Drained();

        LabelOutcome outcome = label("q1", "1", 8 * HOUR);

        observer.drain(drained);
        assertThat(outcome).isEqualTo(LabelOutcome.COUNTED);
        assertThat(labelled(drained)).isEqualTo(1);
    }

    @Test
    void shouldSayThatTheLayoutIsGoneWhereNobodyRemembersIt() {
        predict("q1", 5 * HOUR);
        commit();
        inForce = after;
        restart(FormerMonitors.NONE);

        LabelOutcome outcome = label("q1", "1", 8 * HOUR);

        assertThat(outcome).isEqualTo(LabelOutcome.LAYOUT_GONE);
    }

    @Test
    void shouldRememberAMonitorAsLongAsItsPredictionsWait() {
        predict("q1", 5 * HOUR);
        commit();
        inForce = after;
        for (int day = 0; day < 6; day++) {
            predict("day " + day, 7 * HOUR + day * DAY);
            commit();
            assertThat(formers.kept.get(SampleModel.NAME)).hasSize(day < 3 ? 2 : 1);
        }
    }

    @Test
    void shouldRememberOneMonitorWhileNothingChanges() {
        for (int i = 0; i < 3; i++) {
            predict("q" + i, i * HOUR);
            commit();
            inForce = SampleModel.monitor(policy(Duration.ofHours(1), List.of("gender")));
            restart(formers);
        }

        assertThat(formers.kept.get(SampleModel.NAME)).hasSize(1);
    }

    private void predict(String id, long time) {
        observer.observe(SampleModel.event(new Random(1), id, "v1", time, 0).into(new Prediction()));
    }

    private LabelOutcome label(String id, String label, long time) {
        return observer.observe(Event.label(id, SampleModel.NAME, label, time).into(new ObservedLabel()));
    }

    private void commit() {
        observer.drain(new Drained());
        pending.flush();
    }

    private void restart(FormerMonitors known) {
        pending = new PendingPredictions(store);
        pending.restore();
        observer = observer(known);
    }

    private Observer observer(FormerMonitors known) {
        return new Observer(new InForce(), new WaitingPredictions(pending), known, Integer.MAX_VALUE);
    }

    private long labelled(Drained drained) {
        WindowTally sum = drained.sum(before.layout("v1"));
        return sum.labelled();
    }

    private Delta ofBefore(Drained drained) {
        return drained.deltas().stream()
                .filter(delta ->
                        delta.series().layoutHash().equals(before.layout("v1").hash()))
                .filter(delta -> delta.since() != delta.pane())
                .findFirst()
                .orElseThrow();
    }

    private static Policy policy(Duration window, List<String> segment) {
        return new Policy(
                SampleModel.NAME,
                Policy.Task.BINARY,
                Optional.of("1"),
                List.of("1"),
                window,
                Scan.of(1, 2, 4),
                Duration.ofMinutes(10),
                Duration.ofHours(6),
                Map.of(),
                Map.of("income_band", new Policy.Derivation.Cuts("income", List.of(-1.0, 1.0))),
                List.of(segment),
                Checks.STANDARD,
                Budget.DEFAULT,
                Policy.Alerting.STANDARD,
                Policy.Reporting.STANDARD);
    }

    /** The monitor of the test, which changes. */
    private final class InForce implements Monitors {

        @Override
        public Optional<Monitor> monitor(String model) {
            return Optional.of(inForce);
        }

        @Override
        public long stamp() {
            return System.identityHashCode(inForce);
        }
    }

    private static final class OnHeap implements FormerMonitors {

        private final Map<String, List<Former>> kept = new TreeMap<>();

        @Override
        public List<Former> of(String model) {
            return kept.getOrDefault(model, List.of());
        }

        @Override
        public void keep(String model, List<Former> all) {
            kept.put(model, all);
        }
    }
}
