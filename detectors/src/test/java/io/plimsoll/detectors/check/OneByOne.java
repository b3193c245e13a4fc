package io.plimsoll.detectors.check;

import io.plimsoll.detectors.statistic.Share;
import io.plimsoll.detectors.tally.OutcomeTable;
import io.plimsoll.detectors.tally.WindowTally;
import java.util.ArrayList;
import java.util.List;

/** Panes that follow one another, as a judge is given them. */
final class OneByOne {

    private static final int[] LENGTHS = {1, 2, 3, 5, 7, 14, 28};

    private OneByOne() {}

    /** What a judge is given after these panes, at least one, of which the last ones wait for their labels. */
    static OutcomeSpans spans(List<WindowTally> panes, int waiting) {
        return spans(panes, waiting, ActingLabels.OWN);
    }

    /** The same of a version whose decisions are carried out, or not. */
    static OutcomeSpans spans(List<WindowTally> panes, int waiting, ActingLabels acting) {
        List<WindowTally> matured = panes.subList(0, panes.size() - waiting);
        return new OutcomeSpans(
                1 + (panes.size() - 1) / 30,
                run(panes, panes, panes.size()),
                runs(panes, panes),
                run(panes, matured, matured.size()),
                runs(panes, matured),
                matured.stream().map(OneByOne::errors).toList(),
                acting,
                waiting);
    }

    private static Share errors(WindowTally pane) {
        return pane.outcomes().map(OneByOne::errors).orElse(new Share(0, 0));
    }

    private static Share errors(OutcomeTable table) {
        return new Share(table.wrong(), table.wrong() + table.right());
    }

    private static List<OutcomeRun> runs(List<WindowTally> all, List<WindowTally> panes) {
        List<OutcomeRun> runs = new ArrayList<>();
        for (int length : LENGTHS) {
            if (length <= panes.size()) {
                runs.add(run(all, panes, length));
            }
        }
        return runs;
    }

    private static OutcomeRun run(List<WindowTally> all, List<WindowTally> panes, int length) {
        List<WindowTally> strata = panes.subList(panes.size() - length, panes.size());
        WindowTally before = new WindowTally(all.get(0).layout());
        strata.stream().limit(Math.max(0, length - 1)).forEach(before::add);
        WindowTally tally = before.copy();
        strata.stream().skip(Math.max(0, length - 1)).forEach(tally::add);
        return new OutcomeRun(length, all.size() - panes.size(), tally, before, strata);
    }
}
