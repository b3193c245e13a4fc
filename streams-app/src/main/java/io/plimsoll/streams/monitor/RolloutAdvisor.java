package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.check.Allotment;
import io.plimsoll.detectors.check.Assessment;
import io.plimsoll.detectors.check.Candidacy;
import io.plimsoll.detectors.check.Finding;
import io.plimsoll.detectors.check.Gate;
import io.plimsoll.streams.monitor.Recommendation.Decision;
import io.plimsoll.streams.monitor.Recommendation.Refusal;
import io.plimsoll.streams.monitor.Recommendation.Why;
import io.plimsoll.streams.monitor.Recommendation.Withdrawal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Says what should be done about the versions of a model; each close of a pane that holds anything is one step, on event time
 * alone.
 *
 * <p><b>What is wanted</b>, the first of these that applies:
 * <ol>
 * <li><b>Roll back</b> a version that serves, the champion before a canary, when a gate on performance, fairness or integrity
 * is failed for certain ({@link FailedGate}) or such an incident is open as an error; of a canary also when it is proven to be
 * worse than the champion, too slow or unstable. A gate that a version failed as a shadow stays failed when it goes live. Data
 * that moved are no reason.
 * <li><b>Promote</b> a version that is proven to be no worse than the champion and fails no gate ({@link Trials}).
 * <li><b>Share the traffic otherwise</b> when one of the versions that share it by declared weights is the best one with the
 * policy's confidence ({@link Trials}, {@link io.plimsoll.detectors.check.TrafficJudge}). It is carried out when the shares are
 * declared, and stands meanwhile for as long as that version is likelier than not the best.
 * <li><b>Train again</b> when nothing is wrong with the champion but that its data moved, for a week: a fault of some days is
 * mended upstream, not learned. It holds for a week at least, for nobody trains within hours.
 * </ol>
 * A shadow is taken out of nothing: that it must not go live is a {@link Refusal}, told once.
 *
 * <p><b>Where to</b> ({@link Standby}): from a canary to the champion; from the champion to the policy's fallback; then to the
 * last champion that was well when it last answered. Never to a version in alarm; where there is none that is said.
 *
 * <p><b>One decision is in force</b> at a time.
 *
 * <pre>
 *            wanted, no cooldown                wanted still, expired: the next one supersedes it
 *   nothing ────────────────────▶ in force ──────────────────────────────────────────▶ in force
 *      ▲                            │ │ │   another is wanted, no cooldown: it supersedes this one
 *      │   carried out: nothing is said │ └──────────────────────────────────────────▶ in force
 *      └────────────────────────────┘ │
 *      └──────────────────────────────┘ its cause is gone, or its standby is in alarm: withdrawn
 * </pre>
 *
 * In the cooldown nothing new is decided, but what holds no longer is withdrawn. More or graver causes of the same decision are
 * not news; a standby that stops answering while it is needed is, and so is a canary that was made champion meanwhile.
 */
final class RolloutAdvisor {

    /** Drift that lasts for less is no reason to train again. */
    private static final Duration LASTING = Duration.ofDays(7);

    private static final double LIKELIER_THAN_NOT = 0.5;

    /** Beside what a version's own reports tell. */
    private static final Set<Gate.Kind> AT_FAULT =
            EnumSet.of(Gate.Kind.STABILITY, Gate.Kind.LATENCY, Gate.Kind.RELATIVE_LATENCY);

    /** A longer list of what moved is read by nobody. */
    private static final int MOST_MOVED = 20;

    private final Policy policy;
    private final Rollout rollout;
    private final Roster roster;
    private Optional<Decision> inForce = Optional.empty();
    private long quietUntil = Long.MIN_VALUE;
    private Map<String, Double> declared = Map.of();
    private long declaredSince = Long.MIN_VALUE;

    RolloutAdvisor(Policy policy) {
        this.policy = policy;
        this.rollout = policy.rollout();
        this.roster = new Roster(policy.alerting().clearAfter(), rollout.weights());
    }

    /**
     * The step of a pane. Of a pane without reports nothing is learned, and nothing is said.
     *
     * @param pane the pane that was closed
     * @param reports its reports
     * @param incidents where each alert stands after the pane
     * @param standings how other versions compare with the champion, and how the traffic should be shared
     */
    List<Recommendation> step(
            long pane, List<PaneReport> reports, Map<AlertKey, Incident> incidents, Trials.Standings standings) {
        if (reports.isEmpty()) {
            return List.of();
        }
        Map<String, VersionStanding> before = roster.versions();
        roster.observe(pane, reports, incidents, lost(standings.candidacies()));
        List<Recommendation> said = new ArrayList<>(refusals(pane, before));
        said.addAll(decide(pane, wanted(pane, standings)));
        return said;
    }

    /** The pane from which on the declared shares are in force, as of the close of a pane. */
    long declaredSince(long pane) {
        if (!declared.equals(rollout.weights())) {
            declared = rollout.weights();
            declaredSince = pane;
        }
        return declaredSince;
    }

    private List<Refusal> refusals(long pane, Map<String, VersionStanding> before) {
        return roster.answering().stream()
                .filter(version -> roster.standing(version).orElseThrow().isRefused())
                .filter(version -> Optional.ofNullable(before.get(version))
                        .filter(VersionStanding::isRefused)
                        .isEmpty())
                .map(version -> new Refusal(policy.model(), pane, version, roster.causes(version)))
                .toList();
    }

    private List<Recommendation> decide(long pane, Optional<Advice> wanted) {
        if (inForce.filter(decision -> decision.advice().isCarriedOut(roster)).isPresent()) {
            inForce = Optional.empty();
        }
        boolean mayDecide = policy.paneEnd(pane) >= quietUntil;
        if (inForce.isEmpty()) {
            return wanted.filter(advice -> mayDecide).map(advice -> decided(pane, advice, Optional.empty())).stream()
                    .toList();
        }
        Decision standing = inForce.get();
        if (wanted.filter(standing.advice()::covers).isPresent()) {
            return standing.expiresAt() > policy.paneEnd(pane)
                    ? List.of()
                    : List.of(decided(pane, wanted.get(), inForce));
        }
        if (wanted.isPresent() && mayDecide) {
            return overtaken(pane, wanted.get(), standing);
        }
        return wanted.isPresent() && standing.advice().stands(roster) ? List.of() : List.of(withdrawn(pane, standing));
    }

    private Recommendation decided(long pane, Advice advice, Optional<Decision> before) {
        long now = policy.paneEnd(pane);
        quietUntil = now + rollout.cooldown().toMillis();
        Decision decision = new Decision(
                id(advice, now),
                policy.model(),
                pane,
                advice,
                now + holds(advice).toMillis(),
                quietUntil,
                approval(advice),
                rollout.dryRun(),
                before.map(Decision::id));
        inForce = Optional.of(decision);
        return decision;
    }

    /** At least until the next close, for nobody looks before. */
    private Duration holds(Advice advice) {
        Duration least = advice instanceof Advice.Retrain ? LASTING : policy.window();
        return Stream.of(rollout.expiry(), policy.window(), least)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Made of names and times alone. */
    private String id(Advice advice, long now) {
        Fingerprint fingerprint = new Fingerprint().add(policy.model());
        advice.names().forEach(fingerprint::add);
        return fingerprint.add(Long.toString(now)).toString();
    }

    /** Where there is nothing to go back to, or a gate was not judged, a machine must not act alone. */
    private Rollout.Approval approval(Advice advice) {
        if (advice instanceof Advice.RollBack rollBack) {
            return rollBack.to().version().isPresent() ? rollout.rollback() : Rollout.Approval.REQUIRED;
        }
        boolean unjudged = advice instanceof Advice.Promote promote && promote.hasUnjudged();
        return unjudged ? Rollout.Approval.REQUIRED : rollout.promotion();
    }

    /** Who carries decisions out reads of one kind about one version that the later one counts. */
    private List<Recommendation> overtaken(long pane, Advice wanted, Decision standing) {
        boolean follows = wanted.getClass() == standing.advice().getClass()
                && wanted.version().equals(standing.advice().version());
        Recommendation next = decided(pane, wanted, Optional.of(standing));
        if (follows) {
            return List.of(next);
        }
        Why why = standing.advice().stands(roster) ? Why.OVERTAKEN : Why.CAUSE_GONE;
        return List.of(withdrawal(pane, standing, why, inForce.map(Decision::id)), next);
    }

    private Recommendation withdrawn(long pane, Decision standing) {
        inForce = Optional.empty();
        boolean lostStandby = standing.advice() instanceof Advice.RollBack rollBack
                && rollBack.to().name().flatMap(roster::alarm).isPresent();
        return withdrawal(pane, standing, lostStandby ? Why.STANDBY_IN_ALARM : Why.CAUSE_GONE, Optional.empty());
    }

    private static Recommendation withdrawal(long pane, Decision standing, Why why, Optional<String> supersededBy) {
        return new Withdrawal(
                standing.model(), pane, standing.id(), standing.advice().version(), why, supersededBy);
    }

    /** Ends what is in force, and forgets everything. */
    List<Recommendation> end(long pane) {
        List<Recommendation> ends =
                inForce.map(standing -> withdrawal(pane, standing, Why.BEGUN_ANEW, Optional.empty())).stream()
                        .toList();
        restore(RolloutState.NONE);
        return ends;
    }

    private Optional<Advice> wanted(long pane, Trials.Standings standings) {
        return rollBack()
                .or(() -> promotion(standings.candidacies()))
                .or(() -> standings.allotment().filter(this::isSure).map(this::split))
                .or(() -> retraining(pane));
    }

    private Optional<Advice> rollBack() {
        return roster.answering().stream()
                .filter(roster::serves)
                .filter(version -> !roster.causes(version).isEmpty())
                .min(Comparator.comparing((String version) ->
                                roster.standing(version).orElseThrow().role())
                        .thenComparing(Comparator.naturalOrder()))
                .map(version -> new Advice.RollBack(
                        version,
                        roster.standing(version).orElseThrow().role(),
                        standby(version),
                        roster.causes(version)));
    }

    /** The first in order that is not in alarm. */
    private Standby standby(String from) {
        List<Standby.Unfit> unfit = new ArrayList<>();
        for (String version : candidates(from)) {
            Optional<AlertKey> alarm = roster.alarm(version);
            if (alarm.isEmpty()) {
                OptionalLong lastPane = roster.standing(version).stream()
                        .mapToLong(VersionStanding::lastPane)
                        .findFirst();
                return new Standby(Optional.of(new Standby.Place(version, lastPane, roster.isWarm(version))), unfit);
            }
            unfit.add(new Standby.Unfit(version, alarm.get()));
        }
        return new Standby(Optional.empty(), unfit);
    }

    private List<String> candidates(String from) {
        return Stream.of(roster.champion().stream(), rollout.fallback().stream(), roster.formerChampions().stream())
                .flatMap(versions -> versions)
                .filter(version -> !version.equals(from))
                .distinct()
                .toList();
    }

    private Optional<Advice> promotion(List<Candidacy> candidacies) {
        return candidacies.stream()
                .filter(Candidacy.Promote.class::isInstance)
                .map(Candidacy::assessment)
                .filter(assessment -> roster.alarm(assessment.candidate()).isEmpty())
                .map(this::promote)
                .findFirst();
    }

    private Advice promote(Assessment assessment) {
        List<Advice.Gate> gates = new ArrayList<>();
        Finding difference = assessment.difference();
        gates.add(new Advice.Gate(difference.check(), Optional.empty(), Optional.of(difference)));
        assessment
                .gates()
                .forEach(gate -> gates.add(new Advice.Gate(
                        gate.name(),
                        gate instanceof Gate.Insufficient few ? Optional.of(few.reason()) : Optional.empty(),
                        gate.evidence().stream().findFirst())));
        Role role = roster.standing(assessment.candidate()).orElseThrow().role();
        return new Advice.Promote(assessment.acting(), assessment.candidate(), role, gates);
    }

    /** To begin with it must be likely; what was decided stands while it is likelier than not. */
    private boolean isSure(Allotment allotment) {
        boolean isInForce = inForce.map(Decision::advice)
                .filter(Advice.Split.class::isInstance)
                .filter(split -> split.version().equals(allotment.favoured()))
                .isPresent();
        double enough = isInForce ? LIKELIER_THAN_NOT : rollout.confidence();
        return allotment.chance() >= enough
                && roster.alarm(allotment.favoured()).isEmpty();
    }

    private Advice split(Allotment allotment) {
        return new Advice.Split(allotment.favoured(), rollout.weights(), allotment.weights(), allotment.evidence());
    }

    /**
     * What candidates failed beside what their reports tell: that they are worse than the champion, slower than allowed, or
     * unstable. That their data moved is no fault of theirs.
     */
    private static Map<String, List<Finding>> lost(List<Candidacy> candidacies) {
        Map<String, List<Finding>> lost = new TreeMap<>();
        candidacies.stream()
                .filter(Candidacy.RollBack.class::isInstance)
                .map(Candidacy.RollBack.class::cast)
                .forEach(candidacy -> lost.put(candidacy.assessment().candidate(), findings(candidacy)));
        return lost;
    }

    private static List<Finding> findings(Candidacy.RollBack candidacy) {
        Stream<Finding> gates = candidacy.failed().stream()
                .filter(gate -> AT_FAULT.contains(gate.kind()))
                .flatMap(gate -> gate.evidence().stream());
        Stream<Finding> difference =
                candidacy.isWorse() ? Stream.of(candidacy.assessment().difference()) : Stream.empty();
        return Stream.concat(difference, gates)
                .filter(finding -> finding.severity().isPresent())
                .toList();
    }

    private Optional<Advice> retraining(long pane) {
        long lasting = Math.max(1, LASTING.dividedBy(policy.window()));
        return roster.champion().flatMap(champion -> {
            List<Cause> moved = roster.moved(champion).stream()
                    .filter(cause -> pane - cause.since() + 1 >= lasting)
                    .limit(MOST_MOVED)
                    .toList();
            return moved.isEmpty() ? Optional.empty() : Optional.of(new Advice.Retrain(champion, moved));
        });
    }

    RolloutState state() {
        return new RolloutState(inForce, quietUntil, roster.versions(), declared, declaredSince);
    }

    void restore(RolloutState state) {
        inForce = state.inForce();
        quietUntil = state.quietUntil();
        declared = state.declared();
        declaredSince = state.declaredSince();
        roster.restore(state.versions());
    }
}
