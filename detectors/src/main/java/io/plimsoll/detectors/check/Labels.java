package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.LabelCoverage;
import io.plimsoll.detectors.evidence.Sampling;
import io.plimsoll.detectors.statistic.OutcomeRate;
import io.plimsoll.detectors.statistic.Outcomes;
import io.plimsoll.detectors.statistic.Share;
import io.plimsoll.detectors.tally.OutcomeTable;

/**
 * Who gets a label, and how far labelled cases are from independent draws.
 *
 * <p>Of a version that serves, what it decided is what was carried out: of those that it selected it is known how they turned
 * out, so precision is identified whoever else gets a label. Of a shadow nothing is where labels depend on a decision.
 *
 * @param coverage by the version's own decision
 * @param acting whose decisions were carried out
 * @param designEffect φ of the labelled cases, at least 1
 */
record Labels(LabelCoverage coverage, ActingLabels acting, double designEffect) {

    private static final Share NOBODY = new Share(0, 0);

    /** Labels of everybody, by independent draws. */
    static final Labels COMPLETE = new Labels(ActingLabels.complete(), ActingLabels.OWN, 1);

    /** Of two kinds of decisions. */
    static Labels of(Outcomes outcomes, ActingLabels acting, double designEffect) {
        Share selected = covered(outcomes.labelled().selected(), outcomes.unlabelledSelected());
        Share rejected = covered(outcomes.labelled().rejected(), outcomes.unlabelledRejected());
        return new Labels(new LabelCoverage(selected, NOBODY, NOBODY, rejected), acting, designEffect);
    }

    /** Of several kinds of decisions: the best and the worst covered. */
    static Labels of(OutcomeTable table, ActingLabels acting, double designEffect) {
        return new Labels(ActingLabels.Served.of(table).coverage(), acting, designEffect);
    }

    private static Share covered(long labelled, long unlabelled) {
        return new Share(labelled, labelled + unlabelled);
    }

    /** How the cases of a rate came about. */
    Sampling of(OutcomeRate rate) {
        boolean isSelective = acting.own() ? coverage.isSelectiveFor(rate) : rate.needsLabels() && isSelective();
        return new Sampling(designEffect, isSelective);
    }

    /** How the cases of a metric of all cases came about. */
    Sampling ofAll() {
        return new Sampling(designEffect, isSelective());
    }

    private boolean isSelective() {
        return coverage.isSelective() || (!acting.own() && acting.coverage().isSelective());
    }
}
