package io.plimsoll.streams.ops.metrics;

import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A metric with a value for each of its labels.
 *
 * @param metric the metric
 * @param values the values in the order of its labels
 */
record SeriesId(Metric metric, List<String> values) implements Comparable<SeriesId> {

    SeriesId {
        values = List.copyOf(values);
        if (values.size() != metric.labels().size()) {
            throw new IllegalArgumentException(metric.text() + " has the labels " + metric.labels());
        }
    }

    static SeriesId of(Metric metric, String... values) {
        return new SeriesId(metric, List.of(values));
    }

    Tags tags() {
        return Tags.of(IntStream.range(0, values.size())
                .mapToObj(i -> Tag.of(metric.labels().get(i), values.get(i)))
                .collect(Collectors.toList()));
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
