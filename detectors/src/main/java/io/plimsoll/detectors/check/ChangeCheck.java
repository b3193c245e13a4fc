package io.plimsoll.detectors.check;

import io.plimsoll.detectors.change.ChangeDetector;

/**
 * A classic change detector over the error rates of the panes whose labels had time to come, one value a pane in the order of
 * the panes. None is asked unless a policy names it.
 *
 * <p>They are there for those who know them and want to compare: none of them keeps to a false-alarm budget, so none alarms
 * higher than a warning. What decides is {@link ErrorRateCheck}.
 */
public sealed interface ChangeCheck extends Check
        permits AdwinCheck, DdmCheck, EddmCheck, HddmACheck, HddmWCheck, PageHinkleyCheck {

    /** A detector that has read nothing. */
    ChangeDetector detector();

    /**
     * What the detector reads of a pane.
     *
     * @param rate the pane's share of wrong predictions
     * @param mean the mean of that share over the panes before, the pane's own where there is none
     */
    default double value(double rate, double mean) {
        return rate;
    }

    @Override
    default Family family() {
        return Family.PERFORMANCE;
    }
}
