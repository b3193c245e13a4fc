package io.plimsoll.detectors.evidence;

import io.plimsoll.detectors.statistic.Confusion;
import io.plimsoll.detectors.statistic.OutcomeRate;
import io.plimsoll.detectors.statistic.Outcomes;
import io.plimsoll.detectors.statistic.Share;

/**
 * What a rate is at least and at most, whatever the missing labels are: worst cases without any assumption on them.
 *
 * <p>With u₁ and u₀ unlabelled cases of decision 1 and 0: accuracy [k/n, (k+u)/n], n with the unlabelled; TPR
 * [tp/(tp+fn+u₀), (tp+u₁)/(tp+u₁+fn)]; FPR [fp/(fp+tn+u₀), (fp+u₁)/(fp+u₁+tn)]; PPV [tp/(tp+fp+u₁), (tp+u₁)/(tp+fp+u₁)];
 * the others are their mirror images.
 *
 * <p>Source: Manski, Nonparametric bounds on treatment effects, American Economic Review 80(2) (1990), 319–323.
 *
 * @param low the rate with the labels least kind to it
 * @param high the rate with the labels kindest to it
 */
public record LabelBounds(Share low, Share high) {

    /** Of a rate. */
    public static LabelBounds of(OutcomeRate rate, Outcomes outcomes) {
        Share share = rate.of(outcomes);
        long missingOfDecision1 = outcomes.unlabelledSelected();
        long missingOfDecision0 = outcomes.unlabelledRejected();
        return switch (rate) {
            case SELECTION_RATE -> new LabelBounds(share, share);
            case ACCURACY -> within(share, outcomes.unlabelled());
            case PRECISION -> within(share, missingOfDecision1);
            case NEGATIVE_PREDICTIVE_VALUE -> within(share, missingOfDecision0);
            case RECALL, FALSE_POSITIVE_RATE -> across(share, missingOfDecision1, missingOfDecision0);
            case SPECIFICITY, FALSE_NEGATIVE_RATE -> across(share, missingOfDecision0, missingOfDecision1);
        };
    }

    /** Of {@link Confusion#jaccard()}. */
    static LabelBounds ofJaccard(Outcomes outcomes) {
        Share share = outcomes.labelled().jaccard();
        long selected = outcomes.unlabelledSelected();
        return new LabelBounds(
                new Share(share.part(), share.whole() + outcomes.unlabelled()),
                new Share(share.part() + selected, share.whole() + selected));
    }

    /** All unlabelled are in the denominator; each may be in the numerator. */
    private static LabelBounds within(Share share, long missing) {
        long whole = share.whole() + missing;
        return new LabelBounds(new Share(share.part(), whole), new Share(share.part() + missing, whole));
    }

    /** Some unlabelled could be in the denominator: with the numerator, or without. */
    private static LabelBounds across(Share share, long missingWith, long missingWithout) {
        return new LabelBounds(
                new Share(share.part(), share.whole() + missingWithout),
                new Share(share.part() + missingWith, share.whole() + missingWith));
    }

    /** Each end widened by its own sequence. */
    public Estimate estimate() {
        return new BoundedEstimate(RateEstimate.of(low), RateEstimate.of(high));
    }
}
