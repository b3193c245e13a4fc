package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.BenjaminiHochbergE;
import io.plimsoll.detectors.evidence.Rate;
import io.plimsoll.detectors.evidence.Run;
import io.plimsoll.detectors.tally.WindowTally;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Shares that should not grow, prepared once, and judged at every close, the whole family under one level. */
final class RateIncreasePanel {

    private final List<RateIncrease> rates;
    private final int unsegmented;
    private final BenjaminiHochbergE procedure;
    private final double level;

    /**
     * @param rates those of all traffic first
     * @param unsegmented how many are of all traffic
     * @param level the level of one start
     */
    RateIncreasePanel(List<RateIncrease> rates, int unsegmented, double level) {
        this.rates = rates;
        this.unsegmented = unsegmented;
        this.level = level;
        this.procedure = BenjaminiHochbergE.forSubjects(unsegmented, rates.size() - unsegmented);
    }

    /** The findings of one run: all of all traffic, where the run is the pane alone, and what alarms. */
    List<Finding> judge(PaneRun run) {
        double[] logE = new double[rates.size()];
        for (int i = 0; i < logE.length; i++) {
            logE[i] = rates.get(i).logE(run.tally());
        }
        BitSet rejected = procedure.rejected(logE, level);
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < logE.length; i++) {
            if (rejected.get(i) || (i < unsegmented && run.panes() == 1)) {
                findings.add(finding(i, run, logE[i], rejected.get(i)));
            }
        }
        return findings;
    }

    private Finding finding(int i, PaneRun run, double logE, boolean rejected) {
        RateIncrease rate = rates.get(i);
        boolean speaks = rejected && new Run(run.panes(), logE).speaks((oldest, newest) -> rate.logE(run.before()));
        return rate.finding(run, logE, procedure.sufficientLogE(i, level), rejected, speaks);
    }

    /** How a share is counted in a tally. */
    @FunctionalInterface
    interface Counted {
        Rate in(WindowTally tally);
    }
}
