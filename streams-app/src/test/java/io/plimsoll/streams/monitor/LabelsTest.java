package io.plimsoll.streams.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.detectors.tally.WindowTally;
import io.plimsoll.streams.monitor.pending.HeapBlockStore;
import io.plimsoll.streams.monitor.pending.PendingPredictions;
import io.plimsoll.streams.monitor.pending.WaitingPredictions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What becomes of labels of every kind. */
class LabelsTest {

    private static final long MINUTE = 60_000;

    private final List<Close> closes = new ArrayList<>();

    @Test
    void shouldTakeALabelThatComesAgainLaterForARepetition() {
        Backtest backtest = backtest(TaskModel.CLASSES);
        backtest.accept(event(TaskModel.CLASSES, "q1", 0).into(new Prediction()));

        List<LabelOutcome> outcomes = List.of(
                backtest.accept(label("q1", "cat", 10)),
                backtest.accept(label("q1", "cat", 20)),
                backtest.accept(label("q1", "cat", 5)),
                backtest.accept(label("q1", "dog", 30)),
                backtest.accept(label("q1", "dog", 40)),
                backtest.accept(label("q1", "cat", 50)));

        assertThat(outcomes)
                .containsExactly(
                        LabelOutcome.COUNTED,
                        LabelOutcome.REPEATED,
                        LabelOutcome.REPEATED,
                        LabelOutcome.CORRECTED,
                        LabelOutcome.REPEATED,
                        LabelOutcome.CORRECTED);
    }

    @Test
    void shouldRefuseALabelThatIsNoNumberWhereOneWasPredicted() {
        Backtest backtest = backtest(TaskModel.NUMBERS);
        backtest.accept(event(TaskModel.NUMBERS, "q1", 0).into(new Prediction()));

        assertThat(backtest.accept(label("q1", "cat", 10))).isEqualTo(LabelOutcome.NOT_A_NUMBER);
        assertThat(backtest.accept(label("q1", "Infinity", 10))).isEqualTo(LabelOutcome.NOT_A_NUMBER);
        assertThat(backtest.accept(label("q1", "101.5", 10))).isEqualTo(LabelOutcome.COUNTED);
        assertThat(backtest.accept(label("q1", "101.5", 20))).isEqualTo(LabelOutcome.REPEATED);
        assertThat(backtest.accept(label("q1", "99.25", 30))).isEqualTo(LabelOutcome.CORRECTED);
    }

    @Test
    void shouldLeaveNothingOfALabelThatWasCorrected() {
        Backtest corrected = backtest(TaskModel.NUMBERS);
        Backtest plain = backtest(TaskModel.NUMBERS);
        Event event = event(TaskModel.NUMBERS, "q1", 0);
        corrected.accept(event.into(new Prediction()));
        corrected.accept(label("q1", "5000", 10));
        corrected.accept(label("q1", "101.5", 20));
        corrected.finish();
        WindowTally ofCorrected = last();
        plain.accept(event.into(new Prediction()));
        plain.accept(label("q1", "101.5", 20));

        plain.finish();

        assertThat(last()).isEqualTo(ofCorrected);
        assertThat(last().labelled()).isEqualTo(1);
    }

    @Test
    void shouldSayHowLongLabelsTakeOnTheAverage() {
        Backtest backtest = backtest(TaskModel.CLASSES);
        for (int i = 0; i < 600; i++) {
            backtest.accept(event(TaskModel.CLASSES, "q" + i, i * MINUTE).into(new Prediction()));
            if (i >= 90) {
                backtest.accept(label("q" + (i - 90), "cat", i));
            }
        }

        backtest.finish();

        Duration mean = Duration.ofMillis((long) closes.stream()
                .skip(4)
                .flatMap(close -> close.labelDelays().values().stream())
                .mapToLong(Duration::toMillis)
                .average()
                .orElseThrow());
        assertThat(mean).isBetween(Duration.ofMinutes(85), Duration.ofMinutes(95));
    }

    /** The horizon is six hours. */
    @Test
    void shouldCountALabelAsExpiredThatWaitedForAPredictionOfLongBefore() {
        Observer observer = new Observer(
                SampleModel.always(TaskModel.CLASSES.monitor()),
                new WaitingPredictions(new PendingPredictions(new HeapBlockStore())),
                Integer.MAX_VALUE);
        LabelOutcome late = observer.observe(label("q1", "cat", 361));
        LabelOutcome inTime = observer.observe(label("q2", "cat", 360));
        observer.observe(event(TaskModel.CLASSES, "q1", 0).into(new Prediction()));
        observer.observe(event(TaskModel.CLASSES, "q2", 0).into(new Prediction()));
        Expired expired = new Expired();

        observer.drain(expired);
        observer.drain(expired);

        assertThat(List.of(late, inTime)).containsOnly(LabelOutcome.HELD);
        assertThat(expired.labels).isEqualTo(1);
    }

    private static final class Expired implements Observer.DeltaSink {

        private int labels;

        @Override
        public void delta(Delta delta) {}

        @Override
        public void exemplars(ExemplarDelta delta) {}

        @Override
        public void watermark(String model, long millis) {}

        @Override
        public void expired(String model, int more) {
            labels += more;
        }
    }

    private WindowTally last() {
        List<PaneReport> reports = closes.get(closes.size() - 1).reports();
        return reports.get(reports.size() - 1).tally();
    }

    private Backtest backtest(TaskModel model) {
        return new Backtest(
                SampleModel.always(model.monitor()),
                WaitingPredictions.ofFiles(new PendingPredictions(new HeapBlockStore())),
                closes::add);
    }

    private static Event event(TaskModel model, String id, long time) {
        Random random = new Random(1);
        return model.answering(
                Event.of(id, SampleModel.NAME, "v1", time).in("gender", "male"), random, model.truth(random), 1);
    }

    private static ObservedLabel label(String id, String label, long minutes) {
        return Event.label(id, SampleModel.NAME, label, minutes * MINUTE).into(new ObservedLabel());
    }
}
