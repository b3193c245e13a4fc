package io.plimsoll.streams.files;

import io.plimsoll.streams.monitor.ObservedLabel;
import io.plimsoll.streams.monitor.Text;

/** A row of a file of labels: what turned out to be true for a request. Reused from row to row. */
public final class LabelRow {

    /** The request's id. */
    public final Text id = new Text();

    /** The model; empty where the file does not say. */
    public final Text model = new Text();

    /** The label. */
    public final Text label = new Text();

    private final ObservedLabel observed = new ObservedLabel();
    private long time;

    /** The label as the engine takes it; overwritten by the next call. */
    public ObservedLabel observed() {
        observed.clear();
        observed.id.set(id.array(), 0, id.length());
        observed.model.set(model.array(), 0, model.length());
        observed.text.set(label.array(), 0, label.length());
        observed.isText();
        observed.time(time);
        return observed;
    }

    /** Forgets everything. */
    public void clear() {
        id.clear();
        model.clear();
        label.clear();
        time = 0;
    }

    /** When the label became known, in milliseconds since the epoch. */
    public long time() {
        return time;
    }

    /** Sets when the label became known. */
    public void time(long epochMillis) {
        time = epochMillis;
    }
}
