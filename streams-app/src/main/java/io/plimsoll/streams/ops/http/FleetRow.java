package io.plimsoll.streams.ops.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plimsoll.schemas.Alert;
import io.plimsoll.schemas.Family;
import io.plimsoll.schemas.Severity;
import io.plimsoll.streams.ops.view.Figure;
import io.plimsoll.streams.ops.view.Figures;
import io.plimsoll.streams.ops.view.Found;
import io.plimsoll.streams.ops.view.ModelView;
import io.plimsoll.streams.ops.view.PaneSummary;
import io.plimsoll.streams.ops.view.Series;
import io.plimsoll.streams.ops.view.VersionVerdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A model in the fleet.
 *
 * @param model its name
 * @param versions its versions in their roles, those that had traffic last first
 * @param decision the last recommendation, or null
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record FleetRow(
        String model, List<Version> versions, @Nullable DecisionLine decision) {

    /**
     * The row of a model.
     *
     * @param verdicts of all its versions
     */
    static FleetRow of(ModelView model, Map<String, VersionVerdict> verdicts) {
        List<Alert> alerts = model.activeAlerts();
        List<Version> versions = new ArrayList<>();
        for (Series series : model.series()) {
            Optional.ofNullable(verdicts.get(series.version()))
                    .map(verdict -> Version.of(series, model.summaries(series), verdict, alerts))
                    .ifPresent(versions::add);
        }
        versions.sort(Comparator.comparing(Version::windowEnd)
                .reversed()
                .thenComparing(Version::role)
                .thenComparing(Version::version));
        return new FleetRow(model.model(), versions, DecisionLine.newest(model).orElse(null));
    }

    /**
     * A version in a role.
     *
     * @param version the version
     * @param role the role
     * @param verdict pass, fail or inconclusive
     * @param reason the first reason for it, or null
     * @param stale whether reports have stopped coming
     * @param windowStart the start of the newest window
     * @param windowEnd its end
     * @param publishedAt when it was last reported on
     * @param windows how many windows are known
     * @param predictions the predictions of the newest window
     * @param labels how many of them have a label
     * @param alerts how many alerts of the version are open, by severity
     * @param drift the feature that moved most in the newest window, or null
     * @param group the group that is worst off in the newest window, or null
     * @param trail the worst verdict of each of the last windows, the oldest first ({@link Marks})
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Version(
            String version,
            String role,
            String verdict,
            @Nullable String reason,
            boolean stale,
            String windowStart,
            String windowEnd,
            String publishedAt,
            int windows,
            long predictions,
            long labels,
            Map<String, Long> alerts,
            @Nullable Worst drift,
            @Nullable Worst group,
            String trail) {
        private static final int TRAIL = 60;

        private static Version of(
                Series series, List<PaneSummary> windows, VersionVerdict verdict, List<Alert> alerts) {
            PaneSummary newest = windows.get(windows.size() - 1);
            return new Version(
                    series.version(),
                    series.role().wire(),
                    verdict.outcome().wire(),
                    verdict.reasons().stream().findFirst().orElse(null),
                    verdict.stale(),
                    newest.window().start().toString(),
                    newest.window().end().toString(),
                    newest.publishedAt().toString(),
                    windows.size(),
                    newest.predictions(),
                    newest.labels(),
                    bySeverity(series.version(), alerts),
                    Worst.of(newest, Family.DRIFT, Worst.BY_VALUE),
                    Worst.of(newest, Family.FAIRNESS, Worst.BY_DISTANCE_FROM_PARITY),
                    Timeline.marks(
                            windows.subList(Math.max(0, windows.size() - TRAIL), windows.size()),
                            pane -> pane.worst()));
        }

        private static Map<String, Long> bySeverity(String version, List<Alert> alerts) {
            Map<String, Long> counts = new LinkedHashMap<>();
            Arrays.stream(Severity.values())
                    .forEach(severity -> counts.put(
                            severity.wire(),
                            alerts.stream()
                                    .filter(alert -> alert.version().equals(version) && alert.severity() == severity)
                                    .count()));
            return counts;
        }
    }

    /**
     * The worst of a family.
     *
     * @param name the parts of its name: the feature, or check, attribute, group and reference
     * @param verdict the answer
     * @param value the statistic
     * @param lower the lower end of its interval
     * @param upper the upper end of its interval
     * @param threshold the limit, or null
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Worst(
            List<String> name,
            String verdict,
            @Nullable Float value,
            @Nullable Float lower,
            @Nullable Float upper,
            @Nullable Float threshold) {
        static final Comparator<Named> BY_VALUE = Comparator.comparingDouble(named -> named.number(-1));

        /** A ratio is worst far below one, a difference far above nought. */
        static final Comparator<Named> BY_DISTANCE_FROM_PARITY = Comparator.comparingDouble(
                named -> named.name().contains("ratio") ? 1 - named.number(1) : Math.abs(named.number(0)));

        static @Nullable Worst of(PaneSummary pane, Family family, Comparator<Named> within) {
            Comparator<Named> order = Comparator.<Named>comparingInt(
                            named -> named.figure().rank())
                    .thenComparing(within);
            return pane.figures(family).stream()
                    .flatMap(Worst::named)
                    .max(order)
                    .map(Worst::of)
                    .orElse(null);
        }

        private static Stream<Named> named(Figures figures) {
            return IntStream.range(0, figures.names().size())
                    .mapToObj(i -> new Named(figures.names().get(i), figures.at(i)));
        }

        private static Worst of(Named named) {
            Figure figure = named.figure();
            return new Worst(
                    List.of(named.name().split(Found.SEPARATOR, -1)),
                    figure.verdict().wire(),
                    figure.value(),
                    figure.lower(),
                    figure.upper(),
                    figure.threshold());
        }
    }

    private record Named(String name, Figure figure) {
        double number(double otherwise) {
            return Optional.ofNullable(figure.value()).map(Float::doubleValue).orElse(otherwise);
        }
    }
}
