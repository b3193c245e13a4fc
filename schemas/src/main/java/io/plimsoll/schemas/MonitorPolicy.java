package io.plimsoll.schemas;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is watched of a model and what counts as wrong: a YAML file, and the same as JSON on the compacted topic
 * {@code monitors}, keyed by model.
 *
 * <p>The record holds the policy <em>as written</em>: null is what was not said, and the default that is then in force,
 * given below in words, is resolved by the monitor, not here. {@code model}, {@code task} and, for a binary task,
 * {@code positive} alone make a working policy. This record skips keys it does not know, as every reader of a topic
 * must; the reader of a policy <em>file</em> refuses unknown and duplicate keys and names their path.
 *
 * @param model the model's name
 * @param task what it predicts
 * @param positive the class that precision, recall and AUC are about; must be given for a binary task
 * @param favourable the decision that is good for the person, of a regression the side of a threshold; default: positive
 * @param window one pane; a report per pane and version; default {@code 1d}
 * @param scan the runs of panes ending now that are judged; default: 1, 2, 3, 5, 7, 14 panes and 1, 3, 7, 14 days
 * @param lateness how long a pane stays open for late events; default {@code 10m}
 * @param labels when labels come and when they count
 * @param features what is declared about features; default: all the reference's, nothing declared
 * @param derive attributes made from others, by name
 * @param segments the slices to watch
 * @param fairness attributes and constraints
 * @param performance constraints
 * @param drift parameters by check (psi, ks, …); default psi 0.05, 0.10, 0.25
 * @param integrity parameters by check (missing, unseen, range, type), over the reference's rate or {@code nullable};
 *     default increases 0.02, 0.005, 0.005
 * @param latency the objective
 * @param falseAlarms the budget
 * @param alerting when to raise and clear, and for whom
 * @param rollout what makes a version better and who decides
 * @param reports how much a report holds
 */
@Wire
public record MonitorPolicy(
        String model,
        Task task,
        @Nullable String positive,
        @Nullable Favourable favourable,
        @Nullable PolicyDuration window,
        @Nullable List<PolicyDuration> scan,
        @Nullable PolicyDuration lateness,
        @Nullable Labels labels,
        @Nullable Map<String, Feature> features,
        @Nullable Map<String, Derivation> derive,
        @Nullable List<Segment> segments,
        @Nullable Fairness fairness,
        @Nullable Performance performance,
        @Nullable Map<String, Map<String, Object>> drift,
        @Nullable Map<String, Map<String, Object>> integrity,
        @Nullable Latency latency,
        @Nullable FalseAlarms falseAlarms,
        @Nullable Alerting alerting,
        @Nullable RolloutPolicy rollout,
        @Nullable Reports reports) {

    /** @throws WireException naming the key that is missing or out of its limits */
    public MonitorPolicy {
        Require.identifier("model", model);
        boolean needsPositive = Require.present("task", task) == Task.BINARY;
        Require.that(
                !needsPositive || positive != null, "positive", "is missing: a binary task needs its positive class");
        Require.nameIfAny("positive", positive);
        scan = Require.listIfAny("scan", scan);
        features = Require.mapIfAny("features", features);
        derive = Require.mapIfAny("derive", derive);
        segments = Require.listIfAny("segments", segments);
        drift = checks("drift", drift);
        integrity = checks("integrity", integrity);
    }

    private static @Nullable Map<String, Map<String, Object>> checks(
            String field, @Nullable Map<String, Map<String, Object>> checks) {
        Map<String, Map<String, Object>> copy = Require.mapIfAny(field, checks);
        if (copy != null) {
            copy.forEach((check, parameters) -> Require.map(field + "." + check, parameters));
        }
        return copy;
    }

    /** What labels depend on. */
    public enum CausedBy implements WireName {
        /** The world: the label would be the same whatever was decided. */
        WORLD,
        /** The decision's effect, as for recommenders: a shadow cannot be compared, an A/B test can. */
        DECISION;

        /** The constant that a word of the wire stands for; see {@link WireName#parse}. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static CausedBy of(String wire) {
            return WireName.parse("causedBy", values(), wire);
        }
    }

    /**
     * When labels come and when they count.
     *
     * @param horizon how long a label is waited for; after it a window is final; default {@code 30d}
     * @param mature the age at which a pane's labels count as evidence; default: the reference's 90% delay, else the
     *     horizon
     * @param causedBy what labels depend on; default: world
     */
    @Wire
    public record Labels(
            @Nullable PolicyDuration horizon,
            @Nullable PolicyDuration mature,
            @Nullable CausedBy causedBy) {}

    /**
     * What is declared about a feature.
     *
     * @param range the values that are possible; only declared ranges page; default: learned, for notices
     * @param nullable the share of missing values that is normal; default: the reference's
     * @param ignore true: not watched; default false
     */
    @Wire
    public record Feature(
            @Nullable Range range,
            @Nullable Double nullable,
            @Nullable Boolean ignore) {
        /** @throws WireException if nullable is no share */
        public Feature {
            Require.share("nullable", nullable);
        }
    }

    /**
     * A closed range, on the wire {@code [0, null]}.
     *
     * @param min the least value, or null for none
     * @param max the greatest value, or null for none
     */
    public record Range(@Nullable Double min, @Nullable Double max) {
        /** @throws WireException unless min is at most max */
        public Range {
            Require.finite("range", min);
            Require.finite("range", max);
            boolean ordered = min == null || max == null || min <= max;
            Require.that(ordered, "range", "must have its least value first");
        }

        /**
         * Reads a pair.
         *
         * @throws WireException if there are not exactly two bounds
         */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static Range of(List<@Nullable Double> bounds) {
            Require.that(bounds.size() == 2, "range", "must be [least, greatest], null for an open end");
            return new Range(bounds.get(0), bounds.get(1));
        }

        /** The pair as on the wire. */
        @JsonValue
        public List<@Nullable Double> bounds() {
            return Arrays.asList(min, max);
        }
    }

    /**
     * An attribute made from another; either groups or cuts.
     *
     * @param from the feature or attribute it is made from
     * @param groups the levels that each new level gathers
     * @param cuts where a number is cut, strictly increasing, left-closed: {@code <25}, {@code [25,60)}, {@code 60+}
     */
    @Wire
    public record Derivation(
            String from,
            @Nullable Map<String, List<String>> groups,
            @Nullable List<Double> cuts) {
        /** @throws WireException unless exactly one of groups and cuts is given and fit */
        public Derivation {
            Require.name("from", from);
            Require.that((groups == null) != (cuts == null), "groups", "or cuts must be given, and not both");
            groups = Require.mapIfAny("groups", groups);
            cuts = Require.listIfAny("cuts", cuts);
            Require.that(cuts == null || Ascending.strictly(cuts), "cuts", "must increase strictly and be finite");
        }
    }

    /**
     * A slice by one attribute, or by the intersection of several: {@code region}, {@code [gender, age_band]}.
     *
     * @param attributes one or more names, in the order written
     */
    public record Segment(List<String> attributes) {
        /** @throws WireException if there is no attribute, or one twice */
        public Segment {
            attributes = Require.list("segments", attributes);
            attributes.forEach(attribute -> Require.name("segments", attribute));
            boolean distinct = attributes.stream().distinct().count() == attributes.size();
            Require.that(distinct && !attributes.isEmpty(), "segments", "must name each attribute once");
        }

        /**
         * Reads a name or a list of names.
         *
         * @throws WireException if it is neither
         */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static Segment of(Object written) {
            return new Segment(Names.of("segments", written));
        }

        /** A name, or a list of several, as on the wire. */
        @JsonValue
        public Object written() {
            return attributes.size() == 1 ? attributes.get(0) : attributes;
        }
    }

    /**
     * What is fair.
     *
     * @param attributes the protected attributes, by name; an intersection is {@code gender|age_band}
     * @param minimumGroup the fewest people, in the judged span, that are a group of their own; default 30
     * @param constraints what must hold
     */
    @Wire
    public record Fairness(
            @Nullable Map<String, Attribute> attributes,
            @Nullable Integer minimumGroup,
            @Nullable List<FairnessConstraint> constraints) {
        /** @throws WireException naming the key that is out of its limits */
        public Fairness {
            attributes = Require.mapIfAny("attributes", attributes);
            Require.atLeast(1, "minimumGroup", minimumGroup);
            constraints = Require.listIfAny("constraints", constraints);
        }
    }

    /**
     * A protected attribute.
     *
     * @param reference the group that others are compared with; default: every ordered pair is compared
     */
    @Wire
    public record Attribute(@Nullable String reference) {
        /** @throws WireException if the name is too long */
        public Attribute {
            Require.nameIfAny("reference", reference);
        }
    }

    /**
     * A limit on a fairness metric; at least one of min and max.
     *
     * @param metric its name, {@code demographic_parity_ratio}
     * @param min the least value allowed
     * @param max the greatest value allowed
     */
    @Wire
    public record FairnessConstraint(
            String metric, @Nullable Double min, @Nullable Double max) {
        /** @throws WireException if there is no limit */
        public FairnessConstraint {
            Require.name("metric", metric);
            requireLimit(min, max);
        }
    }

    /** Where the comparison for performance comes from. */
    public enum Baseline implements WireName {
        /** The labels of the reference. */
        REFERENCE,
        /** The first 14 matured panes, for a reference without labels. */
        LIVE;

        /** The constant that a word of the wire stands for; see {@link WireName#parse}. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static Baseline of(String wire) {
            return WireName.parse("baseline", values(), wire);
        }
    }

    /**
     * What is good enough.
     *
     * @param constraints what must hold
     * @param baseline where the comparison comes from; default: reference
     * @param errorRate from which increase of the share of wrong predictions on to alarm: warning, error, critical;
     *     default 0.01, 0.03, 0.10
     * @param estimatedAccuracy from which loss of estimated accuracy on to warn while labels are missing: warning; default 0.01
     * @param labelShift from which move of the estimated share of positives on to warn while labels are missing: warning;
     *     default 0.05
     * @param detectors classic change detectors over the error rate of every pane, with their parameters: adwin, ddm, eddm,
     *     hddm_a, hddm_w, page_hinkley; default none
     */
    @Wire
    public record Performance(
            @Nullable List<PerformanceConstraint> constraints,
            @Nullable Baseline baseline,
            @Nullable Map<String, Object> errorRate,
            @Nullable Map<String, Object> estimatedAccuracy,
            @Nullable Map<String, Object> labelShift,
            @Nullable Map<String, Map<String, Object>> detectors) {
        /** @throws WireException if a constraint is null */
        public Performance {
            constraints = Require.listIfAny("constraints", constraints);
            errorRate = Require.mapIfAny("errorRate", errorRate);
            estimatedAccuracy = Require.mapIfAny("estimatedAccuracy", estimatedAccuracy);
            labelShift = Require.mapIfAny("labelShift", labelShift);
            detectors = checks("detectors", detectors);
        }
    }

    /**
     * A limit on a performance metric; at least one of min and max.
     *
     * @param metric its name, {@code accuracy}
     * @param segment the slice it is about, attribute to value; default: all
     * @param min the least value allowed
     * @param max the greatest value allowed
     */
    @Wire
    public record PerformanceConstraint(
            String metric,
            @Nullable Map<String, String> segment,
            @Nullable Double min,
            @Nullable Double max) {
        /** @throws WireException if there is no limit */
        public PerformanceConstraint {
            Require.name("metric", metric);
            segment = Require.mapIfAny("segment", segment);
            requireLimit(min, max);
        }
    }

    private static void requireLimit(@Nullable Double min, @Nullable Double max) {
        Require.that(min != null || max != null, "min", "or max must be given: a constraint needs a limit");
        Require.finite("min", min);
        Require.finite("max", max);
    }

    /**
     * How fast answers must come.
     *
     * @param objective the latency that is fast enough
     * @param share the share of requests that must be; default 0.99
     */
    @Wire
    public record Latency(
            @Nullable PolicyDuration objective, @Nullable Double share) {
        /** @throws WireException if share is none */
        public Latency {
            Require.share("share", share);
        }
    }

    /**
     * The budget of false alarms of the whole monitor.
     *
     * @param probability of any false alarm; default 0.05
     * @param per in this time; default {@code 30d}
     */
    @Wire
    public record FalseAlarms(
            @Nullable Double probability, @Nullable PolicyDuration per) {
        /** @throws WireException unless 0 &lt; probability &lt; 1 */
        public FalseAlarms {
            boolean open = probability == null || (probability > 0 && probability < 1);
            Require.that(open, "probability", "must be above 0 and below 1");
        }
    }

    /**
     * When an incident begins and ends, and whose it is.
     *
     * @param from the least severity that is published; default: warning
     * @param raiseAfter panes in a row that must alarm; default 1
     * @param clearAfter panes in which no run speaks before it is over; default 2
     * @param owner the team
     * @param runbook where to read what to do, a URL
     * @param exemplars whether alerts about faults name requests that show them, by id; default true
     */
    @Wire
    public record Alerting(
            @Nullable Severity from,
            @Nullable Integer raiseAfter,
            @Nullable Integer clearAfter,
            @Nullable String owner,
            @Nullable String runbook,
            @Nullable Boolean exemplars) {
        /** @throws WireException naming the key that is out of its limits */
        public Alerting {
            Require.atLeast(1, "raiseAfter", raiseAfter);
            Require.atLeast(1, "clearAfter", clearAfter);
            Require.nameIfAny("owner", owner);
            Require.textIfAny("runbook", runbook, Alert.LONGEST_URL);
        }
    }

    /** Which findings about segments a report holds; those about the whole are always all there. */
    public enum ReportedFindings implements WireName {
        /** Those that are not ok, and the worst one of each segment. */
        WORST,
        /** All. */
        ALL;

        /** The constant that a word of the wire stands for; see {@link WireName#parse}. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static ReportedFindings of(String wire) {
            return WireName.parse("findings", values(), wire);
        }
    }

    /** Whose distributions a report holds. */
    public enum ReportedDistributions implements WireName {
        /** Those of the version's slice. */
        VERSION,
        /** Those of its segments too. */
        SEGMENTS;

        /** The constant that a word of the wire stands for; see {@link WireName#parse}. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static ReportedDistributions of(String wire) {
            return WireName.parse("distributions", values(), wire);
        }
    }

    /**
     * How much a report holds.
     *
     * @param minimumCell cells under it are pooled, for privacy; default 5; 0 publishes all
     * @param findings which findings about segments; default: worst: those that are not ok, and the leading metrics of the 50
     *     largest; all: every metric of segments, the largest first, up to 5,000 findings
     * @param distributions whose distributions; default: version
     */
    @Wire
    public record Reports(
            @Nullable Integer minimumCell,
            @Nullable ReportedFindings findings,
            @Nullable ReportedDistributions distributions) {
        /** @throws WireException if minimumCell is negative */
        public Reports {
            Require.atLeast(0, "minimumCell", minimumCell);
        }
    }
}
