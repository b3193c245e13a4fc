package io.plimsoll.streams.monitor.pending;

import io.plimsoll.detectors.tally.Observation;
import io.plimsoll.streams.monitor.LabelOutcome;
import io.plimsoll.streams.monitor.Memory;
import io.plimsoll.streams.monitor.ObservedLabel;
import io.plimsoll.streams.monitor.Policy;
import io.plimsoll.streams.monitor.Prediction;
import io.plimsoll.streams.monitor.Relabelling;
import io.plimsoll.streams.monitor.Series;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts each event among the {@link PendingPredictions} and so recognises those that came before, and joins labels to them.
 *
 * <p><strong>The label of a prediction at a time</strong> is the one of the greatest time not after it, among those that
 * came within the horizon. So a label that comes out of order is put in its place: what counted from its own time on until
 * the next one's was wrong, and is set right. Whatever the order in which labels and predictions come, the same counts
 * result for every time.
 */
public final class WaitingPredictions implements Memory {

    private final PendingPredictions pending;
    private final boolean forgets;
    private final RequestHash request = new RequestHash();
    private final PendingRow row = new PendingRow();
    private final Timeline timeline = new Timeline();

    /** Where a series' row finds its parts; by instance, so that no name is compared on the path of an event. */
    private final IdentityHashMap<Series, Places> places = new IdentityHashMap<>();

    /** By code of a series in {@link #pending}, so that each code has one instance. */
    private final List<Series> seriesOf = new ArrayList<>();

    private WaitingPredictions(PendingPredictions pending, boolean forgets) {
        this.pending = pending;
        this.forgets = forgets;
    }

    /** Over predictions that were restored, or are new. */
    public WaitingPredictions(PendingPredictions pending) {
        this(pending, true);
    }

    /**
     * Over predictions of files that are read once: nothing is forgotten, so that of a label that comes after the horizon it
     * is always known that it has a prediction.
     */
    public static WaitingPredictions ofFiles(PendingPredictions pending) {
        return new WaitingPredictions(pending, false);
    }

    @Override
    public boolean isNew(Policy policy, Series series, Prediction event, Observation observation) {
        Places place = places.get(series);
        if (place == null) {
            place = new Places(policy, series, observation);
            places.put(series, place);
        }
        place.fill(event, observation);
        long start = policy.pane(event.time()) * policy.window().toMillis();
        timeline.horizon = policy.horizon().toMillis();
        return pending.add(row, start, start + policy.window().toMillis());
    }

    @Override
    public void joinEarlier(Relabelling sink) {
        List<PendingLabel> labels = pending.earlierLabels(row);
        if (!labels.isEmpty()) {
            timeline.begin(sink);
            timeline.all(row, labels);
        }
    }

    @Override
    public LabelOutcome join(Policy policy, ObservedLabel label, Relabelling sink) {
        String model = policy.model();
        request.set(label.id);
        if (policy.task() == Policy.Task.REGRESSION && !Double.isFinite(label.truth())) {
            return LabelOutcome.NOT_A_NUMBER;
        }
        PendingLabel pendingLabel = policy.task() == Policy.Task.REGRESSION
                ? new PendingLabel.OfNumber(label.time(), label.truth())
                : new PendingLabel.OfClass(label.time(), pending.outcome(model, label.text.toString()));
        timeline.horizon = policy.horizon().toMillis();
        timeline.begin(sink);
        timeline.label = pendingLabel;
        pending.label(pending.model(model), request, pendingLabel, timeline::insert);
        if (timeline.outcome == LabelOutcome.HELD && !pending.hold(pending.model(model), request, pendingLabel)) {
            return LabelOutcome.NO_ROOM;
        }
        return timeline.outcome;
    }

    @Override
    public int forget(String model, long before) {
        return forgets ? pending.expire(pending.model(model), before) : 0;
    }

    @Override
    public String outcome(int code) {
        return pending.outcome(code);
    }

    private Series series(int code) {
        while (seriesOf.size() <= code) {
            io.plimsoll.streams.monitor.pending.Series named = pending.series(seriesOf.size());
            seriesOf.add(new Series(named.version(), named.role(), named.layout()));
        }
        return seriesOf.get(code);
    }

    /** The labels of one prediction after the other, in the order of their times. */
    private final class Timeline {

        private Relabelling sink = (series, answer, from, to, since) -> {};
        private long horizon;
        private PendingLabel label = new PendingLabel.OfClass(0, 0);
        private LabelOutcome outcome = LabelOutcome.HELD;

        void begin(Relabelling newSink) {
            sink = newSink;
            outcome = LabelOutcome.HELD;
        }

        /** Gives a prediction all its labels. */
        void all(PendingRow answer, List<PendingLabel> labels) {
            int before = Relabelling.NO_LABEL;
            for (PendingLabel next : labels) {
                if (isInTime(next, answer)) {
                    tell(answer, before, code(next), next);
                    before = code(next);
                }
            }
        }

        /** Gives a prediction, which is shown with the labels that it had, one more. */
        void insert(PendingRow answer) {
            outcome = better(outcome, outcomeFor(answer));
        }

        private LabelOutcome outcomeFor(PendingRow answer) {
            if (!isInTime(label, answer)) {
                return LabelOutcome.EXPIRED;
            }
            if (answer.labels().contains(label)) {
                return LabelOutcome.REPEATED;
            }
            return place(answer);
        }

        private LabelOutcome place(PendingRow answer) {
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
            tell(answer, before, code(label), label);
            if (next != null) {
                tell(answer, code(label), before, next);
            }
            if (previous == null && next == null) {
                return LabelOutcome.COUNTED;
            }
            return saysTheSame(previous) || (previous == null && saysTheSame(next))
                    ? LabelOutcome.REPEATED
                    : LabelOutcome.CORRECTED;
        }

        /** A label that comes again, at another time, corrects nothing. */
        private boolean saysTheSame(@Nullable PendingLabel other) {
            return other != null && code(other) == code(label);
        }

        private boolean isInTime(PendingLabel some, PendingRow answer) {
            return some.time() - answer.time() <= horizon;
        }

        private void tell(PendingRow answer, int from, int to, PendingLabel since) {
            sink.relabel(series(answer.series()), answer, from, to, since.time());
        }

        private int code(PendingLabel some) {
            return some instanceof PendingLabel.OfNumber number
                    ? Relabelling.codeOf(number.value())
                    : ((PendingLabel.OfClass) some).outcome();
        }

        /** Of several predictions the one counts with which most was done. */
        private LabelOutcome better(LabelOutcome one, LabelOutcome other) {
            return one.compareTo(other) <= 0 ? one : other;
        }
    }

    private final class Places {

        private final int code;
        private final int dimensions;

        Places(Policy policy, Series series, Observation observation) {
            this.code = pending.series(new io.plimsoll.streams.monitor.pending.Series(
                    policy.model(), series.version(), series.role(), series.layoutHash()));
            this.dimensions = observation.layout().dimensions().size();
        }

        void fill(Prediction event, Observation observation) {
            row.clear();
            request.set(event.id);
            row.request(request);
            row.series(code);
            row.time(event.time());
            if (observation.scoreCell() >= 0) {
                row.scoreCell(observation.scoreCell());
            }
            if (observation.decision() >= 0) {
                row.decision(observation.decision());
            }
            if (observation.hasError()) {
                row.value(observation.predictedValue());
            }
            for (int dimension = 0; dimension < dimensions; dimension++) {
                row.addSegment(observation.dimension(dimension));
            }
        }
    }
}
