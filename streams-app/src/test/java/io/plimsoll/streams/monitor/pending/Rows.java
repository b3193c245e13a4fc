package io.plimsoll.streams.monitor.pending;

import io.plimsoll.streams.monitor.Role;
import io.plimsoll.streams.monitor.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Predictions and look-ups for tests: everything by name, panes of one length. */
final class Rows {

    static final long HOUR = 3_600_000;
    static final long DAY = 24 * HOUR;

    private final PendingPredictions pending;
    private final long pane;

    Rows(PendingPredictions pending, long pane) {
        this.pending = pending;
        this.pane = pane;
    }

    /** What is said of a prediction that was found. */
    record Found(Series series, long time, Optional<PendingLabel> label) {}

    static Series champion(String version) {
        return new Series("credit", version, Role.CHAMPION, "layout-1");
    }

    static RequestHash hash(String id) {
        Text text = new Text();
        text.set(id);
        RequestHash hash = new RequestHash();
        hash.set(text);
        return hash;
    }

    /** The labels that were there before a prediction that was just added. */
    List<PendingLabel> earlierLabels(Series series, String id, long time) {
        PendingRow row = row(series, id, time);
        List<PendingLabel> labels = pending.earlierLabels(row);
        pending.adopt(row, (label, answer) -> {});
        return labels;
    }

    /** The answers that make a pair with a prediction, which need not be there. */
    List<Found> partners(Series series, String id, long time) {
        List<Found> found = new ArrayList<>();
        pending.partners(row(series, id, time), row -> found.add(found(row)));
        return found;
    }

    private PendingRow row(Series series, String id, long time) {
        PendingRow row = new PendingRow();
        row.request(hash(id));
        row.series(pending.series(series));
        row.time(time);
        row.scoreCell(17);
        row.decision(1);
        return row;
    }

    boolean add(Series series, String id, long time) {
        PendingRow row = row(series, id, time);
        long start = Math.floorDiv(time, pane) * pane;
        return pending.add(row, start, start + pane);
    }

    List<Found> find(String model, String id) {
        List<Found> found = new ArrayList<>();
        pending.find(pending.model(model), hash(id), row -> found.add(found(row)));
        return found;
    }

    List<Found> label(String model, String id, PendingLabel label) {
        List<Found> found = new ArrayList<>();
        pending.label(pending.model(model), hash(id), label, row -> found.add(found(row)));
        return found;
    }

    private Found found(PendingRow row) {
        return new Found(pending.series(row.series()), row.time(), row.label());
    }
}
