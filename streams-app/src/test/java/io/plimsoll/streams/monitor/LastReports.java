package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.check.Family;
import io.plimsoll.detectors.check.Finding;
import io.plimsoll.detectors.tally.PairTable;
import io.plimsoll.detectors.tally.WindowTally;
import io.plimsoll.streams.monitor.pending.HeapBlockStore;
import io.plimsoll.streams.monitor.pending.PendingPredictions;
import io.plimsoll.streams.monitor.pending.WaitingPredictions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What an engine says in the end: of each series and pane the last report, its revision left out. */
public final class LastReports implements Consumer<Close> {

    private final Map<String, Last> reports = new TreeMap<>();
    private final List<Transition> transitions = new ArrayList<>();
    private final List<Recommendation> recommendations = new ArrayList<>();
    private final List<Finding> comparisons = new ArrayList<>();

    /**
     * The last report of a series in a pane.
     *
     * @param isFinal whether nothing can change any more
     * @param tally the counts
     * @param findings what was found
     * @param pairs of a shadow, by acting version, the requests that both answered
     */
    public record Last(boolean isFinal, WindowTally tally, List<Finding> findings, Map<String, PairTable> pairs) {}

    /** What a backtest says of events in this order. */
    static LastReports ofBacktest(Monitors monitors, List<Event> events) {
        LastReports reports = new LastReports();
        Backtest backtest = new Backtest(
                monitors, WaitingPredictions.ofFiles(new PendingPredictions(new HeapBlockStore())), reports);
        Prediction prediction = new Prediction();
        ObservedLabel label = new ObservedLabel();
        events.forEach(event -> {
            if (event.isLabel()) {
                backtest.accept(event.into(label));
            } else {
                backtest.accept(event.into(prediction));
            }
        });
        backtest.finish();
        return reports;
    }

    @Override
    public void accept(Close close) {
        transitions.addAll(close.transitions());
        recommendations.addAll(close.recommendations());
        close.reports().forEach(report -> {
            reports.put(
                    report.pane() + " " + report.series(),
                    new Last(report.isFinal(), report.tally(), report.findings(), report.pairs()));
            if (report.pane() == close.pane()) {
                report.findings().stream()
                        .filter(finding -> finding.family() == Family.COMPARISON)
                        .forEach(comparisons::add);
            }
        });
    }

    /** By pane and series. */
    public Map<String, Last> byPane() {
        return reports;
    }

    /** How versions compared with the champion at each close, in order. */
    public List<Finding> comparisons() {
        return comparisons;
    }

    /** What was recommended, in order. */
    public List<Recommendation> recommendations() {
        return recommendations;
    }

    /** What people were told, in order. */
    public List<Transition> transitions() {
        return transitions;
    }
}
