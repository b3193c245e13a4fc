package io.plimsoll.streams.conformance;

import io.plimsoll.detectors.tally.Levels;
import io.plimsoll.streams.files.PredictionRow;
import io.plimsoll.streams.monitor.Fields;
import io.plimsoll.streams.monitor.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The values of a file by version, feature and UTC day, as plain as a notebook has them: each request once. */
final class DailyValues {

    private static final long DAY = 86_400_000L;

    private final Map<String, Map<String, SortedMap<Long, Day>>> byVersion = new HashMap<>();
    private final Set<String> seen = new HashSet<>();

    /** The values of the champions' rows, which are what alarms are about. */
    static DailyValues of(SharedStream stream, String file) {
        DailyValues values = new DailyValues();
        stream.forEach(file, values::add);
        return values;
    }

    private void add(PredictionRow row) {
        String version = row.prediction.version.toString();
        if (row.prediction.role() != Role.CHAMPION || !seen.add(version + " " + row.prediction.id)) {
            return;
        }
        Map<String, SortedMap<Long, Day>> features = byVersion.computeIfAbsent(version, v -> new HashMap<>());
        long day = Math.floorDiv(row.prediction.time(), DAY);
        Fields fields = row.prediction.features;
        for (int entry = 0; entry < fields.size(); entry++) {
            features.computeIfAbsent(fields.name(entry), f -> new TreeMap<>())
                    .computeIfAbsent(day, d -> new Day())
                    .add(fields, entry);
        }
    }

    /** By day since the epoch; none of a feature that no row has. */
    SortedMap<Long, Day> of(String version, String feature) {
        return byVersion.getOrDefault(version, Map.of()).getOrDefault(feature, new TreeMap<>());
    }

    /** The values of one feature on one day. */
    static final class Day {

        private final List<Double> numbers = new ArrayList<>();
        private final Map<String, Long> levels = new HashMap<>();

        void add(Fields fields, int entry) {
            if (fields.kind(entry) == Fields.Kind.NUMBER) {
                numbers.add(fields.number(entry));
            } else if (fields.kind(entry) == Fields.Kind.TEXT) {
                levels.merge(new String(fields.chars(), fields.start(entry), fields.length(entry)), 1L, Long::sum);
            }
        }

        double[] numbers() {
            return numbers.stream().mapToDouble(Double::doubleValue).toArray();
        }

        /** By code; what the reference never held under the last. */
        long[] counts(Levels known) {
            long[] counts = new long[known.codes()];
            levels.forEach((level, count) -> counts[known.code(level)] += count);
            return counts;
        }
    }
}
