package io.plimsoll.detectors.check;

import io.plimsoll.detectors.statistic.Interval;
import io.plimsoll.detectors.statistic.PairedAuc;
import io.plimsoll.detectors.statistic.RankCorrelation;
import io.plimsoll.detectors.statistic.Share;
import io.plimsoll.detectors.tally.OutcomeSubject;
import io.plimsoll.detectors.tally.PairTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What can be said while labels are missing: how often the versions agree and how far they order requests alike, what the
 * candidate's accuracy and share of positives probably are; and, as labels come, how the areas under the curve differ. It is
 * told, and nothing is decided with it.
 */
final class StandIns {

    /** The checks that estimate what labels would say. */
    private static final Set<String> ESTIMATES = Set.of("estimated_accuracy", "label_shift");

    private static final double NORMAL_95 = 1.959963984540054;
    private static final double CONFIDENCE = 0.95;

    private StandIns() {}

    static List<Finding> of(Entrant entrant) {
        List<Finding> findings = new ArrayList<>();
        if (entrant.trial() instanceof Trial.Shadow shadow) {
            shadow.pairs()
                    .ifPresent(pairs -> findings.addAll(
                            of(pairs, shadow.candidate().matured().asVersion())));
        }
        entrant.findings().stream()
                .filter(finding -> ESTIMATES.contains(finding.check()))
                .forEach(findings::add);
        return findings;
    }

    private static List<Finding> of(PairTable pairs, Span span) {
        List<Finding> findings = new ArrayList<>();
        findings.add(agreement(pairs, span));
        findings.add(finding("score_correlation", Measure.of(RankCorrelation.of(joint(pairs))), pairs.pairs(), span));
        findings.add(aucDifference(pairs, span));
        return findings;
    }

    private static Finding agreement(PairTable pairs, Span span) {
        long alike = 0;
        long decided = 0;
        for (int acting = 0; acting < pairs.subject().codes(); acting++) {
            alike += pairs.decided(acting, acting);
            for (int candidate = 0; candidate < pairs.subject().codes(); candidate++) {
                decided += pairs.decided(acting, candidate);
            }
        }
        Share share = new Share(alike, decided);
        Measure measure = share.wilson(CONFIDENCE)
                .map(bounds -> bounded(share.value().orElseThrow(), bounds))
                .orElse(Measure.UNDEFINED);
        return finding("agreement", measure, decided, span);
    }

    /** Of labelled pairs with scores, the candidate's area less the acting version's, for one look and as if bins were scores. */
    private static Finding aucDifference(PairTable pairs, Span span) {
        long[][] positives = joint(pairs, OutcomeSubject.POSITIVE);
        long[][] negatives = joint(pairs, OutcomeSubject.NEGATIVE);
        Measure measure =
                PairedAuc.of(positives, negatives).map(StandIns::bounded).orElse(Measure.UNDEFINED);
        return finding("auc_difference", measure, pairs.labelled(), span);
    }

    private static Measure bounded(PairedAuc auc) {
        double half = NORMAL_95 * StrictMath.sqrt(auc.variance());
        double gain = -auc.difference();
        return bounded(gain, new Interval(gain - half, gain + half));
    }

    private static Measure bounded(double value, Interval bounds) {
        return Measure.bounded(
                OptionalDouble.of(value), OptionalDouble.of(bounds.lower()), OptionalDouble.of(bounds.upper()));
    }

    private static long[][] joint(PairTable pairs) {
        long[][] joint = new long[PairTable.SCORE_BINS][PairTable.SCORE_BINS];
        for (int label = 0; label <= pairs.subject().none(); label++) {
            long[][] part = joint(pairs, label);
            for (int i = 0; i < joint.length; i++) {
                for (int j = 0; j < joint.length; j++) {
                    joint[i][j] += part[i][j];
                }
            }
        }
        return joint;
    }

    private static long[][] joint(PairTable pairs, int label) {
        long[][] joint = new long[PairTable.SCORE_BINS][PairTable.SCORE_BINS];
        for (int acting = 0; acting < joint.length; acting++) {
            for (int candidate = 0; candidate < joint.length; candidate++) {
                joint[acting][candidate] = pairs.scored(acting, candidate, label);
            }
        }
        return joint;
    }

    private static Finding finding(String check, Measure measure, long n, Span span) {
        Verdict verdict = measure.value().isPresent()
                ? new Verdict.Ok()
                : new Verdict.Insufficient("undefined: too few pairs, or all alike");
        return new Finding(
                check,
                Family.COMPARISON,
                new Target.Metric(check, Optional.empty()),
                span,
                measure,
                Optional.empty(),
                n,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                verdict,
                false);
    }
}
