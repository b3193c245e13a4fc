package io.plimsoll.streams.compare;

import io.plimsoll.detectors.tally.Layout;
import io.plimsoll.detectors.tally.WindowTally;
import io.plimsoll.streams.monitor.Policy;
import io.plimsoll.streams.monitor.Prediction;
import io.plimsoll.streams.monitor.ReferenceBuilder;
import io.plimsoll.streams.monitor.ReferenceRows;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Counts the rows of a sample. A repeated request is counted as a repetition, as it is live. */
final class SampleCounts {

    private final Policy policy;
    private final ReferenceRows rows;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private long repetitions;

    SampleCounts(Policy policy, ReferenceRows rows) {
        this.policy = policy;
        this.rows = rows;
    }

    /** The counts on a layout. */
    WindowTally on(Layout layout) {
        repetitions = 0;
        WindowTally tally = new ReferenceBuilder(policy).count(this::distinct, layout);
        for (long i = 0; i < repetitions; i++) {
            tally.observeDuplicate();
        }
        return tally;
    }

    private void distinct(Consumer<Prediction> reader) {
        Set<String> seen = new HashSet<>();
        rows.forEach(row -> {
            if (seen.add(row.id.toString())) {
                first = Math.min(first, row.time());
                last = Math.max(last, row.time());
                reader.accept(row);
            } else {
                repetitions++;
            }
        });
    }

    /** The panes that the rows lie in, from the first to the last, once they were counted. */
    Stretch stretch() {
        return first > last
                ? new Stretch(0, 0)
                : new Stretch(policy.paneEnd(policy.pane(first) - 1), policy.paneEnd(policy.pane(last)));
    }
}
