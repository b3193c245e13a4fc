package io.plimsoll.detectors.check;

import io.plimsoll.detectors.statistic.Groups;
import io.plimsoll.detectors.statistic.Outcomes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is known of the groups of an attribute at a close.
 *
 * @param attribute the attribute
 * @param minimumGroup the fewest predictions that are a group
 * @param favourable which decisions are good for people
 * @param close the close
 */
record AttributeClose(Attribute attribute, long minimumGroup, Favourable favourable, OutcomeClose close) {

    /** Every group of a run, whatever its size. */
    Map<String, Outcomes> people(OutcomeRun run) {
        return attribute.in(run.tally(), favourable);
    }

    /** The groups of a run that are large enough. */
    Groups groups(OutcomeRun run) {
        return Groups.of(people(run), minimumGroup);
    }

    /** The groups of a run's last pane alone, whatever their size. */
    Groups lastPane(OutcomeRun run) {
        return Groups.of(attribute.inLastPane(run, favourable));
    }

    /** The groups of a run, pane by pane. */
    List<Map<String, Outcomes>> strata(OutcomeRun run) {
        return run.strata().stream().map(pane -> attribute.in(pane, favourable)).toList();
    }

    /** What the reference had of a group. */
    Optional<Outcomes> ofReference(String group) {
        return close.baseline() instanceof OutcomeBaseline.Trained trained
                ? Optional.ofNullable(
                        attribute.in(trained.reference().tally(), favourable).get(group))
                : Optional.empty();
    }

    Labels labels() {
        return close.labels(favourable);
    }

    OutcomeRun version(boolean needsLabels) {
        return close.version(needsLabels);
    }

    /** Of all groups together. */
    OutcomeQuestion question(String metric, Span span) {
        return question(metric, attribute.name(), Optional.empty(), Optional.empty(), span);
    }

    /** Of one group, against another one where that is what the metric does. */
    OutcomeQuestion question(String metric, String group, Optional<String> comparator, Span span) {
        return question(metric, attribute.name(), Optional.of(group), comparator, span);
    }

    static OutcomeQuestion question(
            String metric, String attribute, Optional<String> group, Optional<String> comparator, Span span) {
        return new OutcomeQuestion(
                metric,
                Family.FAIRNESS,
                new Target.Group(metric, attribute, group, comparator),
                span,
                OptionalDouble.empty());
    }
}
