package io.plimsoll.streams.compare;

import io.plimsoll.detectors.check.Finding;
import io.plimsoll.detectors.check.Severity;
import io.plimsoll.detectors.check.Span;
import io.plimsoll.detectors.check.Verdict;
import io.plimsoll.schemas.TimeWindow;
import io.plimsoll.schemas.WindowReport;
import io.plimsoll.streams.monitor.PaneReport;
import io.plimsoll.streams.monitor.Policy;
import io.plimsoll.streams.monitor.Role;
import io.plimsoll.streams.monitor.Series;
import io.plimsoll.streams.wire.ReportWire;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A comparison as the report of one window that spans the sample: what the page draws, and what readers of reports know. */
public final class ComparisonReport {

    private ComparisonReport() {}

    /** The report. Its findings are those of the comparison, the difference in quality among them. */
    public static WindowReport of(ComparedSamples compared, Policy policy) {
        Series series = new Series(
                compared.version(),
                compared.isOfOneVersion() ? Role.CHAMPION : Role.CHALLENGER,
                compared.grid().tally().layout().hash());
        PaneReport report = new PaneReport(
                policy.model(),
                series,
                policy.pane(compared.stretch().end() - 1),
                0,
                true,
                Optional.of(compared.grid()),
                compared.tally(),
                findings(compared));
        return over(compared.stretch(), ReportWire.message(report, policy, 1));
    }

    private static List<Finding> findings(ComparedSamples compared) {
        List<Finding> findings = new ArrayList<>();
        compared.findings().forEach(finding -> findings.add(ofWhole(finding, compared)));
        compared.quality().ifPresent(quality -> {
            findings.add(quality.assessment().difference());
            findings.addAll(quality.assessment().proxies());
        });
        return findings;
    }

    /** A sample is no pane of the policy's length, but all there is. What is told only is a notice. */
    private static Finding ofWhole(Finding finding, ComparedSamples compared) {
        boolean toldOnly = finding.severity().isPresent() && !GateAnswer.counts(compared, finding);
        return new Finding(
                finding.check(),
                finding.family(),
                finding.target(),
                new Span.Version(1),
                finding.measure(),
                toldOnly ? Optional.empty() : finding.compared(),
                finding.n(),
                finding.logE(),
                finding.phi(),
                toldOnly ? new Verdict.Alarm(Severity.NOTICE) : finding.verdict(),
                finding.speaks());
    }

    private static WindowReport over(Stretch stretch, WindowReport report) {
        return new WindowReport(
                report.model(),
                report.version(),
                report.role(),
                report.referenceHash(),
                report.layoutHash(),
                new TimeWindow(Instant.ofEpochMilli(stretch.start()), Instant.ofEpochMilli(stretch.end())),
                report.revision(),
                report.settled(),
                report.predictions(),
                report.labels(),
                report.coverage(),
                report.phi(),
                report.share(),
                report.findings(),
                report.distributions(),
                report.segmentDistributions(),
                report.outcomes(),
                report.confusion());
    }
}
