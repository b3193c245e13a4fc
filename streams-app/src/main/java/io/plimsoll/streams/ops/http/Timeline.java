package io.plimsoll.streams.ops.http;

import io.plimsoll.schemas.Family;
import io.plimsoll.schemas.Verdict;
import io.plimsoll.streams.ops.view.Figure;
import io.plimsoll.streams.ops.view.Figures;
import io.plimsoll.streams.ops.view.Found;
import io.plimsoll.streams.ops.view.PaneSummary;
import io.plimsoll.streams.ops.view.Series;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The windows of a version and role, by columns: each list has one entry a window, the oldest first; times are seconds since
 * the epoch, verdicts are a letter each ({@link Marks}).
 *
 * @param version the version
 * @param role the role
 * @param windows the facts of each window
 * @param verdicts by family the worst verdict of each window
 * @param performance the metrics
 * @param fairness what constraints of fairness held against limits
 */
record Timeline(
        String version,
        String role,
        Windows windows,
        Map<String, String> verdicts,
        List<Line> performance,
        List<Line> fairness) {

    static Timeline of(Series series, List<PaneSummary> windows) {
        Map<String, String> verdicts = new LinkedHashMap<>();
        Arrays.stream(Family.values())
                .forEach(family -> verdicts.put(family.wire(), marks(windows, pane -> pane.worst(family))));
        return new Timeline(
                series.version(),
                series.role().wire(),
                Windows.of(windows),
                verdicts,
                lines(windows, Family.PERFORMANCE),
                lines(windows, Family.FAIRNESS));
    }

    static String marks(List<PaneSummary> windows, Function<PaneSummary, Optional<Verdict>> verdict) {
        return Marks.row(windows.stream().map(verdict).toList());
    }

    private static List<Line> lines(List<PaneSummary> windows, Family family) {
        return byName(windows, family).entrySet().stream()
                .map(entry -> Line.of(entry.getKey(), entry.getValue()))
                .toList();
    }

    /**
     * The figures of every name that any window has, one for each window; names in the order of the newest.
     *
     * <p>They stand at the window that they end with: what needs labels is told many windows later. Once that window's own
     * report has them, they are from there.
     */
    static Map<String, List<Optional<Figure>>> byName(List<PaneSummary> windows, Family family) {
        Map<String, List<Optional<Figure>>> byName = new LinkedHashMap<>();
        Map<Instant, Integer> places = places(windows);
        for (int window = windows.size() - 1; window >= 0; window--) {
            for (Found found : windows.get(window).found(family)) {
                place(found, window, places).ifPresent(place -> put(found, place, windows.size(), byName));
            }
        }
        return byName;
    }

    /** The window that it ends with, empty if that is not among them. */
    private static Optional<Integer> place(Found found, int window, Map<Instant, Integer> places) {
        return found.until().isEmpty() ? Optional.of(window) : found.until().map(places::get);
    }

    private static void put(Found found, int place, int windows, Map<String, List<Optional<Figure>>> byName) {
        Figures figures = found.figures();
        for (int i = 0; i < figures.names().size(); i++) {
            List<Optional<Figure>> line = byName.computeIfAbsent(figures.names().get(i), name -> none(windows));
            if (found.until().isEmpty() || line.get(place).isEmpty()) {
                line.set(place, Optional.of(figures.at(i)));
            }
        }
    }

    private static Map<Instant, Integer> places(List<PaneSummary> windows) {
        Map<Instant, Integer> places = new HashMap<>();
        for (int window = 0; window < windows.size(); window++) {
            places.put(windows.get(window).window().end(), window);
        }
        return places;
    }

    private static List<Optional<Figure>> none(int windows) {
        return new ArrayList<>(Collections.nCopies(windows, Optional.empty()));
    }

    /** The facts of each window. */
    record Windows(
            List<Long> start,
            List<Long> end,
            List<String> layout,
            List<Integer> revision,
            List<Integer> settled,
            List<Long> predictions,
            List<Long> labels) {

        static Windows of(List<PaneSummary> windows) {
            return new Windows(
                    column(windows, pane -> pane.window().start().getEpochSecond()),
                    column(windows, pane -> pane.window().end().getEpochSecond()),
                    column(windows, PaneSummary::layoutHash),
                    column(windows, PaneSummary::revision),
                    column(windows, pane -> pane.settled() ? 1 : 0),
                    column(windows, PaneSummary::predictions),
                    column(windows, PaneSummary::labels));
        }

        private static <T> List<T> column(List<PaneSummary> windows, Function<PaneSummary, T> fact) {
            return windows.stream().map(fact).toList();
        }
    }

    /**
     * A figure over time; undefined is null.
     *
     * @param name the parts of its name: the check, of fairness the attribute, the group and the reference too
     * @param verdicts the answer of each window
     * @param value the statistic
     * @param lower the lower end of its interval
     * @param upper the upper end of its interval
     * @param threshold the newest limit that it was held against
     */
    record Line(
            List<String> name,
            String verdicts,
            List<@Nullable Float> value,
            List<@Nullable Float> lower,
            List<@Nullable Float> upper,
            @Nullable Float threshold) {

        static Line of(String name, List<Optional<Figure>> figures) {
            return new Line(
                    List.of(name.split(Found.SEPARATOR, -1)),
                    Marks.row(figures.stream()
                            .map(figure -> figure.map(Figure::verdict))
                            .toList()),
                    numbers(figures, Figure::value),
                    numbers(figures, Figure::lower),
                    numbers(figures, Figure::upper),
                    last(numbers(figures, Figure::threshold)));
        }

        static List<@Nullable Float> numbers(List<Optional<Figure>> figures, Function<Figure, @Nullable Float> number) {
            List<@Nullable Float> numbers = new ArrayList<>(figures.size());
            for (Optional<Figure> figure : figures) {
                numbers.add(figure.isPresent() ? number.apply(figure.get()) : null);
            }
            return numbers;
        }

        private static @Nullable Float last(List<@Nullable Float> numbers) {
            Float last = null;
            for (Float number : numbers) {
                last = number == null ? last : number;
            }
            return last;
        }
    }
}
