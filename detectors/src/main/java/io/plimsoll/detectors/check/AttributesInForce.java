package io.plimsoll.detectors.check;

import io.plimsoll.detectors.statistic.PerformanceMetric;
import io.plimsoll.detectors.tally.Dimension;
import io.plimsoll.detectors.tally.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The attributes that a policy asks fairness of: those by which a reference is sliced, and those that it never held. */
final class AttributesInForce {

    private final FairnessRules rules;
    private final List<Attribute> known = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();

    AttributesInForce(Layout layout, FairnessRules rules) {
        this.rules = rules;
        List<String> names = layout.dimensions().stream().map(Dimension::name).toList();
        rules.attributes().forEach((name, comparator) -> {
            if (names.contains(name)) {
                known.add(new Attribute(layout.dimensions().get(names.indexOf(name)), names.indexOf(name), comparator));
            } else {
                unknown.add(name);
            }
        });
    }

    List<Attribute> known() {
        return known;
    }

    /** What cannot be said of the others. */
    List<Finding> unknown(OutcomeClose close) {
        List<Finding> findings = new ArrayList<>();
        unknown.forEach(
                name -> rules.constraints().forEach(constraint -> findings.add(unknown(constraint, name, close))));
        return findings;
    }

    /** Limits on calibration that cannot be decided because no scores are counted. */
    List<Finding> uncalibrated(OutcomeClose close) {
        List<FairnessConstraint> limited = rules.constraints().stream()
                .filter(constraint -> constraint.metric().mean().isPresent())
                .toList();
        return known.stream()
                .flatMap(attribute -> limited.stream()
                        .map(constraint -> question(constraint.name(), attribute.name(), close)
                                .unknown("no scores: the reference's profile does not hold what scores cost", 0)))
                .toList();
    }

    /** What cannot be said of favourable predictions because others are counted, or none: their share, and what is limited. */
    List<Finding> uncounted(String reason, OutcomeClose close) {
        List<String> asked = Stream.concat(
                        Stream.of(PerformanceMetric.SELECTION_RATE.label()),
                        rules.constraints().stream()
                                .filter(constraint -> constraint.metric().mean().isEmpty())
                                .map(FairnessConstraint::name))
                .toList();
        return known.stream()
                .flatMap(attribute -> asked.stream()
                        .map(metric -> question(metric, attribute.name(), close).unknown(reason, 0)))
                .toList();
    }

    private static Finding unknown(FairnessConstraint constraint, String attribute, OutcomeClose close) {
        return question(constraint.name(), attribute, close)
                .unknown("unknown attribute: the reference holds no " + attribute, 0);
    }

    private static OutcomeQuestion question(String metric, String attribute, OutcomeClose close) {
        return AttributeClose.question(
                metric,
                attribute,
                Optional.empty(),
                Optional.empty(),
                close.spans().version().asVersion());
    }
}
