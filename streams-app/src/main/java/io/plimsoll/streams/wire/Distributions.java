package io.plimsoll.streams.wire;

import io.plimsoll.detectors.tally.BinCounts;
import io.plimsoll.detectors.tally.CategoricalSubject;
import io.plimsoll.detectors.tally.CategoryCounts;
import io.plimsoll.detectors.tally.Dimension;
import io.plimsoll.detectors.tally.Faults;
import io.plimsoll.detectors.tally.Layout;
import io.plimsoll.detectors.tally.Levels;
import io.plimsoll.detectors.tally.Subject;
import io.plimsoll.detectors.tally.WindowTally;
import io.plimsoll.schemas.Distribution;
import io.plimsoll.schemas.SegmentKey;
import io.plimsoll.streams.monitor.PaneReport;
import io.plimsoll.streams.monitor.Policy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * How the values of a pane fell: numbers on the reference's deciles, others by level; the levels that share a code because
 * the reference had too many stand under {@code *}.
 *
 * <p>Slices are counted on the evidence bins alone, and told on them.
 */
final class Distributions {

    private Distributions() {}

    /** By subject; then by attribute that is no feature, how the traffic divides over its values. */
    static Map<String, Distribution> of(PaneReport report) {
        WindowTally tally = report.tally();
        Map<String, Distribution> distributions = new LinkedHashMap<>();
        for (int i = 0; i < tally.layout().subjects().size(); i++) {
            Subject subject = tally.layout().subjects().get(i);
            if (isShown(subject, report)) {
                distributions.put(
                        subject.name(), tally.isNumeric(i) ? numeric(tally.bins(i)) : categorical(tally.categories(i)));
            }
        }
        addAttributes(tally, distributions);
        return distributions;
    }

    /** By slice and subject, where the policy asks for it. */
    static Map<String, Map<String, Distribution>> ofSegments(PaneReport report, Policy policy) {
        Map<String, Map<String, Distribution>> bySegment = new LinkedHashMap<>();
        if (policy.reporting().segmentDistributions()) {
            List<Dimension> dimensions = report.tally().layout().dimensions();
            for (int d = 0; d < dimensions.size(); d++) {
                for (int value = 0; value < dimensions.get(d).values().size(); value++) {
                    if (report.tally().events(d, value) >= policy.reporting().minimumCell()) {
                        bySegment.put(
                                SubjectWire.key(
                                        dimensions.get(d).attributes(),
                                        dimensions.get(d).values().get(value)),
                                ofSegment(report, d, value));
                    }
                }
            }
        }
        return bySegment;
    }

    private static Map<String, Distribution> ofSegment(PaneReport report, int dimension, int value) {
        WindowTally tally = report.tally();
        Layout layout = tally.layout();
        Map<String, Distribution> distributions = new LinkedHashMap<>();
        for (int i = 0; i < layout.subjects().size(); i++) {
            Subject subject = layout.subjects().get(i);
            if (isShown(subject, report)) {
                long[] counts = tally.evidence(i, dimension, value);
                Faults faults = tally.faults(i, dimension, value);
                distributions.put(
                        subject.name(),
                        subject instanceof CategoricalSubject categorical
                                ? categorical(categorical.levels(), counts, faults)
                                : numeric(counts, faults));
            }
        }
        return distributions;
    }

    /** Of a shadow only its answers are shown: its features are the champion's. */
    private static boolean isShown(Subject subject, PaneReport report) {
        return report.series().role().serves() || subject.source() != Subject.Source.FEATURE;
    }

    static Distribution numeric(BinCounts counted) {
        return numeric(counted.subject().grid().toDeciles(counted.counts()), counted.faults());
    }

    private static Distribution numeric(long[] counts, Faults faults) {
        return new Distribution(
                LongStream.of(counts).boxed().toList(),
                null,
                faults.missing(),
                faults.unseen(),
                faults.outOfRange(),
                faults.wrongType());
    }

    static Distribution categorical(CategoryCounts counted) {
        return categorical(counted.subject().levels(), counted.counts(), counted.faults());
    }

    private static Distribution categorical(Levels levels, long[] counts, Faults faults) {
        Map<String, Long> byLevel = new LinkedHashMap<>();
        for (int code = 0; code < levels.size(); code++) {
            byLevel.put(levels.names().get(code), counts[code]);
        }
        if (levels.pooled()) {
            byLevel.merge(SegmentKey.POOLED, counts[levels.other()], Long::sum);
        }
        return new Distribution(
                null, byLevel, faults.missing(), faults.unseen(), faults.outOfRange(), faults.wrongType());
    }

    static void addAttributes(WindowTally tally, Map<String, Distribution> distributions) {
        List<Dimension> dimensions = tally.layout().dimensions();
        for (int d = 0; d < dimensions.size(); d++) {
            if (dimensions.get(d).attributes().size() == 1) {
                distributions.putIfAbsent(dimensions.get(d).name(), mix(tally, d));
            }
        }
    }

    private static Distribution mix(WindowTally tally, int d) {
        Dimension dimension = tally.layout().dimensions().get(d);
        long[] mix = tally.mix(d);
        Map<String, Long> byLevel = new LinkedHashMap<>();
        for (int value = 0; value < dimension.values().size(); value++) {
            byLevel.put(dimension.label(value), mix[value]);
        }
        return new Distribution(null, byLevel, tally.withoutValue(d), mix[dimension.unseen()], 0L, 0L);
    }
}
