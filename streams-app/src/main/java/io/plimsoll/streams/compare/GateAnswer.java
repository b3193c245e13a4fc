package io.plimsoll.streams.compare;

import io.plimsoll.detectors.check.Assessment;
import io.plimsoll.detectors.check.Candidacy;
import io.plimsoll.detectors.check.Family;
import io.plimsoll.detectors.check.Finding;
import io.plimsoll.detectors.check.Gate;
import io.plimsoll.detectors.check.Severity;
import io.plimsoll.detectors.check.Target;
import io.plimsoll.detectors.check.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a pipeline is to do: one of three answers, never two.
 *
 * @param kind the answer
 * @param reasons why it is not OK, the alarms first; empty if it is
 */
public record GateAnswer(Kind kind, List<String> reasons) {

    /** A copy of the reasons is kept. */
    public GateAnswer {
        reasons = List.copyOf(reasons);
    }

    /** The three answers. */
    public enum Kind {
        /** A difference that matters would have been seen, and was not. */
        OK,
        /** Something differs that matters. */
        ALARM,
        /** Nothing is known to differ, and not everything asked could be told. */
        INSUFFICIENT
    }

    /**
     * The answer.
     *
     * @param compared what was found
     * @param from the least severity that is an alarm
     */
    public static GateAnswer of(ComparedSamples compared, Severity from) {
        List<String> alarms = alarms(compared, from);
        List<String> gaps = gaps(compared);
        List<String> reasons = new ArrayList<>(alarms);
        reasons.addAll(gaps);
        return new GateAnswer(!alarms.isEmpty() ? Kind.ALARM : gaps.isEmpty() ? Kind.OK : Kind.INSUFFICIENT, reasons);
    }

    private static List<String> alarms(ComparedSamples compared, Severity from) {
        List<String> alarms = new ArrayList<>();
        compared.findings().stream()
                .filter(finding -> counts(compared, finding))
                .filter(finding ->
                        finding.severity().filter(s -> s.atLeast(from)).isPresent())
                .map(FindingText::alarm)
                .forEach(alarms::add);
        compared.quality()
                .filter(quality -> quality instanceof Candidacy.RollBack back && back.isWorse())
                .ifPresent(quality -> alarms.add("worse: " + FindingText.difference(quality.assessment(), compared)));
        return alarms;
    }

    private static List<String> gaps(ComparedSamples compared) {
        List<String> gaps = new ArrayList<>();
        compared.findings().stream()
                .filter(finding -> counts(compared, finding))
                .filter(GateAnswer::decides)
                .filter(finding -> finding.verdict() instanceof Verdict.Insufficient)
                .map(FindingText::gap)
                .forEach(gaps::add);
        compared.quality().ifPresent(quality -> gaps.addAll(gaps(quality, compared)));
        return gaps;
    }

    /** What limits ask must be proven; what nobody limits need not. */
    private static List<String> gaps(Candidacy quality, ComparedSamples compared) {
        Assessment assessment = quality.assessment();
        List<String> gaps = new ArrayList<>();
        if (compared.tally().labelled() > 0
                && assessment.difference().verdict() instanceof Verdict.Insufficient insufficient) {
            gaps.add("not enough data: " + assessment.difference().check() + ": "
                    + compared.lacking().orElse(insufficient.reason()));
        }
        assessment.undecidedGates().stream()
                .filter(gate -> gate.kind() == Gate.Kind.PERFORMANCE || gate.kind() == Gate.Kind.FAIRNESS)
                .map(gate -> "not enough data: " + gate.kind().name().toLowerCase(Locale.ROOT) + " limit " + gate.name()
                        + ": " + gate.reason())
                .forEach(gaps::add);
        return gaps;
    }

    /**
     * The distance that alarms in all traffic; the others of a target rest on the same evidence, segments on fewer rows, and
     * labels are what the quality is about.
     */
    private static boolean decides(Finding finding) {
        return finding.family() == Family.DRIFT
                && finding.check().equals("psi")
                && finding.target().kind() != Target.Kind.LABEL
                && finding.target().segment().isEmpty();
    }

    /** Another version's answers may fall otherwise, and need not be wrong. */
    public static boolean counts(ComparedSamples compared, Finding finding) {
        return compared.isOfOneVersion()
                || !Set.of(Family.DRIFT, Family.INTEGRITY).contains(finding.family())
                || !Set.of(Target.Kind.SCORE, Target.Kind.DECISION, Target.Kind.VALUE)
                        .contains(finding.target().kind());
    }
}
