package io.plimsoll.streams.wire;

import io.plimsoll.detectors.check.Baseline;
import io.plimsoll.detectors.check.ChangeCheck;
import io.plimsoll.detectors.check.ErrorRateCheck;
import io.plimsoll.detectors.check.EstimatedAccuracyCheck;
import io.plimsoll.detectors.check.FairnessConstraint;
import io.plimsoll.detectors.check.FairnessRules;
import io.plimsoll.detectors.check.Favourable;
import io.plimsoll.detectors.check.LabelCause;
import io.plimsoll.detectors.check.LabelShiftCheck;
import io.plimsoll.detectors.check.OutcomeChecks;
import io.plimsoll.detectors.check.PerformanceConstraint;
import io.plimsoll.detectors.check.Segment;
import io.plimsoll.detectors.check.WithoutLabels;
import io.plimsoll.detectors.evidence.GroupConstraint;
import io.plimsoll.detectors.evidence.Limits;
import io.plimsoll.detectors.statistic.FairnessMetric;
import io.plimsoll.detectors.statistic.PerformanceMetric;
import io.plimsoll.schemas.MonitorPolicy;
import io.plimsoll.schemas.Task;
import io.plimsoll.schemas.WireException;
import io.plimsoll.streams.monitor.ClassName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a policy asks of decisions and labels: performance, fairness, concept drift. */
final class OutcomeChecksWire {

    private static final Set<String> OF_TWO_CLASSES = Set.of("auc", "ece", "calibration_gap");

    private final MonitorPolicy written;

    private OutcomeChecksWire(MonitorPolicy written) {
        this.written = written;
    }

    static OutcomeChecks checks(MonitorPolicy written) {
        OutcomeChecksWire wire = new OutcomeChecksWire(written);
        return new OutcomeChecks(
                wire.performance(),
                wire.fairness(),
                Optional.of(wire.errorRate()),
                wire.favourable(),
                wire.baseline(),
                wire.causedBy(),
                wire.withoutLabels(),
                wire.detectors(),
                wire.everyFinding());
    }

    private boolean everyFinding() {
        return written.reports() != null && written.reports().findings() == MonitorPolicy.ReportedFindings.ALL;
    }

    private WithoutLabels withoutLabels() {
        MonitorPolicy.Performance asked = written.performance();
        return asked == null
                ? WithoutLabels.STANDARD
                : new WithoutLabels(
                        (EstimatedAccuracyCheck) CheckParameters.with(
                                EstimatedAccuracyCheck.STANDARD,
                                "performance.estimatedAccuracy",
                                orNone(asked.estimatedAccuracy())),
                        (LabelShiftCheck) CheckParameters.with(
                                LabelShiftCheck.STANDARD, "performance.labelShift", orNone(asked.labelShift())));
    }

    private static Map<String, Object> orNone(@Nullable Map<String, Object> parameters) {
        return parameters == null ? Map.of() : parameters;
    }

    /** In the order in which the detectors are permitted, whatever that of the policy. */
    private List<ChangeCheck> detectors() {
        MonitorPolicy.Performance asked = written.performance();
        return asked == null || asked.detectors() == null
                ? List.of()
                : ChecksWire.named("performance.detectors", ChangeCheck.class, asked.detectors());
    }

    private List<PerformanceConstraint> performance() {
        MonitorPolicy.Performance asked = written.performance();
        List<PerformanceConstraint> constraints = new ArrayList<>();
        for (MonitorPolicy.PerformanceConstraint constraint : orEmpty(asked == null ? null : asked.constraints())) {
            constraints.add(constraint("performance.constraints[" + constraints.size() + "]", constraint));
        }
        return constraints;
    }

    private PerformanceConstraint constraint(String path, MonitorPolicy.PerformanceConstraint asked) {
        PerformanceMetric metric = PerformanceMetric.named(asked.metric())
                .filter(this::isDecided)
                .orElseThrow(() -> unknown(
                        path,
                        why(asked.metric()),
                        Arrays.stream(PerformanceMetric.values())
                                .filter(this::isDecided)
                                .map(PerformanceMetric::label)));
        Limits limits = limits(path, asked.min(), asked.max());
        if (metric.decided() == PerformanceMetric.Decided.BY_RATE && !isShare(limits)) {
            throw new WireException(path, "limits " + metric.label() + ", which is a share: from 0 to 1");
        }
        return new PerformanceConstraint(metric, segment(asked.segment()), limits);
    }

    private PerformanceMetric.Task task() {
        return PerformanceMetric.Task.valueOf(written.task().name());
    }

    private boolean isDecided(PerformanceMetric metric) {
        return metric.suits(task()) && metric.decided() != PerformanceMetric.Decided.NOT_AT_ALL;
    }

    /** What a person may not expect. */
    private String why(String metric) {
        if (written.task() == Task.MULTICLASS && OF_TWO_CLASSES.contains(metric)) {
            return " (it is known of two classes only; limit brier or log_loss)";
        }
        return written.task() == Task.REGRESSION && metric.matches("(absolute_)?error_p[0-9]+")
                ? " (a quantile is shown; limit large_error_rate, the share of errors beyond the reference's 90% quantile)"
                : "";
    }

    private static boolean isShare(Limits limits) {
        return Stream.of(limits.min(), limits.max())
                .filter(Double::isFinite)
                .allMatch(limit -> limit >= 0 && limit <= 1);
    }

    /** The slice in the order in which the policy slices by its attributes. */
    private Optional<Segment> segment(@Nullable Map<String, String> asked) {
        if (asked == null || asked.isEmpty()) {
            return Optional.empty();
        }
        List<String> attributes = SliceWire.slicedBy(asked.keySet(), written);
        return Optional.of(new Segment(
                SliceWire.joined(attributes),
                SliceWire.joined(attributes.stream().map(asked::get).toList())));
    }

    private ErrorRateCheck errorRate() {
        MonitorPolicy.Performance asked = written.performance();
        return asked == null || asked.errorRate() == null
                ? ErrorRateCheck.STANDARD
                : (ErrorRateCheck)
                        CheckParameters.with(ErrorRateCheck.STANDARD, "performance.errorRate", asked.errorRate());
    }

    private FairnessRules fairness() {
        MonitorPolicy.Fairness asked = written.fairness();
        if (asked == null) {
            return FairnessRules.NONE;
        }
        Map<String, Optional<String>> attributes = new LinkedHashMap<>();
        if (asked.attributes() != null) {
            asked.attributes()
                    .forEach((name, attribute) ->
                            attributes.put(dimension(name), Optional.ofNullable(attribute.reference())));
        }
        List<FairnessConstraint> constraints = new ArrayList<>();
        for (MonitorPolicy.FairnessConstraint constraint : orEmpty(asked.constraints())) {
            constraints.add(constraint("fairness.constraints[" + constraints.size() + "]", constraint));
        }
        requireGroups(attributes, constraints);
        long minimum = asked.minimumGroup() == null ? FairnessRules.STANDARD_MINIMUM : asked.minimumGroup();
        return new FairnessRules(attributes, minimum, constraints);
    }

    /** The name of the slicing; the groups of an intersection have their values in the same order. */
    private String dimension(String name) {
        String sliced = SliceWire.joined(SliceWire.slicedBy(SliceWire.intersection(name), written));
        if (!sliced.equals(name)) {
            throw new WireException(
                    "fairness.attributes." + name, "stands under segments as " + sliced + ": write it so");
        }
        return sliced;
    }

    private void requireGroups(Map<String, Optional<String>> attributes, List<FairnessConstraint> constraints) {
        if (!constraints.isEmpty() && attributes.isEmpty()) {
            throw new WireException(
                    "fairness.attributes", "is missing: name the attributes whose groups the constraints compare");
        }
    }

    private FairnessConstraint constraint(String path, MonitorPolicy.FairnessConstraint asked) {
        FairnessMetric metric = FairnessMetric.named(asked.metric())
                .filter(this::isDecided)
                .orElseThrow(() -> unknown(
                        path,
                        whyNot(asked.metric()),
                        Arrays.stream(FairnessMetric.values())
                                .filter(this::isDecided)
                                .map(FairnessMetric::label)));
        Limits limits = limits(path, asked.min(), asked.max());
        if (!GroupConstraint.fits(metric, limits)) {
            throw new WireException(path, "limits " + metric.label() + ", which takes " + fitting(metric));
        }
        return new FairnessConstraint(metric, limits);
    }

    /** Metrics of decisions are those of a regression too, where the policy says which numbers are favourable. */
    private boolean isDecided(FairnessMetric metric) {
        boolean isOfFavourable = written.favourable() != null && metric.mean().isEmpty();
        return metric.isDecidable() && (metric.suits(task()) || isOfFavourable);
    }

    private String whyNot(String metric) {
        boolean isOfDecisions = FairnessMetric.named(metric)
                .filter(known -> known.isDecidable() && known.mean().isEmpty())
                .isPresent();
        return written.task() == Task.REGRESSION && isOfDecisions
                ? " (it compares who is predicted what is good for them: say which numbers are, favourable: {min: x} or {max: x})"
                : "";
    }

    private static String fitting(FairnessMetric metric) {
        return switch (metric.contrast()) {
            case DIFFERENCE, MEAN_DIFFERENCE -> "a max of at least 0 and no min";
            case RATIO -> "a min above 0 and at most 1, and no max";
            case DIRECTED_RATIO -> "a min, a max or both, above 0";
            case NONE -> "no limits";
        };
    }

    private static Limits limits(String path, @Nullable Double min, @Nullable Double max) {
        return Problem.at(
                path,
                () -> new Limits(
                        min == null ? Double.NEGATIVE_INFINITY : min, max == null ? Double.POSITIVE_INFINITY : max));
    }

    private static WireException unknown(String path, String why, Stream<String> known) {
        return new WireException(
                path + ".metric",
                "is no metric that can be held to a limit here" + why + ": known are "
                        + known.collect(Collectors.joining(", ")));
    }

    /** Of several classes the codes are the reference's; see {@link io.plimsoll.streams.monitor.Monitor}. */
    private Favourable favourable() {
        io.plimsoll.schemas.Favourable asked = written.favourable();
        if (asked == null) {
            return Favourable.POSITIVE;
        }
        boolean isThreshold = asked.classes().isEmpty();
        if (written.task() == Task.REGRESSION) {
            if (!isThreshold) {
                throw new WireException(
                        "favourable", "names a class, and a regression predicts numbers: state {min: x} or {max: x}");
            }
            return new Favourable.Numbers(Problem.at("favourable", () -> SideWire.read(asked)));
        }
        if (isThreshold) {
            throw new WireException(
                    "favourable", "is a threshold, which a regression may have: name a class or classes");
        }
        return written.task() == Task.BINARY ? favourableOfTwo(asked.classes()) : Favourable.POSITIVE;
    }

    private Favourable favourableOfTwo(List<String> asked) {
        List<String> classes = asked.stream().map(ClassName::of).toList();
        String positive = Objects.requireNonNull(written.positive());
        Predicate<String> isPositive = ClassName.of(positive)::equals;
        if (classes.stream().allMatch(isPositive)) {
            return Favourable.POSITIVE;
        }
        if (classes.stream().anyMatch(isPositive)) {
            throw new WireException(
                    "favourable", "names the positive class and the other one: every decision would be favourable");
        }
        return Favourable.NEGATIVE;
    }

    private Baseline baseline() {
        MonitorPolicy.Performance asked = written.performance();
        return asked == null || asked.baseline() == null
                ? Baseline.REFERENCE
                : Baseline.valueOf(asked.baseline().name());
    }

    private LabelCause causedBy() {
        MonitorPolicy.Labels labels = written.labels();
        return labels == null || labels.causedBy() == null
                ? LabelCause.WORLD
                : LabelCause.valueOf(labels.causedBy().name());
    }

    private static <T> List<T> orEmpty(@Nullable List<T> asked) {
        return asked == null ? List.of() : asked;
    }
}
