package io.plimsoll.detectors.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** What tests ask of findings over the version. */
final class VersionFindings {

    private VersionFindings() {}

    /** The one about a target. */
    static Finding only(List<Finding> findings, Target target) {
        List<Finding> found = findings.stream()
                .filter(finding -> finding.target().equals(target) && finding.span() instanceof Span.Version)
                .toList();
        assertThat(found).as(target.toString()).hasSize(1);
        return found.get(0);
    }

    static double value(Finding finding) {
        return finding.measure().value().orElseThrow();
    }

    /** Why it is not answered; empty where it is. */
    static String reason(Finding finding) {
        return finding.verdict() instanceof Verdict.Insufficient few ? few.reason() : "";
    }
}
