package io.plimsoll.streams.wire;

import io.plimsoll.detectors.check.Severity;
import io.plimsoll.detectors.evidence.Budget;
import io.plimsoll.detectors.tally.NumericSubject;
import io.plimsoll.schemas.MonitorPolicy;
import io.plimsoll.schemas.PolicyDuration;
import io.plimsoll.schemas.Task;
import io.plimsoll.schemas.WireException;
import io.plimsoll.streams.monitor.ClassName;
import io.plimsoll.streams.monitor.Policy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From a policy as written to the policy that is in force, with every default filled in. */
public final class PolicyWire {

    private static final Duration LATENESS = Duration.ofMinutes(10);
    private static final Duration HORIZON = Duration.ofDays(30);

    private PolicyWire() {}

    /**
     * The policy in force.
     *
     * @throws IllegalArgumentException naming the path of what cannot be and what would be right; a {@link WireException}
     *     where one field is at fault
     */
    public static Policy policyOf(MonitorPolicy written) {
        Duration window = ScanWire.window(written);
        return new Policy(
                written.model(),
                Policy.Task.valueOf(written.task().name()),
                Optional.ofNullable(written.positive()).map(ClassName::of),
                favourable(written),
                window,
                ScanWire.scan(written, window),
                length(written.lateness(), LATENESS),
                written.labels() == null ? HORIZON : length(written.labels().horizon(), HORIZON),
                mature(written),
                features(written),
                SliceWire.derivations(written),
                SliceWire.slices(written),
                ChecksWire.checks(written),
                budget(written.falseAlarms()),
                alerting(written.alerting()),
                reporting(written.reports()),
                RolloutWire.rollout(written));
    }

    /**
     * The columns of a CSV file that are attributes to slice by and no features.
     *
     * <p>The rule: a column is an attribute if the policy slices by it, under {@code segments}, {@code fairness.attributes} or
     * the {@code segment} of a constraint, by its own name or as what a derived attribute is made {@code from}; unless the policy
     * names it under {@code features} as well, be it with nothing declared ({@code region: {}}), and so makes it both.
     * Every other column with no meaning of its own is a feature.
     *
     * <p>So {@code age} stays a feature beside the {@code age_band} that is cut from it where {@code features} name it,
     * and {@code education}, of which only {@code degree} is asked, does not become one.
     */
    public static Set<String> attributes(MonitorPolicy written) {
        return SliceWire.attributes(written);
    }

    private static Optional<Duration> mature(MonitorPolicy written) {
        return Optional.ofNullable(written.labels())
                .flatMap(labels -> Optional.ofNullable(labels.mature()))
                .map(PolicyDuration::toDuration);
    }

    /** The classes; the threshold of a regression is what {@link OutcomeChecksWire} makes of it. */
    private static List<String> favourable(MonitorPolicy written) {
        if (written.task() == Task.REGRESSION) {
            return List.of();
        }
        List<String> classes = written.favourable() == null
                ? Optional.ofNullable(written.positive()).stream().toList()
                : written.favourable().classes();
        return classes.stream().map(ClassName::of).toList();
    }

    private static Map<String, Policy.FeatureRule> features(MonitorPolicy written) {
        Map<String, Policy.FeatureRule> rules = new LinkedHashMap<>();
        if (written.features() != null) {
            written.features().forEach((name, feature) -> rules.put(name, rule(feature)));
        }
        return rules;
    }

    private static Policy.FeatureRule rule(MonitorPolicy.Feature feature) {
        return new Policy.FeatureRule(
                Optional.ofNullable(feature.range()).map(PolicyWire::range),
                Optional.ofNullable(feature.nullable()).orElse(Policy.FeatureRule.NONE.nullable()),
                Optional.ofNullable(feature.ignore()).orElse(Policy.FeatureRule.NONE.ignore()));
    }

    private static NumericSubject.Range range(MonitorPolicy.Range range) {
        return new NumericSubject.Range(
                Optional.ofNullable(range.min()).orElse(Double.NEGATIVE_INFINITY),
                Optional.ofNullable(range.max()).orElse(Double.POSITIVE_INFINITY),
                true);
    }

    private static Budget budget(MonitorPolicy.@Nullable FalseAlarms written) {
        if (written == null) {
            return Budget.DEFAULT;
        }
        Duration per = length(written.per(), Budget.DEFAULT.period());
        if (per.isZero()) {
            throw new WireException("falseAlarms.per", "must be longer than nothing");
        }
        return new Budget(Optional.ofNullable(written.probability()).orElse(Budget.DEFAULT.probability()), per);
    }

    private static Policy.Alerting alerting(MonitorPolicy.@Nullable Alerting written) {
        Policy.Alerting standard = Policy.Alerting.STANDARD;
        if (written == null) {
            return standard;
        }
        return new Policy.Alerting(
                written.from() == null
                        ? standard.from()
                        : Severity.valueOf(written.from().name()),
                Optional.ofNullable(written.raiseAfter()).orElse(standard.raiseAfter()),
                Optional.ofNullable(written.clearAfter()).orElse(standard.clearAfter()),
                Optional.ofNullable(written.owner()),
                Optional.ofNullable(written.runbook()),
                Optional.ofNullable(written.exemplars()).orElse(standard.exemplars()));
    }

    private static Policy.Reporting reporting(MonitorPolicy.@Nullable Reports written) {
        if (written == null) {
            return Policy.Reporting.STANDARD;
        }
        return new Policy.Reporting(
                written.findings() == MonitorPolicy.ReportedFindings.ALL,
                written.distributions() == MonitorPolicy.ReportedDistributions.SEGMENTS,
                Optional.ofNullable(written.minimumCell()).orElse(Policy.Reporting.STANDARD.minimumCell()));
    }

    private static Duration length(@Nullable PolicyDuration written, Duration standard) {
        return written == null ? standard : written.toDuration();
    }
}
