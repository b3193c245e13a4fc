package io.plimsoll.streams.monitor.pending;

import io.plimsoll.streams.monitor.Joins;
import io.plimsoll.streams.monitor.LabelOutcome;
import io.plimsoll.streams.monitor.Relabelling;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The labels of a prediction in the order of their times, and what one more of them changes.
 *
 * <p><strong>The label of a prediction at a time</strong> is the one of the greatest time not after it, among those that
 * came within the horizon. So a label that comes out of order is put in its place: what counted from its own time on until
 * the next one's was wrong, and is set right. Whatever the order in which labels and predictions come, the same counts
 * result for every time.
 */
final class Timeline {

    private final PendingPredictions pending;
    private long horizon;

    Timeline(PendingPredictions pending) {
        this.pending = pending;
    }

    /** Is told that from a time on another label is known. */
    @FunctionalInterface
    interface Changes {
        void change(int from, int to, long since);
    }

    long horizon() {
        return horizon;
    }

    /** Sets how long after its prediction a label counts, in milliseconds. */
    void horizon(long millis) {
        horizon = millis;
    }

    /** Tells of all labels of a prediction, one after the other. */
    void all(PendingRow answer, Changes sink) {
        int before = Relabelling.NO_LABEL;
        for (PendingLabel next : answer.labels()) {
            if (isInTime(next, answer)) {
                sink.change(before, code(next), next.time());
                before = code(next);
            }
        }
    }

    /** Tells of each label that had been held, and is too late for the prediction that came. */
    void expired(PendingRow answer, List<PendingLabel> held, Joins sink) {
        for (int i = 0; i < held.size(); i++) {
            if (!isInTime(held.get(i), answer)) {
                sink.expired();
            }
        }
    }

    /** Tells what one more label changes for a prediction that is shown with those that it had. */
    LabelOutcome insert(PendingRow answer, PendingLabel label, Changes sink) {
        if (!isInTime(label, answer)) {
            return LabelOutcome.EXPIRED;
        }
        if (answer.labels().contains(label)) {
            return LabelOutcome.REPEATED;
        }
        return place(answer, label, sink);
    }

    private LabelOutcome place(PendingRow answer, PendingLabel label, Changes sink) {
        @Nullable PendingLabel previous = null;
        @Nullable PendingLabel next = null;
        for (PendingLabel known : answer.labels()) {
            if (!isInTime(known, answer)) {
                continue;
            }
            if (pending.isBefore(known, label)) {
                previous = known;
            } else if (next == null) {
                next = known;
            }
        }
        int before = previous == null ? Relabelling.NO_LABEL : code(previous);
        sink.change(before, code(label), label.time());
        if (next != null) {
            sink.change(code(label), before, next.time());
        }
        if (previous == null && next == null) {
            return LabelOutcome.COUNTED;
        }
        return saysTheSame(previous, label) || (previous == null && saysTheSame(next, label))
                ? LabelOutcome.REPEATED
                : LabelOutcome.CORRECTED;
    }

    /** A label that comes again, at another time, corrects nothing. */
    private static boolean saysTheSame(@Nullable PendingLabel other, PendingLabel label) {
        return other != null && code(other) == code(label);
    }

    private boolean isInTime(PendingLabel some, PendingRow answer) {
        return some.time() - answer.time() <= horizon;
    }

    private static int code(PendingLabel some) {
        return some instanceof PendingLabel.OfNumber number
                ? Relabelling.codeOf(number.value())
                : ((PendingLabel.OfClass) some).outcome();
    }
}
