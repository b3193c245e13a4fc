package io.plimsoll.streams.ops.http;

import io.plimsoll.schemas.Family;
import io.plimsoll.streams.ops.view.Figure;
import io.plimsoll.streams.ops.view.PaneSummary;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Subjects × windows of one family: a row has a letter ({@link Marks}) and a value for each window, the oldest first.
 *
 * @param family drift or integrity
 * @param end the end of each window, in seconds since the epoch
 * @param rows a row for each subject
 */
record HeatMap(String family, List<Long> end, List<Row> rows) {

    static HeatMap of(Family family, List<PaneSummary> windows) {
        return new HeatMap(
                family.wire(),
                windows.stream()
                        .map(pane -> pane.window().end().getEpochSecond())
                        .toList(),
                Timeline.byName(windows, family).entrySet().stream()
                        .map(entry -> Row.of(entry.getKey(), entry.getValue()))
                        .toList());
    }

    /**
     * A subject over time.
     *
     * @param subject a feature or an attribute
     * @param verdicts the worst answer of each window
     * @param value of the finding that decides, to four decimals: the population stability index, or the share of faulty
     *     values
     */
    record Row(String subject, String verdicts, List<@Nullable Float> value) {
        static Row of(String subject, List<Optional<Figure>> figures) {
            return new Row(
                    subject,
                    Marks.row(figures.stream()
                            .map(figure -> figure.map(Figure::verdict))
                            .toList()),
                    Timeline.Line.numbers(figures, Row::rounded));
        }

        private static @Nullable Float rounded(Figure figure) {
            // A colour needs no more than four decimals, and there are fifty thousand of them.
            Float value = figure.value();
            return value == null ? null : Math.round(value * 1e4) / 1e4f;
        }
    }
}
