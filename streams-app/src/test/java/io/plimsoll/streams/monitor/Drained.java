package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.tally.Layout;
import io.plimsoll.detectors.tally.TallyCodec;
import io.plimsoll.detectors.tally.WindowTally;
import java.util.ArrayList;
import java.util.List;

/** What left an observer. */
final class Drained implements Observer.DeltaSink {

    private final List<Delta> deltas = new ArrayList<>();
    private final List<ExemplarDelta> exemplars = new ArrayList<>();
    private final List<String> order = new ArrayList<>();

    @Override
    public void delta(Delta delta) {
        deltas.add(delta);
        order.add("delta");
    }

    @Override
    public void exemplars(ExemplarDelta delta) {
        exemplars.add(delta);
        order.add("exemplars");
    }

    @Override
    public void watermark(String model, long millis) {
        order.add(model + " " + millis);
    }

    List<Delta> deltas() {
        return deltas;
    }

    List<ExemplarDelta> exemplars() {
        return exemplars;
    }

    /** Deltas, exemplars and watermarks, in the order in which they came. */
    List<String> order() {
        return order;
    }

    /** The counts of the deltas of a layout, of all panes together. */
    WindowTally sum(Layout layout) {
        WindowTally sum = new WindowTally(layout);
        deltas.stream()
                .filter(delta -> delta.series().layoutHash().equals(layout.hash()))
                .forEach(delta -> TallyCodec.addTo(sum, delta.counts()));
        return sum;
    }
}
