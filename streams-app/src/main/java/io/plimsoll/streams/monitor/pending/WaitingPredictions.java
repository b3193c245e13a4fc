package io.plimsoll.streams.monitor.pending;

import io.plimsoll.detectors.tally.Observation;
import io.plimsoll.detectors.tally.Subject;
import io.plimsoll.streams.monitor.Policy;
import io.plimsoll.streams.monitor.Prediction;
import io.plimsoll.streams.monitor.Repetitions;
import io.plimsoll.streams.monitor.Series;
import java.util.IdentityHashMap;
import java.util.List;

/** Puts each event among the {@link PendingPredictions} and so recognises those that came before. */
public final class WaitingPredictions implements Repetitions {

    private final PendingPredictions pending;
    private final RequestHash request = new RequestHash();
    private final PendingRow row = new PendingRow();

    /** Where a series' row finds its parts; by instance, so that no name is compared on the path of an event. */
    private final IdentityHashMap<Series, Places> places = new IdentityHashMap<>();

    /** Over predictions that were restored, or are new. */
    public WaitingPredictions(PendingPredictions pending) {
        this.pending = pending;
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
        return pending.add(row, start, start + policy.window().toMillis());
    }

    private final class Places {

        private final int code;
        private final int score;
        private final int decision;
        private final int dimensions;

        Places(Policy policy, Series series, Observation observation) {
            List<Subject> subjects = observation.layout().subjects();
            this.code = pending.series(new io.plimsoll.streams.monitor.pending.Series(
                    policy.model(), series.version(), series.role(), series.layoutHash()));
            this.score = indexOf(subjects, Subject.Source.SCORE);
            this.decision = indexOf(subjects, Subject.Source.DECISION);
            this.dimensions = observation.layout().dimensions().size();
        }

        void fill(Prediction event, Observation observation) {
            row.clear();
            request.set(event.id);
            row.request(request);
            row.series(code);
            row.time(event.time());
            if (score >= 0 && observation.evidenceBin(score) >= 0) {
                row.scoreCell(observation.evidenceBin(score));
            }
            if (decision >= 0 && observation.evidenceBin(decision) >= 0) {
                row.decision(observation.evidenceBin(decision));
            }
            for (int dimension = 0; dimension < dimensions; dimension++) {
                row.addSegment(observation.dimension(dimension));
            }
        }

        private static int indexOf(List<Subject> subjects, Subject.Source source) {
            for (int i = 0; i < subjects.size(); i++) {
                if (subjects.get(i).source() == source) {
                    return i;
                }
            }
            return -1;
        }
    }
}
