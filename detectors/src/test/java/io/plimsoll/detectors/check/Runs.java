package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.Scan;
import io.plimsoll.detectors.tally.WindowTally;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** Keeps the latest panes and gives, at each close, the runs of a scan. */
final class Runs {

    private final List<Integer> lengths;
    private final int longest;
    private final Deque<WindowTally> panes = new ArrayDeque<>();

    /** Of the standard scan of daily panes. */
    Runs() {
        this(Scan.standard(Duration.ofDays(1)));
    }

    Runs(Scan scan) {
        this.lengths = Arrays.stream(scan.lengths()).boxed().toList();
        this.longest = scan.longest();
    }

    /** Takes a pane that is not judged. */
    void remember(WindowTally pane) {
        panes.addFirst(pane);
        if (panes.size() > longest) {
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
            if (lengths.contains(length)) {
                WindowTally all = before.copy();
                all.add(pane);
                findings.addAll(judge.judge(new PaneRun(length, all, before)));
            }
        }
        return findings;
    }
}
