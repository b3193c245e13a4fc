package io.plimsoll.detectors.check;

import io.plimsoll.detectors.tally.WindowTally;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Keeps the latest panes and gives, at each close, the runs of the standard scan of daily panes. */
final class Runs {

    private static final int LONGEST = 14;
    private static final List<Integer> LENGTHS = List.of(1, 2, 3, 5, 7, LONGEST);

    private final Deque<WindowTally> panes = new ArrayDeque<>();

    /** Takes a pane that is not judged. */
    void remember(WindowTally pane) {
        panes.addFirst(pane);
        if (panes.size() > LONGEST) {
            panes.removeLast();
        }
    }

    /** The findings of all runs that end with this pane. */
    List<Finding> close(Judge judge, WindowTally pane) {
        remember(pane);
        List<Finding> findings = new ArrayList<>();
        WindowTally before = new WindowTally(pane.layout());
        int length = 0;
        for (WindowTally earlier : panes) {
            if (length > 0) {
                before.add(earlier);
            }
            length++;
            if (LENGTHS.contains(length)) {
                WindowTally all = before.copy();
                all.add(pane);
                findings.addAll(judge.judge(new PaneRun(length, all, before)));
            }
        }
        return findings;
    }
}
