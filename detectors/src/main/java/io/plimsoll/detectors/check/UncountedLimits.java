package io.plimsoll.detectors.check;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The limits of a policy that cannot be decided because the reference counts no labels, as one does of rows that have none, of a
 * model that predicts numbers: that is said of each, so that none goes without an answer.
 *
 * @param checks what is asked
 */
record UncountedLimits(OutcomeChecks checks) {

    private static final String REASON =
            "reference unlabelled: it counts no labels; make a new profile of rows that have them";

    List<Finding> judge(OutcomeSpans spans) {
        Span span = spans.version().asVersion();
        return Stream.concat(
                        checks.performance().stream().map(constraint -> question(constraint, span)),
                        checks.fairness().attributes().keySet().stream()
                                .flatMap(attribute -> checks.fairness().constraints().stream()
                                        .map(constraint -> AttributeClose.question(
                                                constraint.name(),
                                                attribute,
                                                Optional.empty(),
                                                Optional.empty(),
                                                span))))
                .map(question -> question.unknown(REASON, 0))
                .toList();
    }

    private static OutcomeQuestion question(PerformanceConstraint constraint, Span span) {
        return new OutcomeQuestion(
                constraint.name(),
                Family.PERFORMANCE,
                new Target.Metric(constraint.name(), constraint.segment()),
                span,
                OptionalDouble.empty());
    }
}
