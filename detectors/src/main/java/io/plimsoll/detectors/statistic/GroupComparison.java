package io.plimsoll.detectors.statistic;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One group against a reference group; all differences are group minus reference.
 *
 * @param group the outcomes of the group
 * @param reference the outcomes of the reference group
 */
public record GroupComparison(Outcomes group, Outcomes reference) {
    /**
     * The four-fifths rule: a selection rate under this part of the reference group's is held against the employer.
     *
     * @see <a href="https://www.ecfr.gov/current/title-29/section-1607.4">29 CFR 1607.4(D)</a>
     */
    public static final double FOUR_FIFTHS = 0.8;

    /** The reciprocal of {@link #FOUR_FIFTHS}: above it the reference group is the one that is disadvantaged. */
    public static final double FIVE_FOURTHS = 1.25;

    /** Both shares of a rate; empty where one is undefined. */
    public Optional<TwoProportions> proportions(OutcomeRate rate) {
        Share one = rate.of(group);
        Share other = rate.of(reference);
        return TwoProportions.of(one.part(), one.whole(), other.part(), other.whole());
    }

    /** The difference of a rate: of the selection rate, statistical parity; of recall, equal opportunity. */
    public OptionalDouble difference(OutcomeRate rate) {
        return proportions(rate)
                .map(TwoProportions::difference)
                .map(OptionalDouble::of)
                .orElseGet(OptionalDouble::empty);
    }

    /**
     * The ratio of a rate: of the selection rate, disparate impact; empty where the reference's is 0 or one is undefined.
     */
    public OptionalDouble ratio(OutcomeRate rate) {
        return proportions(rate).map(TwoProportions::ratio).orElseGet(OptionalDouble::empty);
    }

    /** The mean of the differences of the false and the true positive rate; empty where one is undefined. */
    public OptionalDouble averageOddsDifference() {
        OptionalDouble fpr = difference(OutcomeRate.FALSE_POSITIVE_RATE);
        OptionalDouble tpr = difference(OutcomeRate.RECALL);
        return fpr.isEmpty() || tpr.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of((fpr.getAsDouble() + tpr.getAsDouble()) / 2);
    }

    /** Whether disparate impact is defined and under {@link #FOUR_FIFTHS}: a point estimate, no decision. */
    public boolean isUnderFourFifths() {
        return ratio(OutcomeRate.SELECTION_RATE).orElse(1) < FOUR_FIFTHS;
    }

    /** Whether disparate impact is defined and over {@link #FIVE_FOURTHS}. */
    public boolean isOverFiveFourths() {
        return ratio(OutcomeRate.SELECTION_RATE).orElse(1) > FIVE_FOURTHS;
    }
}
