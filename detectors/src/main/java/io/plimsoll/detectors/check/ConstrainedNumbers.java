package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.ConstraintAnswer.Decision;
import io.plimsoll.detectors.evidence.Estimate;
import io.plimsoll.detectors.evidence.GroupAnswer;
import io.plimsoll.detectors.evidence.Insufficiency;
import io.plimsoll.detectors.evidence.Limits;
import io.plimsoll.detectors.evidence.PairConstraint;
import io.plimsoll.detectors.statistic.FairnessMetric;
import io.plimsoll.detectors.statistic.StratifiedMeans;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Limits on how differently predicted numbers are off for groups, or scores promise too much, over the version and over runs:
 * what {@link ConstrainedGroups} does for decisions.
 *
 * @param constraint the limits
 * @param levels how sure one must be
 */
record ConstrainedNumbers(FairnessConstraint constraint, OutcomeLevels levels) {

    List<Finding> judge(NumberClose at) {
        OutcomeRun version = at.version();
        Optional<String> lacking = at.lacking();
        if (lacking.isPresent()) {
            return List.of(at.question(constraint.name(), version.asVersion()).unknown(lacking.get(), 0));
        }
        List<Finding> findings = new ArrayList<>(ofVersion(version, at));
        Failures failures = new Failures();
        at.close().runs(true).forEach(run -> failing(run, at).forEach(failures::add));
        findings.addAll(failures.toList());
        return findings;
    }

    private List<Finding> ofVersion(OutcomeRun version, NumberClose at) {
        int period = at.close().spans().period();
        Question question = new Question(
                at,
                version,
                version.asVersion(),
                new PairConstraint(
                        constraint.metric(), constraint.limits(), levels.ofVersion(period), levels.ok(period)));
        ByGroup groups = question.groups(true);
        GroupAnswer answer = question.limits().decide(groups, comparator(at));
        List<Finding> findings = new ArrayList<>();
        answer.insufficiency().ifPresent(reason -> findings.add(unknown(reason, answer, question)));
        answer.pairs().forEach(pair -> findings.add(decided(pair, question)));
        findings.addAll(withoutAnswer(answer, question));
        return findings;
    }

    /** Only where a run looks unfair it is asked whether the mix of its panes explains that. */
    private List<Finding> failing(OutcomeRun run, NumberClose at) {
        Question question = new Question(
                at,
                run,
                run.asRun(),
                new PairConstraint(constraint.metric(), constraint.limits(), levels.ofRuns(), levels.ofRuns()));
        return question.limits()
                        .failures(question.groups(false), comparator(at))
                        .isEmpty()
                ? List.of()
                : question.limits().failures(question.groups(true), comparator(at)).stream()
                        .map(pair -> decided(pair, question))
                        .toList();
    }

    private Finding decided(GroupAnswer.Pair pair, Question question) {
        return question.of(pair.group(), Optional.of(pair.comparator()))
                .decided(
                        pair.answer(),
                        allowance(question),
                        question.at().groups(question.run()).cases(pair.group()),
                        speaks(pair, question));
    }

    /** In the last pane alone the pair must look unfair too. */
    private static boolean speaks(GroupAnswer.Pair pair, Question question) {
        return pair.answer().decision() == Decision.FAIL
                && question.limits()
                        .isBroken(
                                pair.group(),
                                pair.comparator(),
                                new ByGroup(
                                        question.limits().metric(),
                                        question.at().lastPane(question.run()),
                                        List.of()),
                                comparator(question.at()));
    }

    private Finding unknown(Insufficiency reason, GroupAnswer answer, Question question) {
        return AttributeClose.question(
                        constraint.name(),
                        question.at().attribute().name(),
                        Optional.empty(),
                        comparator(question.at()),
                        question.span())
                .unknown(Reasons.of(reason, answer.leftOut(), answer.pooled()), 0);
    }

    /** Groups that are in no pair. */
    private static List<Finding> withoutAnswer(GroupAnswer answer, Question question) {
        NumberClose at = question.at();
        List<Finding> findings = new ArrayList<>();
        answer.leftOut()
                .forEach(group -> findings.add(
                        question.of(group, comparator(at)).unknown(Reasons.of(Insufficiency.Reason.UNDEFINED), 0)));
        answer.pooled()
                .forEach(group -> findings.add(question.of(group, comparator(at))
                        .unknown(Reasons.tooSmall(List.of(group), at.minimumGroup()), 0)));
        return findings;
    }

    private static Allowance allowance(Question question) {
        Limits limits = question.limits().ofPair(comparator(question.at()));
        return question.limits().isOfRatio() ? Allowance.ofRatio(limits) : Allowance.ofDifference(limits);
    }

    private static Optional<String> comparator(NumberClose at) {
        return at.attribute().comparator();
    }

    /** The groups of a run, and what is asked of them. */
    private record Question(NumberClose at, OutcomeRun run, Span span, PairConstraint limits) {

        OutcomeQuestion of(String group, Optional<String> comparator) {
            return at.question(limits.metric().label(), group, comparator, span);
        }

        ByGroup groups(boolean byPane) {
            return new ByGroup(limits.metric(), at.groups(run), byPane ? at.strata(run) : List.of());
        }
    }

    /** How the groups compare in a metric; the strata are the panes, none where the mix is not asked about. */
    private record ByGroup(FairnessMetric metric, NumberGroups groups, List<Map<String, GroupTable>> strata)
            implements PairConstraint.Contrasts {

        @Override
        public List<String> names() {
            return groups.labelled();
        }

        @Override
        public List<String> pooled() {
            return groups.pooled();
        }

        @Override
        public List<String> leftOut() {
            return groups.unlabelled();
        }

        @Override
        public Estimate of(String group, String comparator) {
            return groups.contrast(metric, group, comparator);
        }

        @Override
        public boolean dependsOnMix(String group, String comparator, Limits allowed) {
            StratifiedMeans means = new StratifiedMeans(strata.stream()
                    .map(pane -> NumberGroups.of(pane, 0).stratum(metric, group, comparator))
                    .toList());
            return metric.contrast() == FairnessMetric.Contrast.RATIO
                    ? means.ratioDependsOnMix(allowed::allow)
                    : means.differenceDependsOnMix(allowed::allow);
        }
    }
}
