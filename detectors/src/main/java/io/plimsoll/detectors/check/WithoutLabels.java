package io.plimsoll.detectors.check;

/**
 * What stands in for labels while they are missing. Each of both is asked of the panes whose labels have not had time to come;
 * when they have, the truth takes its place.
 *
 * @param accuracy how accurate the decisions probably are
 * @param labelShift how many positives there probably are
 */
public record WithoutLabels(EstimatedAccuracyCheck accuracy, LabelShiftCheck labelShift) {

    /** What a policy leaves unsaid. */
    public static final WithoutLabels STANDARD =
            new WithoutLabels(EstimatedAccuracyCheck.STANDARD, LabelShiftCheck.STANDARD);
}
