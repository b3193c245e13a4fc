package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.Budget;
import io.plimsoll.detectors.evidence.TwoSpans;
import java.time.Duration;

/**
 * How the level of performance, fairness and latency is shared: each question that may alarm has the same part of it, and of a
 * question's part the version as a whole has one half and the runs the other.
 *
 * <p>That a limit is kept is proven at the undivided level: it must hold for all questions, not for one of them.
 *
 * @param budget how often answers may be wrong
 * @param window the length of a pane
 * @param questions how many there are, at least 1
 */
record OutcomeLevels(Budget budget, Duration window, int questions) {

    /** Of the runs of one start, where there is no question of the version as a whole. */
    double ofStart() {
        return budget.perStart(Budget.Family.OUTCOME, window) / questions;
    }

    /** Of the runs of one start. */
    double ofRuns() {
        return TwoSpans.runLevel(ofStart());
    }

    /** Of the version as a whole, in its j-th period. */
    double ofVersion(int period) {
        return ok(period) / questions;
    }

    /** At which it is proven that the version as a whole keeps a limit, in its j-th period. */
    double ok(int period) {
        return TwoSpans.wholeLevel(budget.perStart(Budget.Family.OUTCOME, budget.period()), period);
    }
}
