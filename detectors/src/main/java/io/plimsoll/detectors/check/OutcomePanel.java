package io.plimsoll.detectors.check;

import io.plimsoll.detectors.tally.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Performance, concept drift and fairness of a reference's model, prepared once, and judged at every close. */
final class OutcomePanel {

    private final Reference reference;
    private final Baseline baseline;
    private final PerformancePanel performance;
    private final Optional<ErrorRatePanel> errorRate;
    private final FairnessPanel fairness;

    /**
     * @param reference whose layout counts outcomes
     * @param checks what is asked
     * @param levels how sure one must be
     */
    OutcomePanel(Reference reference, OutcomeChecks checks, OutcomeLevels levels) {
        Layout layout = reference.tally().layout();
        this.reference = reference;
        this.baseline = checks.baseline();
        this.performance = new PerformancePanel(layout, checks.performance(), levels);
        this.errorRate = checks.errorRate().map(check -> new ErrorRatePanel(check, layout, levels.ofStart()));
        this.fairness = new FairnessPanel(layout, checks, levels);
    }

    List<Finding> judge(OutcomeSpans spans) {
        OutcomeClose close = new OutcomeClose(spans, baseline(spans));
        List<Finding> findings = new ArrayList<>(performance.judge(close));
        errorRate.ifPresent(panel -> findings.addAll(panel.judge(close)));
        findings.addAll(fairness.judge(close));
        return findings;
    }

    private OutcomeBaseline baseline(OutcomeSpans spans) {
        return switch (baseline) {
            case REFERENCE -> new OutcomeBaseline.Trained(reference);
            case LIVE -> OutcomeBaseline.Live.of(spans.maturedVersion());
        };
    }
}
