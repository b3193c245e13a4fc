package io.plimsoll.streams.cli;

import io.plimsoll.detectors.check.Assessment;
import io.plimsoll.detectors.check.Candidacy;
import io.plimsoll.detectors.check.Finding;
import io.plimsoll.detectors.check.Gate;
import io.plimsoll.detectors.check.Measure;
import io.plimsoll.detectors.check.Severity;
import io.plimsoll.detectors.check.Verdict;
import io.plimsoll.detectors.statistic.Confusion;
import io.plimsoll.detectors.statistic.OutcomeRate;
import io.plimsoll.detectors.statistic.Outcomes;
import io.plimsoll.detectors.tally.OutcomeTable;
import io.plimsoll.detectors.tally.WindowTally;
import io.plimsoll.schemas.WindowReport;
import io.plimsoll.streams.compare.ComparedSamples;
import io.plimsoll.streams.compare.ComparisonReport;
import io.plimsoll.streams.compare.ExactKs;
import io.plimsoll.streams.compare.GateAnswer;
import io.plimsoll.streams.monitor.Policy;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A comparison as programs read it: what {@code --json} prints, and what table and page are drawn from. Undefined is null.
 *
 * @param answer ok, alarm or insufficient
 * @param reasons why it is not ok, the alarms first
 * @param model the model
 * @param failOn the least severity that was an alarm
 * @param reference what the sample was held against
 * @param current the sample
 * @param subjects what fell how, each subject of all traffic
 * @param quality whether it is as good; null if that was not asked
 * @param report the whole of what was found, as the report of a window that spans the sample
 */
record ComparisonDocument(
        String answer,
        List<String> reasons,
        String model,
        String failOn,
        Side reference,
        Side current,
        List<SubjectLine> subjects,
        @Nullable Quality quality,
        WindowReport report) {

    /**
     * One side.
     *
     * @param kind reference, production or sample
     * @param version the version that answered
     * @param rows how many
     * @param labels how many of them have a label
     * @param start of the first pane; null of a reference
     * @param end of the last pane; null of a reference
     */
    record Side(
            String kind,
            String version,
            long rows,
            long labels,
            @Nullable String start,
            @Nullable String end) {}

    /**
     * A subject of all traffic.
     *
     * @param name the feature, attribute or part of the prediction
     * @param n the values in the sample
     * @param missing the share of the sample's rows without a value, null of an attribute
     * @param psi the population stability index
     * @param corrected the index without noise
     * @param lower its lower bound
     * @param ks the exact test, null where raw values are not at hand
     * @param verdict the answer
     * @param reason why there is none
     * @param told whether it is told only, for another version may answer otherwise
     */
    record SubjectLine(
            String name,
            long n,
            @Nullable Double missing,
            @Nullable Double psi,
            @Nullable Double corrected,
            @Nullable Double lower,
            @Nullable ExactKs ks,
            String verdict,
            @Nullable String reason,
            boolean told) {}

    /**
     * The sample's quality against the other side's.
     *
     * @param metric the metric that says what better means
     * @param reference its value there, null where it is no rate
     * @param current its value in the sample
     * @param difference by how much the sample is better
     * @param lower its lower bound
     * @param upper its upper bound
     * @param margin how much worse still counts as no worse
     * @param confidence of the interval
     * @param verdict the answer
     * @param reason why there is none, or what is lacking
     * @param labelsNeeded how many labels more might do
     * @param limits the policy's limits on the sample itself
     */
    record Quality(
            String metric,
            @Nullable Double reference,
            @Nullable Double current,
            @Nullable Double difference,
            @Nullable Double lower,
            @Nullable Double upper,
            double margin,
            double confidence,
            String verdict,
            @Nullable String reason,
            @Nullable Long labelsNeeded,
            List<Limit> limits) {}

    /**
     * A limit of the policy.
     *
     * @param kind performance or fairness
     * @param name what it limits
     * @param verdict ok, alarm or insufficient
     * @param reason why there is none
     */
    record Limit(
            String kind,
            String name,
            String verdict,
            @Nullable String reason) {}

    static ComparisonDocument of(ComparedSamples compared, GateAnswer answer, Severity from, Policy policy) {
        return new ComparisonDocument(
                word(answer.kind()),
                answer.reasons(),
                policy.model(),
                word(from),
                held(compared),
                new Side(
                        "sample",
                        compared.version(),
                        compared.tally().events(),
                        compared.tally().labelled(),
                        time(compared.stretch().start()),
                        time(compared.stretch().end())),
                compared.findings().stream()
                        .filter(ComparisonDocument::isHeadline)
                        .map(finding -> line(compared, finding))
                        .toList(),
                compared.quality()
                        .map(quality -> quality(compared, quality, policy))
                        .orElse(null),
                ComparisonReport.of(compared, policy));
    }

    private static Side held(ComparedSamples compared) {
        return new Side(
                compared.production().isPresent() ? "production" : "reference",
                compared.baseVersion(),
                compared.held().tally().events(),
                compared.outcomes().map(WindowTally::labelled).orElse(0L),
                compared.production().map(stretch -> time(stretch.start())).orElse(null),
                compared.production().map(stretch -> time(stretch.end())).orElse(null));
    }

    private static String time(long epochMillis) {
        return Instant.ofEpochMilli(epochMillis).toString();
    }

    private static boolean isHeadline(Finding finding) {
        return finding.check().equals("psi") && finding.target().segment().isEmpty();
    }

    private static SubjectLine line(ComparedSamples compared, Finding finding) {
        Measure measure = finding.measure();
        return new SubjectLine(
                finding.target().name(),
                finding.n(),
                missing(compared.tally(), finding.target().name()),
                orNull(measure.value()),
                orNull(measure.corrected()),
                orNull(measure.lower()),
                compared.exact().get(finding.target().name()),
                word(finding.verdict()),
                reason(finding.verdict()),
                !GateAnswer.counts(compared, finding));
    }

    private static @Nullable Double missing(WindowTally tally, String name) {
        for (int i = 0; i < tally.layout().subjects().size(); i++) {
            if (tally.layout().subjects().get(i).name().equals(name)) {
                return tally.events() == 0 ? null : (double) tally.faults(i).missing() / tally.events();
            }
        }
        return null;
    }

    private static Quality quality(ComparedSamples compared, Candidacy quality, Policy policy) {
        Assessment assessment = quality.assessment();
        Measure measure = assessment.difference().measure();
        return new Quality(
                policy.rollout().metric().label(),
                compared.outcomes().map(tally -> rate(tally, policy)).orElse(null),
                rate(compared.tally(), policy),
                orNull(measure.value()),
                orNull(measure.lower()),
                orNull(measure.upper()),
                policy.rollout().margin(),
                policy.rollout().confidence(),
                word(assessment.difference().verdict()),
                compared.lacking().orElse(reason(assessment.difference().verdict())),
                quality instanceof Candidacy.Inconclusive open
                                && open.labelsNeeded().isPresent()
                        ? Long.valueOf(open.labelsNeeded().getAsLong())
                        : null,
                assessment.gates().stream()
                        .filter(gate -> gate.kind() == Gate.Kind.PERFORMANCE || gate.kind() == Gate.Kind.FAIRNESS)
                        .map(ComparisonDocument::limit)
                        .toList());
    }

    private static Limit limit(Gate gate) {
        return new Limit(
                word(gate.kind()),
                gate.name(),
                gate instanceof Gate.Passed ? "ok" : gate instanceof Gate.Failed ? "alarm" : "insufficient",
                gate instanceof Gate.Insufficient open ? open.reason() : null);
    }

    /** The metric's value among the labelled, where it is a rate of two classes. */
    private static @Nullable Double rate(WindowTally tally, Policy policy) {
        Optional<OutcomeRate> rate = policy.rollout().metric().rate();
        Optional<OutcomeTable> table =
                tally.outcomes().filter(outcomes -> outcomes.subject().codes() == 2);
        return rate.isEmpty() || table.isEmpty()
                ? null
                : orNull(rate.get().of(outcomes(table.get())).value());
    }

    private static Outcomes outcomes(OutcomeTable table) {
        return Outcomes.allLabelled(
                new Confusion(table.count(0, 0), table.count(0, 1), table.count(1, 0), table.count(1, 1)));
    }

    private static String word(Verdict verdict) {
        if (verdict instanceof Verdict.Alarm alarm) {
            return word(alarm.severity());
        }
        return verdict instanceof Verdict.Ok ? "ok" : "insufficient";
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String reason(Verdict verdict) {
        return verdict instanceof Verdict.Insufficient insufficient ? insufficient.reason() : null;
    }

    private static @Nullable Double orNull(OptionalDouble figure) {
        return figure.isPresent() && Double.isFinite(figure.getAsDouble()) ? figure.getAsDouble() : null;
    }
}
