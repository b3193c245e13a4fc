package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.ConstraintAnswer;
import io.plimsoll.detectors.evidence.ConstraintAnswer.Decision;
import io.plimsoll.detectors.evidence.Insufficiency;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Decides what is to become of candidates: promote, roll back, or neither yet.
 *
 * <p>Guards come first: where traffic is not split as declared, or the arms are not served to the same kind of requests,
 * nothing is decided. Then a candidate is promoted when its difference to the acting version is proven to be above −margin and
 * no gate fails, and rolled back when it is proven to be below, or a gate fails. It may be asked after every pane: a candidate
 * that is no worse is rolled back for being so, ever, with probability at most α, and one that is worse promoted, ever, with
 * probability at most α; of several candidates, any (Holm's procedure for each of the two kinds of error).
 *
 * <p>Made once for a policy; immutable.
 */
public final class CandidateJudge {

    private final RolloutRules rules;
    private final GatePanel gates;
    private final LabelCause causedBy;

    /**
     * @param rules when a candidate is good enough
     * @param checks the policy's checks, whose limits are gates
     */
    public CandidateJudge(RolloutRules rules, Checks checks) {
        this.rules = rules;
        this.gates = new GatePanel(checks, rules);
        this.causedBy = checks.outcomes().causedBy();
    }

    /** Of the only candidate. */
    public Candidacy judge(Entrant entrant) {
        return judge(List.of(entrant)).get(0);
    }

    /** Of all candidates that are compared with the acting version at the same time, in the order given. */
    public List<Candidacy> judge(List<Entrant> entrants) {
        List<VersionDifference> differences = entrants.stream()
                .map(entrant -> new VersionDifference(entrant.trial(), rules, causedBy))
                .toList();
        List<ConstraintAnswer> answers = new HolmDecisions(rules).decide(differences);
        List<Candidacy> candidacies = new ArrayList<>();
        for (int i = 0; i < differences.size(); i++) {
            candidacies.add(decide(entrants.get(i), differences.get(i), answers.get(i)));
        }
        return candidacies;
    }

    private Candidacy decide(Entrant entrant, VersionDifference difference, ConstraintAnswer answer) {
        Trial trial = entrant.trial();
        Assessment assessment = new Assessment(
                trial.acting().version(),
                trial.candidate().version(),
                difference.finding(answer),
                trial instanceof Trial.Split split ? SplitGuards.of(split) : List.of(),
                gates.judge(entrant),
                StandIns.of(entrant));
        return assessment
                .brokenGuard()
                .<Candidacy>map(guard -> undecided(assessment, broken(guard)))
                .orElseGet(() -> decide(assessment, answer));
    }

    private Candidacy decide(Assessment assessment, ConstraintAnswer answer) {
        boolean isWorse = answer.decision() == Decision.FAIL;
        if (isWorse || !assessment.failedGates().isEmpty()) {
            return new Candidacy.RollBack(assessment, isWorse);
        }
        if (answer.decision() == Decision.INSUFFICIENT) {
            OptionalLong needed =
                    answer.insufficiency().map(Insufficiency::needed).orElse(OptionalLong.empty());
            return new Candidacy.Inconclusive(assessment, reason(assessment.difference()), needed);
        }
        boolean isBlocked = rules.undecided() == RolloutRules.Undecided.BLOCK
                && !assessment.undecidedGates().isEmpty();
        return isBlocked ? undecided(assessment, blocking(assessment)) : new Candidacy.Promote(assessment);
    }

    private static Candidacy undecided(Assessment assessment, String reason) {
        return new Candidacy.Inconclusive(assessment, reason, OptionalLong.empty());
    }

    private static String reason(Finding difference) {
        return difference.verdict() instanceof Verdict.Insufficient insufficient ? insufficient.reason() : "";
    }

    private static String broken(Finding guard) {
        return guard.check().equals(SplitGuards.SAMPLE_RATIO)
                ? "sample-ratio mismatch: traffic is not split as declared, find out where requests get lost"
                : "unbalanced arms: " + guard.target().name()
                        + " differs between the arms, find out how requests are routed";
    }

    private static String blocking(Assessment assessment) {
        Gate.Insufficient gate = assessment.undecidedGates().get(0);
        return "gate " + gate.name() + " cannot be judged: " + gate.reason();
    }
}
