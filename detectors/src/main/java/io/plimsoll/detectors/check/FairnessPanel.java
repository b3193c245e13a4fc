package io.plimsoll.detectors.check;

import io.plimsoll.detectors.tally.Dimension;
import io.plimsoll.detectors.tally.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the groups of each attribute are treated: the rates of every group, every metric, and the limits that a policy sets. */
final class FairnessPanel {

    private final FairnessRules rules;
    private final Favourable favourable;
    private final List<Attribute> attributes = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private final GroupMetrics metrics;
    private final List<ConstrainedGroups> constraints;

    FairnessPanel(Layout layout, OutcomeChecks checks, OutcomeLevels levels) {
        this.rules = checks.fairness();
        this.favourable = checks.favourable();
        this.metrics = new GroupMetrics(rules.constraints());
        this.constraints = rules.constraints().stream()
                .map(constraint -> new ConstrainedGroups(constraint, levels))
                .toList();
        List<String> names = layout.dimensions().stream().map(Dimension::name).toList();
        rules.attributes().forEach((name, comparator) -> {
            if (names.contains(name)) {
                attributes.add(
                        new Attribute(layout.dimensions().get(names.indexOf(name)), names.indexOf(name), comparator));
            } else {
                unknown.add(name);
            }
        });
    }

    List<Finding> judge(OutcomeClose close) {
        List<Finding> findings = new ArrayList<>();
        for (Attribute attribute : attributes) {
            AttributeClose at = new AttributeClose(attribute, rules.minimumGroup(), favourable, close);
            findings.addAll(GroupRates.judge(at));
            findings.addAll(metrics.judge(at));
            constraints.forEach(constraint -> findings.addAll(constraint.judge(at)));
        }
        unknown.forEach(
                name -> rules.constraints().forEach(constraint -> findings.add(unknown(constraint, name, close))));
        return findings;
    }

    private static Finding unknown(FairnessConstraint constraint, String attribute, OutcomeClose close) {
        return AttributeClose.question(
                        constraint.name(),
                        attribute,
                        Optional.empty(),
                        Optional.empty(),
                        new Span.Version(close.spans().version().panes()))
                .unknown("unknown attribute: the reference holds no " + attribute, 0);
    }
}
