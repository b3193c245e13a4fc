package io.plimsoll.detectors.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is told of one question that is asked of runs, given from the shortest on: the first run that answers it, OK or alarm, or
 * where none does the shortest, which says what is lacking; and of those after the answer the alarm that {@link Failures} picks.
 */
final class ShortestAnswer {

    private final List<Finding> told = new ArrayList<>();
    private final Failures alarms = new Failures();
    private boolean answered;

    /** Whether no run has answered yet. */
    boolean isOpen() {
        return !answered;
    }

    /** Whether none was given yet. */
    boolean isEmpty() {
        return told.isEmpty();
    }

    void add(Finding finding) {
        boolean answers = !(finding.verdict() instanceof Verdict.Insufficient);
        if (told.isEmpty() || (answers && !answered)) {
            told.clear();
            told.add(finding);
            answered = answers;
        } else {
            Optional.of(finding).filter(alarm -> alarm.severity().isPresent()).ifPresent(alarms::add);
        }
    }

    List<Finding> toList() {
        List<Finding> all = new ArrayList<>(told);
        all.addAll(alarms.toList());
        return all;
    }
}
