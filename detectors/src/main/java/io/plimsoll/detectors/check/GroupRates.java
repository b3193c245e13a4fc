package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.BinaryEstimates;
import io.plimsoll.detectors.evidence.Estimate;
import io.plimsoll.detectors.statistic.Groups;
import io.plimsoll.detectors.statistic.OutcomeRate;
import io.plimsoll.detectors.statistic.Outcomes;
import io.plimsoll.detectors.statistic.PerformanceMetric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Every rate of every group, over the version; of groups that are too small together, named, and without a verdict. */
final class GroupRates {

    private GroupRates() {}

    static List<Finding> judge(AttributeClose at) {
        List<Finding> findings = new ArrayList<>();
        for (OutcomeRate rate : OutcomeRate.values()) {
            findings.addAll(judge(rate, at));
        }
        return findings;
    }

    private static List<Finding> judge(OutcomeRate rate, AttributeClose at) {
        OutcomeRun run = at.version(rate.needsLabels());
        Span span = run.asVersion();
        if (run.panes() == 0) {
            return List.of(at.question(label(rate), span).unknown(at.close().lacking(), 0));
        }
        Groups groups = at.groups(run);
        List<Finding> findings = new ArrayList<>();
        groups.outcomes().forEach((group, outcomes) -> findings.add(of(rate, group, outcomes, span, at)));
        if (!groups.pooled().isEmpty()) {
            findings.add(ofPool(rate, groups, span, at));
        }
        return findings;
    }

    private static Finding of(OutcomeRate rate, String group, Outcomes outcomes, Span span, AttributeClose at) {
        Optional<Outcomes> reference = at.ofReference(group);
        OptionalDouble had = reference.map(known -> rate.of(known).value()).orElse(OptionalDouble.empty());
        return at.question(label(rate), group, Optional.empty(), span)
                .known(
                        estimate(rate, outcomes, reference, at),
                        rate.of(outcomes).whole(),
                        had);
    }

    private static Finding ofPool(OutcomeRate rate, Groups groups, Span span, AttributeClose at) {
        return at.question(label(rate), String.join(" + ", groups.pooled()), Optional.empty(), span)
                .known(
                        estimate(rate, groups.pool(), Optional.empty(), at),
                        rate.of(groups.pool()).whole(),
                        Reasons.tooSmall(groups.pooled(), at.minimumGroup()));
    }

    private static Estimate estimate(
            OutcomeRate rate, Outcomes outcomes, Optional<Outcomes> reference, AttributeClose at) {
        return new BinaryEstimates(outcomes, reference, at.labels().of(rate)).rate(rate);
    }

    private static String label(OutcomeRate rate) {
        return PerformanceMetric.valueOf(rate.name()).label();
    }
}
