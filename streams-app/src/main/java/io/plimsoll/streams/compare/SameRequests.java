package io.plimsoll.streams.compare;

import io.plimsoll.detectors.tally.Layout;
import io.plimsoll.detectors.tally.NumericSubject;
import io.plimsoll.detectors.tally.OutcomeSubject;
import io.plimsoll.detectors.tally.PairTable;
import io.plimsoll.detectors.tally.Subject;
import io.plimsoll.streams.monitor.Prediction;
import io.plimsoll.streams.monitor.ReferenceRows;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a sample answers the very requests of the base, and then what both said about each: pairs tell two versions apart
 * with far fewer labels than two samples do. A request is the same if its id and its time are: numbered rows of two files
 * often share their ids.
 */
final class SameRequests {

    private final OutcomeSubject classes;
    private final Optional<NumericSubject> score;
    private final Map<Request, Said> ofBase = new HashMap<>();

    private SameRequests(OutcomeSubject classes, Layout layout) {
        this.classes = classes;
        this.score = layout.subjects().stream()
                .filter(subject -> subject.source() == Subject.Source.SCORE)
                .filter(NumericSubject.class::isInstance)
                .map(NumericSubject.class::cast)
                .findFirst();
    }

    /** The pairs; empty unless every request of the sample is one of the base. */
    static Optional<PairTable> pairs(Base base, Sample sample) {
        Layout layout = base.reference().tally().layout();
        return base.version().equals(sample.version())
                ? Optional.empty()
                : layout.outcome()
                        .filter(PairTable::suits)
                        .flatMap(classes -> base.rows()
                                .flatMap(rows -> new SameRequests(classes, layout).pairs(rows, sample.rows())));
    }

    private Optional<PairTable> pairs(ReferenceRows base, ReferenceRows sample) {
        base.forEach(row -> ofBase.put(Request.of(row), said(row)));
        PairTable pairs = new PairTable(classes);
        boolean[] strangers = new boolean[1];
        sample.forEach(row -> {
            Said acting = ofBase.remove(Request.of(row));
            if (acting == null) {
                strangers[0] = true;
            } else {
                Said candidate = said(row);
                pairs.count(acting.answer, candidate.answer, known(candidate.label, acting.label), 1);
            }
        });
        return strangers[0] || pairs.isEmpty() ? Optional.empty() : Optional.of(pairs);
    }

    private int known(int label, int other) {
        return label == classes.none() ? other : label;
    }

    private Said said(Prediction row) {
        int decision = row.hasDecision() ? classes.classes().code(row.decision) : classes.none();
        int label = row.isLabelled() ? classes.classes().code(row.label) : classes.none();
        return new Said(new PairTable.Answer(scoreBin(row), decision), label);
    }

    private int scoreBin(Prediction row) {
        return score.filter(subject -> row.hasScore())
                .map(subject -> PairTable.scoreBin(
                        subject.grid().cell(row.score()), subject.grid().cells()))
                .orElse(PairTable.NO_SCORE);
    }

    private record Request(String id, long time) {

        static Request of(Prediction row) {
            return new Request(row.id.toString(), row.time());
        }
    }

    private record Said(PairTable.Answer answer, int label) {}
}
