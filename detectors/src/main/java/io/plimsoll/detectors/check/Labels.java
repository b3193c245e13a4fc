package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.LabelCoverage;
import io.plimsoll.detectors.evidence.Sampling;
import io.plimsoll.detectors.statistic.OutcomeRate;
import io.plimsoll.detectors.statistic.Outcomes;
import io.plimsoll.detectors.statistic.Share;
import io.plimsoll.detectors.tally.OutcomeTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Who gets a label, and how far labelled cases are from independent draws.
 *
 * <p>Which decision was carried out is not counted; the version's own is taken for it. That is right for the versions that
 * serve, and for a shadow as right as the two agree.
 *
 * @param coverage by decision
 * @param designEffect φ of the labelled cases, at least 1
 */
record Labels(LabelCoverage coverage, double designEffect) {

    private static final Share NOBODY = new Share(0, 0);

    /** Labels of everybody, by independent draws. */
    static final Labels COMPLETE = new Labels(new LabelCoverage(NOBODY, NOBODY, NOBODY, NOBODY), 1);

    /** Of two kinds of decisions. */
    static Labels of(Outcomes outcomes, double designEffect) {
        Share selected = covered(outcomes.labelled().selected(), outcomes.unlabelledSelected());
        Share rejected = covered(outcomes.labelled().rejected(), outcomes.unlabelledRejected());
        return new Labels(new LabelCoverage(selected, NOBODY, NOBODY, rejected), designEffect);
    }

    /** Of several kinds of decisions: the best and the worst covered. */
    static Labels of(OutcomeTable table, double designEffect) {
        List<Share> shares = new ArrayList<>();
        for (int decision = 0; decision < table.subject().codes(); decision++) {
            shares.add(covered(
                    table.labelled(decision),
                    table.count(decision, table.subject().none())));
        }
        List<Share> ordered = shares.stream()
                .filter(Share::isDefined)
                .sorted(Comparator.comparingDouble(share -> share.value().orElseThrow()))
                .toList();
        return ordered.isEmpty()
                ? new Labels(COMPLETE.coverage, designEffect)
                : new Labels(
                        new LabelCoverage(ordered.get(ordered.size() - 1), NOBODY, NOBODY, ordered.get(0)),
                        designEffect);
    }

    private static Share covered(long labelled, long unlabelled) {
        return new Share(labelled, labelled + unlabelled);
    }

    /** How the cases of a rate came about. */
    Sampling of(OutcomeRate rate) {
        return new Sampling(designEffect, coverage.isSelectiveFor(rate));
    }

    /** How the cases of a metric of all cases came about. */
    Sampling ofAll() {
        return new Sampling(designEffect, coverage.isSelective());
    }
}
