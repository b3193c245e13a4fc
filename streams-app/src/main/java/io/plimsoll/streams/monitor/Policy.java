package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.check.Checks;
import io.plimsoll.detectors.check.Severity;
import io.plimsoll.detectors.evidence.Budget;
import io.plimsoll.detectors.evidence.Scan;
import io.plimsoll.detectors.tally.FavourableSide;
import io.plimsoll.detectors.tally.NumericSubject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is watched of a model and what counts as wrong, with every default filled in.
 *
 * @param model the model
 * @param task what it predicts
 * @param positive the class that precision, recall and area under the curve are about, of a binary model
 * @param favourable the decisions that are good for the person; none where numbers are predicted, see {@link #favourableSide}
 * @param window the length of a pane
 * @param scan the runs of panes that are judged at a close
 * @param lateness how long after a pane's end events still count without revising it
 * @param horizon how long after a pane's end it can be revised
 * @param mature the age at which a pane's labels count as evidence; empty: the horizon
 * @param features what is declared about features, by name
 * @param derive attributes made from others, by name
 * @param segments how traffic is sliced: each by one attribute or the intersection of several; those that fairness and
 *     constraints are asked of among them
 * @param checks what is asked
 * @param budget how often an answer may be wrong
 * @param alerting from which finding on people are told, and when again they are not
 * @param reporting how much a report holds
 * @param rollout what makes a version better, and who decides
 */
public record Policy(
        String model,
        Task task,
        Optional<String> positive,
        List<String> favourable,
        Duration window,
        Scan scan,
        Duration lateness,
        Duration horizon,
        Optional<Duration> mature,
        Map<String, FeatureRule> features,
        Map<String, Derivation> derive,
        List<List<String>> segments,
        Checks checks,
        Budget budget,
        Alerting alerting,
        Reporting reporting,
        Rollout rollout) {

    /** More panes than this within the horizon would make every revision a long walk. */
    private static final long MOST_PANES = 4_500;

    /**
     * @throws IllegalArgumentException if the horizon holds more than 4,500 panes, or labels mature after it
     */
    public Policy {
        if (mature.filter(age -> age.compareTo(horizon) > 0).isPresent()) {
            throw new IllegalArgumentException("labels.mature " + mature.get() + " is longer than labels.horizon "
                    + horizon + ": no label would ever count");
        }
        if (horizon.dividedBy(window) > MOST_PANES) {
            throw new IllegalArgumentException("labels.horizon " + horizon + " holds more than " + MOST_PANES
                    + " panes of window " + window + ": take a longer window or a shorter horizon");
        }
        features = Map.copyOf(features);
        derive = Map.copyOf(derive);
        segments = segments.stream().map(List::copyOf).toList();
        favourable = List.copyOf(favourable);
    }

    /** Of labels that count as evidence when the horizon has passed. */
    public Policy(
            String model,
            Task task,
            Optional<String> positive,
            List<String> favourable,
            Duration window,
            Scan scan,
            Duration lateness,
            Duration horizon,
            Map<String, FeatureRule> features,
            Map<String, Derivation> derive,
            List<List<String>> segments,
            Checks checks,
            Budget budget,
            Alerting alerting,
            Reporting reporting) {
        this(
                model,
                task,
                positive,
                favourable,
                window,
                scan,
                lateness,
                horizon,
                Optional.empty(),
                features,
                derive,
                segments,
                checks,
                budget,
                alerting,
                reporting);
    }

    /** Of a policy that does not mention rollouts. */
    public Policy(
            String model,
            Task task,
            Optional<String> positive,
            List<String> favourable,
            Duration window,
            Scan scan,
            Duration lateness,
            Duration horizon,
            Optional<Duration> mature,
            Map<String, FeatureRule> features,
            Map<String, Derivation> derive,
            List<List<String>> segments,
            Checks checks,
            Budget budget,
            Alerting alerting,
            Reporting reporting) {
        this(
                model,
                task,
                positive,
                favourable,
                window,
                scan,
                lateness,
                horizon,
                mature,
                features,
                derive,
                segments,
                checks,
                budget,
                alerting,
                reporting,
                Rollout.SHOWN);
    }

    /** The same with other questions. */
    public Policy with(Checks other) {
        return new Policy(
                model,
                task,
                positive,
                favourable,
                window,
                scan,
                lateness,
                horizon,
                mature,
                features,
                derive,
                segments,
                other,
                budget,
                alerting,
                reporting,
                rollout);
    }

    /** The same with other rules for rollouts. */
    public Policy with(Rollout other) {
        return new Policy(
                model,
                task,
                positive,
                favourable,
                window,
                scan,
                lateness,
                horizon,
                mature,
                features,
                derive,
                segments,
                checks,
                budget,
                alerting,
                reporting,
                other);
    }

    /** The age at which a pane's labels count as evidence. */
    public Duration maturity() {
        return mature.orElse(horizon);
    }

    /** Which predicted numbers are good for the person, empty where the policy does not say and of a model that decides. */
    public Optional<FavourableSide> favourableSide() {
        return checks.outcomes().favourable().side();
    }

    /** What is declared about a feature; what is not declared is learned or has its default. */
    public FeatureRule feature(String name) {
        return features.getOrDefault(name, FeatureRule.NONE);
    }

    /** The pane that an event time belongs to: pane k is [k·window, (k+1)·window) from the epoch. */
    public long pane(long epochMillis) {
        return Math.floorDiv(epochMillis, window.toMillis());
    }

    /** When a pane ends, in milliseconds since the epoch. */
    public long paneEnd(long pane) {
        return Math.multiplyExact(pane + 1, window.toMillis());
    }

    /** The number of panes that the horizon spans. */
    public long horizonPanes() {
        return -Math.floorDiv(-horizon.toMillis(), window.toMillis());
    }

    /** The number of panes after which a pane's labels have had time to come. */
    public long maturePanes() {
        return -Math.floorDiv(-maturity().toMillis(), window.toMillis());
    }

    /** What a model predicts. */
    public enum Task {
        /** One of two classes. */
        BINARY,
        /** One of several classes. */
        MULTICLASS,
        /** A number. */
        REGRESSION
    }

    /**
     * What is declared about a feature.
     *
     * @param range the values in order, empty to learn it
     * @param nullable the share of missing values that is normal
     * @param ignore whether it is not looked at
     */
    public record FeatureRule(Optional<NumericSubject.Range> range, double nullable, boolean ignore) {

        /** Nothing. */
        public static final FeatureRule NONE = new FeatureRule(Optional.empty(), 0, false);
    }

    /** How an attribute is made from another. */
    public sealed interface Derivation {

        /** The attribute or feature that it is made from. */
        String from();

        /**
         * Levels put together.
         *
         * @param from what it is made from
         * @param groups the levels of each new level, in order
         */
        record Groups(String from, Map<String, List<String>> groups) implements Derivation {}

        /**
         * A number cut into left-closed bands.
         *
         * @param from what it is made from
         * @param cuts where, in increasing order
         */
        record Cuts(String from, List<Double> cuts) implements Derivation {}
    }

    /**
     * When people are told.
     *
     * @param from the least severity
     * @param raiseAfter after how many panes in a row
     * @param clearAfter after how many quiet panes in a row it is over
     * @param owner who is told
     * @param runbook where they read what to do
     * @param exemplars whether requests that show a fault are told by their ids
     */
    public record Alerting(
            Severity from,
            int raiseAfter,
            int clearAfter,
            Optional<String> owner,
            Optional<String> runbook,
            boolean exemplars) {

        /** Warnings at once, over after two quiet panes. */
        public static final Alerting STANDARD =
                new Alerting(Severity.WARNING, 1, 2, Optional.empty(), Optional.empty());

        /** With the ids of requests. */
        public Alerting(
                Severity from, int raiseAfter, int clearAfter, Optional<String> owner, Optional<String> runbook) {
            this(from, raiseAfter, clearAfter, owner, runbook, true);
        }

        /**
         * @throws IllegalArgumentException if a number of panes is under 1
         */
        public Alerting {
            if (raiseAfter < 1 || clearAfter < 1) {
                throw new IllegalArgumentException("alerting.raiseAfter and alerting.clearAfter must be at least 1");
            }
        }
    }

    /**
     * How much a report holds.
     *
     * @param everyFinding also of segments the findings that say nothing
     * @param segmentDistributions also the distributions of segments
     * @param minimumCell smaller cells are pooled
     */
    public record Reporting(boolean everyFinding, boolean segmentDistributions, int minimumCell) {

        /** What a person reads. */
        public static final Reporting STANDARD = new Reporting(false, false, 5);
    }
}
