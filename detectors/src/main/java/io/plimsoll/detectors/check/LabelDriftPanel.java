package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.Insufficiency;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Whether what turned out to be true, or of several classes what was taken for what, is distributed otherwise than in the
 * reference: of the panes whose labels had time to come.
 */
final class LabelDriftPanel {

    private static final String NONE = "no labels: none came for panes that are old enough";

    private final Target.Distributed target;
    private final Optional<DriftPanel> panel;

    /**
     * @param target what has the distribution
     * @param checks the distances
     * @param level that of the runs of one start
     */
    LabelDriftPanel(Target.Distributed target, Reference reference, List<DriftCheck> checks, double level) {
        this.target = target;
        this.panel = OutcomePlace.ALL.labelled(reference.tally()) == 0
                ? Optional.empty()
                : Optional.of(new DriftPanel(reference, checks, level, List.of(target), List.of()));
    }

    List<Finding> judge(OutcomeClose close) {
        return lacking(close)
                .map(reason -> List.of(unknown(reason, close)))
                .orElseGet(() -> judged(close, panel.orElseThrow()));
    }

    private static List<Finding> judged(OutcomeClose close, DriftPanel panel) {
        List<Finding> findings = new ArrayList<>();
        labelled(close)
                .forEach(run -> findings.addAll(panel.judge(new PaneRun(run.asRun(), run.tally(), run.before()))));
        return findings;
    }

    private static List<OutcomeRun> labelled(OutcomeClose close) {
        return close.runs(true).stream()
                .filter(run -> OutcomePlace.ALL.labelled(run.tally()) > 0)
                .toList();
    }

    private Optional<String> lacking(OutcomeClose close) {
        if (panel.isEmpty()) {
            return Optional.of(Reasons.of(Insufficiency.Reason.UNLABELLED_REFERENCE));
        }
        if (close.runs(true).isEmpty()) {
            return Optional.of(close.lacking());
        }
        if (labelled(close).isEmpty()) {
            return Optional.of(NONE);
        }
        return close.labels().ofAll().selectiveLabels()
                ? Optional.of(Reasons.of(Insufficiency.Reason.SELECTIVE_LABELS))
                : Optional.empty();
    }

    private Finding unknown(String reason, OutcomeClose close) {
        return new OutcomeQuestion(
                        PsiCheck.STANDARD.name(),
                        DriftPanel.family(target),
                        target,
                        close.labelledRun(1),
                        OptionalDouble.empty())
                .unknown(reason, 0);
    }
}
