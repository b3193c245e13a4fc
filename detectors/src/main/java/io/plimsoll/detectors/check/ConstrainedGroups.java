package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.ConstraintAnswer.Decision;
import io.plimsoll.detectors.evidence.GroupAnswer;
import io.plimsoll.detectors.evidence.GroupConstraint;
import io.plimsoll.detectors.evidence.Insufficiency;
import io.plimsoll.detectors.evidence.Sampling;
import io.plimsoll.detectors.statistic.FairnessMetric.Contrast;
import io.plimsoll.detectors.statistic.Groups;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Limits on how differently groups are treated, over the version and over runs.
 *
 * <p>Of the version every pair is told, and every group that is in none, with its name; of the runs each pair that breaks the
 * limits, once.
 *
 * @param constraint the limits
 * @param levels how sure one must be
 */
record ConstrainedGroups(FairnessConstraint constraint, OutcomeLevels levels) {

    List<Finding> judge(AttributeClose at) {
        OutcomeRun version = at.version(constraint.metric().needsLabels());
        if (version.panes() == 0) {
            return List.of(at.question(constraint.name(), version.asVersion())
                    .unknown(at.close().lacking(), 0));
        }
        List<Finding> findings = new ArrayList<>(ofVersion(version, at));
        Failures failures = new Failures();
        at.close()
                .runs(constraint.metric().needsLabels())
                .forEach(run -> failing(run, at).forEach(failures::add));
        findings.addAll(failures.toList());
        return findings;
    }

    private List<Finding> ofVersion(OutcomeRun version, AttributeClose at) {
        int period = at.close().spans().period();
        Question question = new Question(
                at,
                version,
                at.groups(version),
                version.asVersion(),
                new GroupConstraint(
                        constraint.metric(), constraint.limits(), levels.ofVersion(period), levels.ok(period)));
        GroupAnswer answer =
                question.limits().decide(question.groups(), comparator(at), sampling(at), at.strata(version));
        List<Finding> findings = new ArrayList<>();
        answer.insufficiency().ifPresent(reason -> findings.add(unknown(reason, answer, question)));
        answer.pairs().forEach(pair -> findings.add(decided(pair, question)));
        findings.addAll(withoutAnswer(answer, question));
        return findings;
    }

    /** Only where a run looks unfair it is asked whether the mix of its panes explains that. */
    private List<Finding> failing(OutcomeRun run, AttributeClose at) {
        Question question = new Question(
                at,
                run,
                at.groups(run),
                run.asRun(),
                new GroupConstraint(constraint.metric(), constraint.limits(), levels.ofRuns()));
        return failures(question, false).isEmpty()
                ? List.of()
                : failures(question, true).stream()
                        .map(pair -> decided(pair, question))
                        .toList();
    }

    private List<GroupAnswer.Pair> failures(Question question, boolean byPane) {
        AttributeClose at = question.at();
        return question.limits()
                .failures(
                        question.groups(),
                        comparator(at),
                        sampling(at),
                        byPane ? at.strata(question.run()) : List.of());
    }

    private Finding decided(GroupAnswer.Pair pair, Question question) {
        long n = pair.rates()
                .get(0)
                .of(Optional.ofNullable(question.groups().outcomes().get(pair.group()))
                        .orElseThrow())
                .whole();
        return question.of(pair.group(), Optional.of(pair.comparator()))
                .decided(pair.answer(), allowance(question), n, speaks(pair, question));
    }

    /** In the last pane alone the pair must look unfair too. */
    private static boolean speaks(GroupAnswer.Pair pair, Question question) {
        return pair.answer().decision() == Decision.FAIL
                && question.limits()
                        .isBroken(pair, comparator(question.at()), question.at().lastPane(question.run()));
    }

    private Finding unknown(Insufficiency reason, GroupAnswer answer, Question question) {
        AttributeClose at = question.at();
        return AttributeClose.question(
                        constraint.name(), at.attribute().name(), Optional.empty(), comparator(at), question.span())
                .unknown(Reasons.of(reason, answer.leftOut(), answer.pooled()), 0);
    }

    /** Groups that are in no pair. */
    private static List<Finding> withoutAnswer(GroupAnswer answer, Question question) {
        AttributeClose at = question.at();
        List<Finding> findings = new ArrayList<>();
        answer.leftOut()
                .forEach(group -> findings.add(
                        question.of(group, comparator(at)).unknown(Reasons.of(Insufficiency.Reason.UNDEFINED), 0)));
        answer.pooled()
                .forEach(group -> findings.add(question.of(group, comparator(at))
                        .unknown(Reasons.tooSmall(List.of(group), at.minimumGroup()), 0)));
        return findings;
    }

    private Sampling sampling(AttributeClose at) {
        return GroupMetrics.isSelective(constraint.metric(), at.labels()) ? Sampling.selective() : Sampling.INDEPENDENT;
    }

    private Allowance allowance(Question question) {
        Contrast contrast = constraint.metric().contrast();
        boolean isRatio = contrast == Contrast.RATIO || contrast == Contrast.DIRECTED_RATIO;
        return isRatio
                ? Allowance.ofRatio(question.limits().ofPair(comparator(question.at())))
                : Allowance.ofDifference(question.limits().ofPair(comparator(question.at())));
    }

    private static Optional<String> comparator(AttributeClose at) {
        return at.attribute().comparator();
    }

    /** The groups of a run, and what is asked of them. */
    private record Question(AttributeClose at, OutcomeRun run, Groups groups, Span span, GroupConstraint limits) {

        OutcomeQuestion of(String group, Optional<String> comparator) {
            return at.question(limits.metric().label(), group, comparator, span);
        }
    }
}
