package io.plimsoll.streams.monitor.pending;

import io.plimsoll.detectors.tally.Layout;
import io.plimsoll.detectors.tally.Observation;
import io.plimsoll.streams.monitor.Joins;
import io.plimsoll.streams.monitor.LabelOutcome;
import io.plimsoll.streams.monitor.Memory;
import io.plimsoll.streams.monitor.ObservedLabel;
import io.plimsoll.streams.monitor.Policy;
import io.plimsoll.streams.monitor.Prediction;
import io.plimsoll.streams.monitor.Role;
import io.plimsoll.streams.monitor.Series;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts each event among the {@link PendingPredictions} and so recognises those that came before, joins labels to them
 * ({@link Timeline}), and joins what a champion and a shadow answered to the same request.
 *
 * <p><strong>A pair</strong> is known as soon as the second of its answers has come, whichever that is. Its label is that of
 * the shadow's answer: each change of the one is told as a change of the other. So the order in which answers and labels come
 * makes no difference to what they come to.
 */
public final class WaitingPredictions implements Memory {

    private final PendingPredictions pending;
    private final boolean forgets;
    private final RequestHash request = new RequestHash();
    private final PendingRow row = new PendingRow();
    private final Timeline timeline;

    private final RowPair pair = new RowPair(this::series);
    private final AnswersByRole answers = new AnswersByRole();
    private final Consumer<PendingRow> meeting = this::meet;
    private @Nullable Joins pairing;

    /** Where a series' row finds its parts; by instance, so that no name is compared on the path of an event. */
    private final IdentityHashMap<Series, Places> places = new IdentityHashMap<>();

    /** That of the last event. */
    private @Nullable Places place;

    /** By code of a series in {@link #pending}, so that each code has one instance. */
    private final List<Series> seriesOf = new ArrayList<>();

    private WaitingPredictions(PendingPredictions pending, boolean forgets) {
        this.pending = pending;
        this.forgets = forgets;
        this.timeline = new Timeline(pending);
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
        Places known = places.get(series);
        if (known == null) {
            known = new Places(policy, series, observation.layout());
            places.put(series, known);
        }
        place = known;
        known.fill(event, observation);
        long start = policy.pane(event.time()) * policy.window().toMillis();
        timeline.horizon(policy.horizon().toMillis());
        return pending.add(row, start, start + policy.window().toMillis());
    }

    @Override
    public long requestHash() {
        return request.high();
    }

    @Override
    public void joinEarlier(Joins sink) {
        row.labels = pending.earlierLabels(row);
        if (!row.labels.isEmpty()) {
            timeline.all(row, (from, to, since) -> sink.relabel(series(row.series()), row, from, to, since));
        }
        timeline.expired(row, pending.takenLabels(), sink);
        if (pending.hasStrays()) {
            tellOthers(sink);
        }
        if (place != null && place.mayPair && pending.hasShadows(place.model)) {
            pairing = sink;
            pending.partners(row, meeting);
        }
    }

    /** Labels that came with the last event to its day are those of the other answers there too. */
    private void tellOthers(Joins sink) {
        List<PendingLabel> told = new ArrayList<>();
        List<PendingRow> others = new ArrayList<>();
        pending.adopt(row, (label, answer) -> {
            if (answer.series() != row.series() || answer.time() != row.time()) {
                told.add(label);
                others.add(answer.copy());
            }
        });
        for (int i = 0; i < others.size(); i++) {
            PendingRow other = others.get(i);
            timeline.insert(
                    other,
                    told.get(i),
                    (from, to, since) -> sink.relabel(series(other.series()), other, from, to, since));
        }
        tellPairs(told, others, sink);
    }

    /** Pairs of the others; those of the last event are yet to be told. */
    private void tellPairs(List<PendingLabel> told, List<PendingRow> others, Joins sink) {
        for (PendingLabel label : new LinkedHashSet<>(told)) {
            answers.clear();
            for (int i = 0; i < others.size(); i++) {
                if (told.get(i).equals(label)) {
                    answers.add(others.get(i), series(others.get(i).series()).role());
                }
            }
            answers.forEachPair((champion, shadow) -> joinPair(champion, shadow, label, sink));
        }
    }

    /** The row of the last event and one that was there before make a pair, with all labels that are known. */
    private void meet(PendingRow other) {
        Joins sink = pairing;
        if (sink == null || !isInTime(row, other)) {
            return;
        }
        if (isShadow(row)) {
            pair.set(other, row);
        } else {
            pair.set(row, other);
        }
        sink.pair(pair);
        if (!pair.candidateRow().labels().isEmpty()) {
            timeline.all(pair.candidateRow(), (from, to, since) -> sink.relabel(pair, from, to, since));
        }
    }

    /** Where labels come sooner than a second answer may, a pair must not begin when its pane is final. */
    private boolean isInTime(PendingRow one, PendingRow other) {
        return Math.abs(one.time() - other.time()) <= Math.min(Partners.REACH, timeline.horizon());
    }

    private boolean isShadow(PendingRow some) {
        return series(some.series()).role() == Role.SHADOW;
    }

    @Override
    public LabelOutcome join(Policy policy, ObservedLabel label, Joins sink) {
        int model = pending.model(policy.model());
        request.set(label.id);
        if (policy.task() == Policy.Task.REGRESSION && !Double.isFinite(label.truth())) {
            return LabelOutcome.NOT_A_NUMBER;
        }
        timeline.horizon(policy.horizon().toMillis());
        PendingLabel pendingLabel = pendingLabel(policy, label);
        LabelOutcome outcome = join(model, pendingLabel, sink);
        if (outcome == LabelOutcome.HELD && !pending.hold(model, request, pendingLabel)) {
            return LabelOutcome.NO_ROOM;
        }
        return outcome;
    }

    private PendingLabel pendingLabel(Policy policy, ObservedLabel label) {
        return policy.task() == Policy.Task.REGRESSION
                ? new PendingLabel.OfNumber(label.time(), label.truth())
                : new PendingLabel.OfClass(label.time(), pending.outcome(policy.model(), label.text.toString()));
    }

    /** Of several predictions the one counts with which most was done; held if there is none. */
    private LabelOutcome join(int model, PendingLabel label, Joins sink) {
        LabelOutcome[] most = {LabelOutcome.HELD};
        boolean pairs = pending.hasShadows(model);
        answers.clear();
        pending.label(model, request, label, answer -> {
            Series series = series(answer.series());
            LabelOutcome outcome =
                    timeline.insert(answer, label, (from, to, since) -> sink.relabel(series, answer, from, to, since));
            most[0] = outcome.compareTo(most[0]) < 0 ? outcome : most[0];
            if (pairs) {
                answers.add(answer, series.role());
            }
        });
        answers.forEachPair((champion, shadow) -> joinPair(champion, shadow, label, sink));
        return most[0];
    }

    private void joinPair(PendingRow champion, PendingRow shadow, PendingLabel label, Joins sink) {
        if (isInTime(champion, shadow)) {
            pair.set(champion, shadow);
            timeline.insert(shadow, label, (from, to, since) -> sink.relabel(pair, from, to, since));
        }
    }

    @Override
    public int forget(String model, long before) {
        return forgets ? pending.expire(pending.model(model), before - Partners.REACH) : 0;
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

    private final class Places {

        private final int model;
        private final int code;
        private final int dimensions;

        /** Whether there may be another version's answer that it is paired with. */
        private final boolean mayPair;

        Places(Policy policy, Series series, Layout layout) {
            this.model = pending.model(policy.model());
            this.code = pending.series(new io.plimsoll.streams.monitor.pending.Series(
                    policy.model(), series.version(), series.role(), series.layoutHash()));
            this.dimensions = layout.dimensions().size();
            this.mayPair =
                    layout.outcome().isPresent() && (series.role() == Role.CHAMPION || series.role() == Role.SHADOW);
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
            if (!Double.isNaN(observation.predictedValue())) {
                row.value(observation.predictedValue());
            }
            for (int i = 0; i < observation.classes(); i++) {
                row.addClassScore(observation.classScore(i));
            }
            for (int dimension = 0; dimension < dimensions; dimension++) {
                row.addSegment(observation.dimension(dimension));
            }
        }
    }
}
