package io.plimsoll.streams.wire;

import io.plimsoll.detectors.tally.OutcomeTable;
import io.plimsoll.detectors.tally.WindowTally;
import io.plimsoll.schemas.ConfusionTable;
import io.plimsoll.streams.monitor.Policy;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which class was taken for which, in all traffic of a pane; of a binary model its outcomes tell that. */
final class ConfusionWire {

    private ConfusionWire() {}

    /** Null unless of several classes. */
    static @Nullable ConfusionTable of(WindowTally tally, Policy policy) {
        return policy.task() == Policy.Task.MULTICLASS
                ? tally.outcomes().map(ConfusionWire::of).orElse(null)
                : null;
    }

    private static ConfusionTable of(OutcomeTable table) {
        List<List<Long>> counts = IntStream.range(0, table.subject().codes())
                .mapToObj(decision -> row(table, decision))
                .toList();
        return new ConfusionTable(table.subject().classes().names(), counts);
    }

    private static List<Long> row(OutcomeTable table, int decision) {
        return IntStream.range(0, table.subject().codes())
                .mapToObj(label -> table.count(decision, label))
                .toList();
    }
}
