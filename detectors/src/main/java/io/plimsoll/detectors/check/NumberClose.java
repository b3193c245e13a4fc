package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.Insufficiency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known at a close of the groups of an attribute, of what is compared by means.
 *
 * @param attribute the attribute
 * @param minimumGroup the fewest predictions that are a group
 * @param close the close
 */
record NumberClose(Attribute attribute, long minimumGroup, OutcomeClose close) {

    /** The groups of a run that are large enough. */
    NumberGroups groups(OutcomeRun run) {
        return NumberGroups.of(attribute.sumsIn(run.tally()), minimumGroup);
    }

    /** The groups of a run's last pane alone, whatever their size. */
    NumberGroups lastPane(OutcomeRun run) {
        return NumberGroups.of(attribute.sumsInLastPane(run), 0);
    }

    /** The groups of a run, pane by pane. */
    List<Map<String, GroupTable>> strata(OutcomeRun run) {
        return run.strata().stream().map(attribute::sumsIn).toList();
    }

    /** What the reference had of a group. */
    Optional<GroupTable> ofReference(String group) {
        return reference().map(groups -> groups.groups().get(group));
    }

    /** The groups of the reference, whatever their size; empty without labels. */
    Optional<NumberGroups> reference() {
        return close.baseline() instanceof OutcomeBaseline.Trained trained
                ? Optional.of(
                        NumberGroups.of(attribute.sumsIn(trained.reference().tally()), 0))
                : Optional.empty();
    }

    /** The version as a whole, as far as its labels had time to come. */
    OutcomeRun version() {
        return close.version(true);
    }

    /** Why nothing can be said: also where who gets a label is known to depend on the prediction. */
    Optional<String> lacking() {
        if (version().panes() == 0) {
            return Optional.of(close.lacking());
        }
        return close.labels().ofAll().selectiveLabels()
                ? Optional.of(Reasons.of(Insufficiency.Reason.SELECTIVE_LABELS))
                : Optional.empty();
    }

    /** Of all groups together. */
    OutcomeQuestion question(String metric, Span span) {
        return AttributeClose.question(metric, attribute.name(), Optional.empty(), Optional.empty(), span);
    }

    /** Of one group, against another one where that is what the metric does. */
    OutcomeQuestion question(String metric, String group, Optional<String> comparator, Span span) {
        return AttributeClose.question(metric, attribute.name(), Optional.of(group), comparator, span);
    }
}
