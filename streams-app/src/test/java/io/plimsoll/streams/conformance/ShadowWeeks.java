package io.plimsoll.streams.conformance;

import io.plimsoll.detectors.tally.PairTable;
import io.plimsoll.streams.files.LabelRow;
import io.plimsoll.streams.files.PredictionRow;
import io.plimsoll.streams.files.ReplaySchedule;
import io.plimsoll.streams.monitor.Backtest;
import io.plimsoll.streams.monitor.Close;
import io.plimsoll.streams.monitor.Monitor;
import io.plimsoll.streams.monitor.ObservedLabel;
import io.plimsoll.streams.monitor.Policy;
import io.plimsoll.streams.monitor.Prediction;
import io.plimsoll.streams.monitor.Role;
import io.plimsoll.streams.monitor.pending.HeapBlockStore;
import io.plimsoll.streams.monitor.pending.PendingPredictions;
import io.plimsoll.streams.monitor.pending.WaitingPredictions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** The weeks of credit in which v2 is a shadow: with the labels that came, or with the truth about every request at once. */
final class ShadowWeeks implements ReplaySchedule.Recipient {

    private static final long FROM = Instant.parse("2024-03-29T00:00:00Z").toEpochMilli();
    private static final long UNTIL = FROM + Duration.ofDays(16).toMillis();

    private final ObservedLabel label = new ObservedLabel();
    private final List<Close> closes = new ArrayList<>();
    private final Backtest backtest;
    private final Optional<Map<String, String>> truth;
    private final long labelsUntil;

    private ShadowWeeks(Policy policy, Optional<Map<String, String>> truth, long labelsUntil) {
        Monitor monitor = new Monitor(policy, SharedStream.CREDIT.references(policy));
        this.truth = truth;
        this.labelsUntil = labelsUntil;
        this.backtest = new Backtest(
                SharedStream.only(monitor),
                WaitingPredictions.ofFiles(new PendingPredictions(new HeapBlockStore())),
                closes::add);
    }

    static List<Close> withTheLabelsThatCame(Policy policy) {
        return new ShadowWeeks(policy, Optional.empty(), UNTIL).run();
    }

    /** Also with those that came after the shadow had become a canary. */
    static List<Close> withAllTheLabelsThatCame(Policy policy) {
        return new ShadowWeeks(policy, Optional.empty(), Long.MAX_VALUE).run();
    }

    static List<Close> withTheTruth(Policy policy) {
        return new ShadowWeeks(policy, Optional.of(SharedStream.CREDIT.oracle()), UNTIL).run();
    }

    /** What v1 and v2 answered to the same requests, by the last report of each pane. */
    static PairTable pairs(List<Close> closes) {
        Map<Long, PairTable> last = new TreeMap<>();
        closes.stream()
                .flatMap(close -> close.reports().stream())
                .filter(report -> report.series().role() == Role.SHADOW)
                .forEach(report -> last.put(
                        report.pane(), Objects.requireNonNull(report.pairs().get("v1"))));
        return last.values().stream()
                .map(PairTable::copy)
                .reduce((sum, pairs) -> {
                    sum.add(pairs);
                    return sum;
                })
                .orElseThrow();
    }

    private List<Close> run() {
        SharedStream.CREDIT.replay(this);
        backtest.finish();
        return closes;
    }

    @Override
    public void prediction(PredictionRow row, long due) {
        if (row.prediction.time() >= FROM && row.prediction.time() < UNTIL) {
            backtest.accept(row.prediction);
            truth.ifPresent(all -> backtest.accept(labelOf(row.prediction, all)));
        }
    }

    @Override
    public void label(LabelRow row, long due) {
        if (truth.isEmpty() && row.time() < labelsUntil) {
            backtest.accept(row.observed());
        }
    }

    private ObservedLabel labelOf(Prediction prediction, Map<String, String> all) {
        String id = prediction.id.toString();
        label.clear();
        label.id.set(id);
        label.model.set(prediction.model.toString());
        label.text.set(Optional.ofNullable(all.get(id)).orElseThrow());
        label.isText();
        label.time(prediction.time());
        return label;
    }
}
