package io.plimsoll.detectors.check;

import java.util.ArrayList;
import java.util.List;

/**
 * How the groups of each attribute are treated: the rates of every group, every metric, and the limits that a policy sets. Of
 * decisions between classes, and of numbers on either side of a threshold.
 */
final class FairnessPanel {

    private final FairnessRules rules;
    private final Favourable favourable;
    private final AttributesInForce attributes;
    private final GroupMetrics metrics;
    private final List<ConstrainedGroups> constraints;

    FairnessPanel(AttributesInForce attributes, OutcomeChecks checks, OutcomeLevels levels) {
        this.attributes = attributes;
        this.rules = checks.fairness();
        this.favourable = checks.favourable();
        this.metrics = new GroupMetrics(rules.constraints());
        this.constraints = rules.constraints().stream()
                .filter(constraint -> constraint.metric().mean().isEmpty())
                .map(constraint -> new ConstrainedGroups(constraint, levels))
                .toList();
    }

    List<Finding> judge(OutcomeClose close) {
        List<Finding> findings = new ArrayList<>();
        for (Attribute attribute : attributes.known()) {
            AttributeClose at = new AttributeClose(attribute, rules.minimumGroup(), favourable, close);
            findings.addAll(GroupRates.judge(at));
            findings.addAll(metrics.judge(at));
            constraints.forEach(constraint -> findings.addAll(constraint.judge(at)));
        }
        return findings;
    }
}
