package io.plimsoll.streams.wire;

import io.plimsoll.detectors.check.Compared;
import io.plimsoll.detectors.check.Finding;
import io.plimsoll.detectors.check.Measure;
import io.plimsoll.detectors.check.SilenceCheck;
import io.plimsoll.detectors.check.Target;
import io.plimsoll.schemas.Alert;
import io.plimsoll.streams.monitor.Incident;
import io.plimsoll.streams.monitor.Policy;
import io.plimsoll.streams.monitor.Transition;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An alert in words: what moved, how much, when, how sure that is and since when; then what to look at.
 *
 * <p>Names stand in it, of features, segments and versions; never a value of an event.
 */
final class AlertText {

    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_ACRONYM = 3;

    /** How a share of faulty values is told; a check that is not listed is told by its name. */
    private static final Map<String, String> FAULTS = Map.of(
            "missing", "missing",
            "unseen", "of a level that the reference never held",
            "range", "outside the range",
            "type", "of the wrong type",
            "duplicates", "a repetition of an earlier one");

    private final Transition transition;
    private final Policy policy;
    private final Incident.Change change;
    private final Finding finding;
    private final Optional<EstimateText> estimate;
    private final CauseText cause;

    AlertText(Transition transition, Policy policy) {
        this.transition = transition;
        this.policy = policy;
        this.change = transition.change();
        this.finding = change.alarm().finding();
        this.estimate = EstimateText.of(finding);
        this.cause = new CauseText(transition, policy);
    }

    String summary() {
        List<String> parts = new ArrayList<>();
        parts.add(opening() + what() + ": " + how() + " " + when());
        parts.add(Phrase.count(finding.n()) + counted());
        certainty().ifPresent(parts::add);
        return Phrase.shortened(String.join(", ", parts) + since() + cause.inShort(), Alert.LONGEST_SUMMARY);
    }

    String description() {
        return Phrase.shortened(
                String.join(" ", gate(), cause.atLength(), advice(), history())
                        .replaceAll(" +", " ")
                        .strip(),
                Alert.LONGEST_DESCRIPTION);
    }

    private String opening() {
        return switch (change.state()) {
            case FIRING -> "";
            case UPDATED -> updated();
            case RESOLVED ->
                isSilence()
                        ? "Over: "
                        : "Over after " + FindingWire.length(transition.pane() - change.first() + 1, policy) + ", "
                                + policy.alerting().clearAfter() + " quiet panes among them: ";
        };
    }

    private String updated() {
        return switch (cause.news()) {
            case OWN, ESCALATED -> "Worse: ";
            case JOINED -> "Wider: ";
            case TAKES_OVER -> "Still: ";
            case GRAVER -> "Back, and worse or for much longer than before: ";
        };
    }

    private String what() {
        return estimate.map(text ->
                        transition.key().model() + " " + transition.key().version() + " " + text.what() + place())
                .orElseGet(this::subjectAndWhat);
    }

    private String subjectAndWhat() {
        String subject = name() + " of " + transition.key().model() + " "
                + transition.key().version() + place();
        return switch (finding.family()) {
            case DRIFT -> subject + " moved";
            case INTEGRITY -> subject + (isOfTraffic() ? " are repeated" : " has faulty values");
            case LATENCY -> subject + " are slow";
            case VOLUME -> subject + (isSilence() ? " stopped" : " changed in number");
            case PERFORMANCE -> subject + " is worse than it may be";
            case FAIRNESS -> subject + " is less fair than it may be";
            case COMPARISON -> subject + " is worse than that of the version that acts";
        };
    }

    private String counted() {
        return isOfTraffic() ? " events" : isOfOutcomes() ? " cases" : " values";
    }

    private String name() {
        String name = Phrase.shortened(finding.target().name(), LONGEST_NAME);
        return switch (finding.target().kind()) {
            case FEATURE -> name;
            case SCORE, DECISION, VALUE, LABEL -> "the " + name;
            case MIX -> "the mix of " + name;
            case TRAFFIC -> "requests";
            case METRIC -> "the " + name;
            case GROUP -> "the " + name + groups((Target.Group) finding.target());
        };
    }

    private static String groups(Target.Group target) {
        String group = target.group().map(name -> "=" + name).orElse("");
        String comparator = target.comparator().map(name -> " against " + name).orElse("");
        return " by " + Phrase.shortened(target.attribute() + group + comparator, LONGEST_NAME);
    }

    private String place() {
        return finding.target()
                .segment()
                .map(segment -> " where " + Phrase.shortened(SubjectWire.key(segment, policy), LONGEST_NAME))
                .orElse("");
    }

    private String how() {
        return estimate.map(EstimateText::how).orElseGet(this::howMuch);
    }

    private String howMuch() {
        return switch (finding.family()) {
            case DRIFT -> distance();
            case INTEGRITY ->
                share(FAULTS.getOrDefault(finding.check(), "at fault (" + finding.check() + ")")) + excess();
            case LATENCY -> share("too slow") + allowed();
            case VOLUME ->
                isSilence()
                        ? figure("hours without any,", measure().value())
                        : figure(
                                "ratio to the same hour of earlier weeks",
                                measure().value());
            case PERFORMANCE, FAIRNESS ->
                isConstraint() ? figure("value", measure().value()) + between() + limit() : errors();
            case COMPARISON -> figure("value", measure().value()) + between() + limit();
        };
    }

    private String errors() {
        return share("wrong") + excess();
    }

    private String between() {
        return measure().lower().isPresent() && measure().upper().isPresent()
                ? " (for certain between " + Phrase.figure(measure().lower().getAsDouble()) + " and "
                        + Phrase.figure(measure().upper().getAsDouble()) + ")"
                : "";
    }

    private String limit() {
        return finding.compared()
                .map(compared -> ", the limit is " + Phrase.figure(compared.threshold()) + ",")
                .orElse("");
    }

    private String distance() {
        String check = finding.check();
        String name = check.length() <= LONGEST_ACRONYM ? check.toUpperCase(Locale.ROOT) : check;
        return figure(name, measure().value())
                + measured(" (at least ", measure().lower())
                + measured(", without noise ", measure().corrected())
                + (measure().lower().isPresent() ? ")" : "");
    }

    private static String figure(String name, OptionalDouble value) {
        return name + (value.isPresent() ? " " + Phrase.figure(value.getAsDouble()) : "");
    }

    private String measured(String words, OptionalDouble value) {
        return measure().lower().isPresent() && value.isPresent() ? words + Phrase.figure(value.getAsDouble()) : "";
    }

    private String share(String fault) {
        OptionalDouble share = measure().value();
        return (share.isPresent() ? Phrase.percent(share.getAsDouble()) : "some") + " " + fault;
    }

    private String excess() {
        OptionalDouble least = measure().lower();
        return least.isPresent() ? ", at least " + Phrase.points(least.getAsDouble()) + " more than is normal," : "";
    }

    private String allowed() {
        return finding.compared()
                .map(Compared::threshold)
                .map(threshold -> ", " + Phrase.percent(threshold) + " may be,")
                .orElse("");
    }

    /**
     * {@code on 2024-05-18}, {@code from 2024-05-12 to 2024-05-18} of whole days, or from one instant until another; of cases
     * whose labels need time to come also until when labels were waited for.
     */
    private String when() {
        Incident.Alarm alarm = change.alarm();
        return days(alarm.first(), alarm.last())
                + (finding.span().ago() == 0 ? "" : ", by labels until " + end(alarm.pane()));
    }

    private String days(long first, long last) {
        if (!isDaily(policy)) {
            return "from " + text(first) + " until " + end(last);
        }
        return first == last ? "on " + text(last) : "from " + text(first) + " to " + text(last);
    }

    /** The last day, or the instant at which the next pane starts. */
    private String end(long pane) {
        return text(isDaily(policy) ? pane : pane + 1);
    }

    private Optional<String> certainty() {
        return finding.logE().isPresent() && Double.isFinite(finding.logE().getAsDouble())
                ? Optional.of("evidence " + Phrase.evidence(finding.logE().getAsDouble()))
                : Optional.empty();
    }

    private String since() {
        return change.first() < transition.pane() ? "; first seen " + text(change.first()) : "";
    }

    private String text(long pane) {
        return text(pane, policy);
    }

    /** The start of a pane: of a day its date. */
    static String text(long pane, Policy policy) {
        Instant start = ReportWire.start(pane, policy);
        return isDaily(policy) ? start.atOffset(ZoneOffset.UTC).toLocalDate().toString() : start.toString();
    }

    static boolean isDaily(Policy policy) {
        return policy.window().equals(Duration.ofDays(1));
    }

    private String gate() {
        return finding.compared()
                .filter(compared -> !isConstraint())
                .map(compared ->
                        "The severity is " + change.alarm().severity().name().toLowerCase(Locale.ROOT) + " because the "
                                + figure(compared) + " is " + Phrase.figure(compared.value()) + ", from "
                                + Phrase.figure(compared.threshold()) + " on.")
                .orElse("");
    }

    private static String figure(Compared compared) {
        return switch (compared.name()) {
            case "lower" -> "lower bound";
            case "corrected" -> "value without noise";
            default -> compared.name();
        };
    }

    private String advice() {
        return estimate.map(EstimateText::advice).orElseGet(this::whereToLook);
    }

    private String whereToLook() {
        return switch (finding.family()) {
            case DRIFT ->
                finding.target().kind() == Target.Kind.MIX
                        ? "Look whether other people are served than before, then at the score and the decisions by segment."
                        : "Look in the report of this pane at its distribution beside the reference's: a change of unit, "
                                + "source or default upstream moves it at once, a changing world slowly; then at the score.";
            case INTEGRITY -> "Look upstream: what fills this field, and what changed there when it was first seen.";
            case LATENCY -> "Look at the load and at what the model waits for.";
            case VOLUME ->
                isSilence()
                        ? "Look whether anybody calls the model, and whether what it answers reaches the topic."
                        : "Look whether callers come and go, or events are lost on the way.";
            case PERFORMANCE ->
                "Look at the score and the features that drifted, then whether the world or the labels changed.";
            case FAIRNESS ->
                "Look at the rates of each group in the report, then at what the model takes the attribute from.";
            case COMPARISON -> "Look at the labels of both versions, and at what they decide differently.";
        };
    }

    private String history() {
        int earlier = change.past().size();
        return earlier == 0
                ? "It is the first incident of its kind."
                : "It happened " + (earlier == 1 ? "once" : earlier + " times") + " before.";
    }

    private boolean isSilence() {
        return finding.check().equals(SilenceCheck.STANDARD.name());
    }

    private Measure measure() {
        return finding.measure();
    }

    /**
     * Limits may be a least or a greatest value, so that "from … on" would not do; a share that should not grow is measured
     * by what it grew.
     */
    private boolean isConstraint() {
        return isOfOutcomes() && measure().corrected().isEmpty();
    }

    private boolean isOfOutcomes() {
        Target.Kind kind = finding.target().kind();
        return kind == Target.Kind.METRIC || kind == Target.Kind.GROUP;
    }

    private boolean isOfTraffic() {
        return finding.target().kind() == Target.Kind.TRAFFIC;
    }
}
