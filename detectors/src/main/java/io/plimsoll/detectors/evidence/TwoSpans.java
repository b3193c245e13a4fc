package io.plimsoll.detectors.evidence;

import io.plimsoll.detectors.evidence.ConstraintAnswer.Decision;
import java.util.List;

/**
 * One answer from two kinds of spans: (i) everything since the version's first event, which never ends, and (ii) the runs
 * of the scan, which start at each pane and are at most {@value #LONGEST_RUN} panes long.
 *
 * <p>FAIL if either fails; OK if (i) is OK and no run fails. The first span alone is blind after a good year: 270 good
 * days take 265 bad ones to find a ratio of .5, a fresh run 12. Each has half of the level; the first spends it period by
 * period, since it never ends.
 */
public final class TwoSpans {
    /** Panes of the longest run. */
    public static final int LONGEST_RUN = 28;

    private TwoSpans() {}

    /**
     * The level of the span that never ends, at a look in the j-th period of the budget: α/2·6/(π²j²).
     *
     * @param alpha the level of a period
     * @param period j, from 1
     */
    public static double wholeLevel(double alpha, int period) {
        return Budget.spentInPeriod(alpha / 2, period);
    }

    /**
     * The level of the runs of one start: half of it.
     *
     * @param alpha of one start; see {@link Budget#perStart}
     */
    public static double runLevel(double alpha) {
        return alpha / 2;
    }

    /**
     * The answer.
     *
     * @param whole of span (i)
     * @param runs of span (ii), in any order
     * @return the answer that decided: the failure of the whole, else the first failing run's, else that of the whole
     */
    public static ConstraintAnswer combine(ConstraintAnswer whole, List<ConstraintAnswer> runs) {
        return whole.is(Decision.FAIL)
                ? whole
                : runs.stream().filter(run -> run.is(Decision.FAIL)).findFirst().orElse(whole);
    }
}
