package io.plimsoll.streams.ops.metrics;

import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A metric with a value for each of its labels.
 *
 * @param metric the metric
 * @param values the values in the order of its labels
 */
record SeriesId(Metric metric, List<String> values) implements Comparable<SeriesId> {

    /** There are hundreds of thousands of series, and some twenty metrics. */
    private static final Map<Metric, List<String>> LABELS =
            Arrays.stream(Metric.values()).collect(Collectors.toUnmodifiableMap(metric -> metric, Metric::labels));

    SeriesId {
        values = List.copyOf(values);
        if (values.size() != labels(metric).size()) {
            throw new IllegalArgumentException(metric.text() + " has the labels " + metric.labels());
        }
    }

    private static List<String> labels(Metric metric) {
        return Objects.requireNonNull(LABELS.get(metric));
    }

    static SeriesId of(Metric metric, String... values) {
        return new SeriesId(metric, List.of(values));
    }

    Tags tags() {
        List<String> labels = labels(metric);
        Tag[] tags = new Tag[labels.size()];
        for (int i = 0; i < tags.length; i++) {
            tags[i] = Tag.of(labels.get(i), values.get(i));
        }
        return Tags.of(tags);
    }

    @Override
    public int compareTo(SeriesId other) {
        int order = metric.compareTo(other.metric);
        for (int i = 0; order == 0 && i < values.size(); i++) {
            order = values.get(i).compareTo(other.values.get(i));
        }
        return order;
    }
}
