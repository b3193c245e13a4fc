package io.plimsoll.detectors.check;

import io.plimsoll.detectors.change.ChangeDetector;
import io.plimsoll.detectors.change.ChangeState;
import io.plimsoll.detectors.evidence.Insufficiency;
import io.plimsoll.detectors.statistic.Share;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Classic change detectors over the error rates of the version's panes, read anew at every close: the answer is that after the
 * last pane, and depends on nothing but the panes.
 */
final class ChangePanel {

    /** Most of the detectors say nothing of fewer values. */
    private static final int WARM = 30;

    private final List<ChangeCheck> checks;

    ChangePanel(List<ChangeCheck> checks) {
        this.checks = checks;
    }

    List<Finding> judge(OutcomeClose close) {
        List<Share> labelled = close.errors().stream().filter(Share::isDefined).toList();
        return checks.stream().map(check -> judge(check, labelled, close)).toList();
    }

    private static Finding judge(ChangeCheck check, List<Share> panes, OutcomeClose close) {
        OutcomeQuestion question = new OutcomeQuestion(
                check.name(),
                check.family(),
                new Target.Metric(check.name(), Optional.empty()),
                close.labelledRun(1),
                OptionalDouble.empty());
        Optional<String> lacking = lacking(panes, close);
        if (lacking.isPresent()) {
            return question.unknown(lacking.get(), 0);
        }
        Share last = panes.get(panes.size() - 1);
        ChangeState state = read(check, panes);
        return question.changed(last.value().orElseThrow(), last.whole(), verdict(state, panes.size()), state);
    }

    private static ChangeState read(ChangeCheck check, List<Share> panes) {
        ChangeDetector detector = check.detector();
        ChangeState state = ChangeState.STABLE;
        double sum = 0;
        for (int pane = 0; pane < panes.size(); pane++) {
            double rate = panes.get(pane).value().orElseThrow();
            state = detector.update(check.value(rate, pane == 0 ? rate : sum / pane));
            sum += rate;
        }
        return state;
    }

    private static Verdict verdict(ChangeState state, int panes) {
        return switch (state) {
            case CHANGE -> new Verdict.Alarm(Severity.WARNING);
            case WARNING -> new Verdict.Alarm(Severity.NOTICE);
            case STABLE ->
                panes >= WARM
                        ? new Verdict.Ok()
                        : new Verdict.Insufficient("too few: " + panes + " panes, detectors need " + WARM);
        };
    }

    private static Optional<String> lacking(List<Share> panes, OutcomeClose close) {
        if (panes.isEmpty()) {
            return Optional.of(close.lacking());
        }
        return close.labels().ofAll().selectiveLabels()
                ? Optional.of(Reasons.of(Insufficiency.Reason.SELECTIVE_LABELS))
                : Optional.empty();
    }
}
