package io.plimsoll.streams.wire;

import io.plimsoll.detectors.check.Target;
import io.plimsoll.schemas.Finding;
import io.plimsoll.streams.monitor.Advice;
import io.plimsoll.streams.monitor.Cause;
import io.plimsoll.streams.monitor.Incident;
import io.plimsoll.streams.monitor.Policy;
import io.plimsoll.streams.monitor.Recommendation;
import io.plimsoll.streams.monitor.Recommendation.Decision;
import io.plimsoll.streams.monitor.Recommendation.Refusal;
import io.plimsoll.streams.monitor.Recommendation.Withdrawal;
import io.plimsoll.streams.monitor.Rollout;
import io.plimsoll.streams.monitor.Standby;
import io.plimsoll.streams.monitor.Transition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Decisions in words: what speaks for them, how much, since when; then what must be done before they can be carried out.
 *
 * <p>Names stand in them, of features, groups and versions; never a value of an event.
 */
public final class DecisionWords {

    private static final Comparator<Cause> GRAVEST_FIRST = Comparator.comparing(
                    (Cause cause) -> cause.finding().severity().orElseThrow())
            .reversed()
            .thenComparing(Cause::key);

    private final Policy policy;

    /** Of decisions under a policy. */
    public DecisionWords(Policy policy) {
        this.policy = policy;
    }

    static List<Cause> gravestFirst(List<Cause> causes) {
        return causes.stream().sorted(GRAVEST_FIRST).toList();
    }

    /** What is recommended and why, in one line. */
    public String line(Recommendation recommendation) {
        if (recommendation instanceof Decision decision) {
            return line(decision);
        }
        return recommendation instanceof Withdrawal withdrawal
                ? "withdrawn    decision " + withdrawal.decision() + ": " + of(withdrawal)
                : line((Refusal) recommendation);
    }

    private String line(Refusal refusal) {
        return "refusal      " + refusal.version() + " must not go live: " + causes(refusal.causes(), refusal.pane());
    }

    private String line(Decision decision) {
        String who = decision.dryRun()
                ? " (dry run)"
                : decision.approval() == Rollout.Approval.REQUIRED ? " (needs approval)" : "";
        Advice advice = decision.advice();
        if (advice instanceof Advice.RollBack rollBack) {
            return "rollback     " + rollBack.from() + " to "
                    + rollBack.to().version().map(Standby.Place::version).orElse("none") + who + ": "
                    + of(rollBack, decision.pane());
        }
        if (advice instanceof Advice.Promote promote) {
            return "promotion    " + promote.from() + " to " + promote.to() + who + ": passes "
                    + promote.gates().stream().filter(Advice.Gate::passes).count() + " of "
                    + promote.gates().size() + " gates, the others cannot be judged";
        }
        return advice instanceof Advice.Split split
                ? "traffic      " + shares(split) + who
                : "retraining   " + advice.version() + who + ": " + moved((Advice.Retrain) advice) + " moved";
    }

    /** {@code v1 80.0%, v2 20.0%, for v2 is the best by accuracy with a chance of 97.3%}. */
    private static String shares(Advice.Split split) {
        String shares = split.weights().entrySet().stream()
                .map(share -> share.getKey() + " " + Phrase.percent(share.getValue()))
                .collect(Collectors.joining(", "));
        return shares
                + split.evidence().stream()
                        .filter(finding -> isAbout(finding, split.version()))
                        .map(finding -> ", for " + split.version() + " is the best by "
                                + finding.target().name() + " with a chance of "
                                + Phrase.percent(finding.measure().value().orElse(0)))
                        .collect(Collectors.joining());
    }

    private static boolean isAbout(io.plimsoll.detectors.check.Finding finding, String version) {
        return finding.target() instanceof Target.Group group
                && group.group().filter(version::equals).isPresent();
    }

    private String moved(Advice.Retrain retrain) {
        return retrain.moved().stream()
                .map(cause -> cause.key().target() + " since " + AlertText.text(cause.since(), policy))
                .collect(Collectors.joining(", "));
    }

    String of(Advice.RollBack rollBack, long pane) {
        String live = "It serves as " + rollBack.role().name().toLowerCase(Locale.ROOT) + ": ";
        return shortened(live + causes(rollBack.causes(), pane) + standby(rollBack.to(), rollBack.from()));
    }

    static String of(Withdrawal withdrawal) {
        String version = withdrawal.version();
        return switch (withdrawal.why()) {
            case CAUSE_GONE -> "The reasons for it, about " + version + ", no longer hold.";
            case STANDBY_IN_ALARM -> "The version to go back to from " + version + " is in alarm itself by now.";
            case OVERTAKEN -> "Something else is more urgent than " + version + ".";
            case BEGUN_ANEW -> "The model is counted in other windows, or anew, or not at all.";
        };
    }

    /** The gravest in full. */
    private String causes(List<Cause> causes, long pane) {
        List<Cause> sorted = gravestFirst(causes);
        String first = words(sorted.get(0), pane) + ".";
        int others = sorted.size() - 1;
        return others == 0 ? first : first + " And " + others + (others == 1 ? " other cause." : " other causes.");
    }

    private String words(Cause cause, long pane) {
        Incident.Change change = new Incident.Change(Incident.State.FIRING, cause.since(), cause.alarm(), List.of());
        return new AlertText(new Transition(cause.key(), pane, change), policy).summary();
    }

    private String standby(Standby to, String from) {
        List<String> sentences = new ArrayList<>();
        if (!to.unfit().isEmpty()) {
            sentences.add(to.unfit().stream()
                    .map(unfit -> unfit.version() + " is in alarm itself (" + unfit.alarm() + ")")
                    .collect(Collectors.joining("; ", "", ".")));
        }
        sentences.add(to.version().map(this::cold).orElseGet(() -> nowhere(from)));
        return sentences.stream()
                .filter(sentence -> !sentence.isEmpty())
                .map(sentence -> " " + sentence)
                .collect(Collectors.joining());
    }

    private static String nowhere(String from) {
        return "There is no version to go back to: name one under rollout.fallback, or replace " + from + " by hand.";
    }

    private String cold(Standby.Place place) {
        if (place.warm()) {
            return "";
        }
        String start = ": start it before it gets traffic.";
        return place.lastPane().isPresent()
                ? place.version() + " does not answer any more, last "
                        + (AlertText.isDaily(policy) ? "on " : "in the window from ")
                        + AlertText.text(place.lastPane().getAsLong(), policy) + start
                : place.version() + " was never seen to answer" + start;
    }

    private static String shortened(String text) {
        return Phrase.shortened(text, Finding.LONGEST_REASON);
    }
}
