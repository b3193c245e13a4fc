package io.plimsoll.detectors.check;

import io.plimsoll.detectors.tally.Dimension;
import io.plimsoll.detectors.tally.Faults;
import io.plimsoll.detectors.tally.Layout;
import io.plimsoll.detectors.tally.OutcomeTable;
import io.plimsoll.detectors.tally.Subject;
import io.plimsoll.detectors.tally.WindowTally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a finding is about: something of the events, in all traffic or in a segment. */
public sealed interface Target {

    /** The kind, for readers. */
    Kind kind();

    /** The name: of the feature, of the attribute, or of the part of the prediction. */
    String name();

    /** The segment, empty for all traffic. */
    default Optional<Segment> segment() {
        return Optional.empty();
    }

    /** The kinds of targets. */
    enum Kind {
        /** A feature. */
        FEATURE,
        /** The score. */
        SCORE,
        /** The decision. */
        DECISION,
        /** A regression's value. */
        VALUE,
        /** What turned out to be true. */
        LABEL,
        /** How the traffic divides over the values of an attribute. */
        MIX,
        /** The traffic itself. */
        TRAFFIC,
        /** A metric of performance. */
        METRIC,
        /** A metric of a group of people, or of all groups. */
        GROUP
    }

    /** A target that has a distribution. */
    sealed interface Distributed extends Target permits Valued, Mix, Labels, Confusion, Errors, ErrorSizes {

        /** The counts of its evidence bins. */
        long[] counts(WindowTally tally);
    }

    /** A target with values, which can be at fault. */
    sealed interface Valued extends Distributed permits InAll, InSegment {

        /** The index of the subject in the layout. */
        int subject();

        /** What is wrong with its values. */
        Faults faults(WindowTally tally);
    }

    /**
     * A subject in all traffic.
     *
     * @param kind what it is
     * @param name its name
     * @param subject its index in the layout
     */
    record InAll(Kind kind, String name, int subject) implements Valued {

        @Override
        public long[] counts(WindowTally tally) {
            return tally.evidence(subject);
        }

        @Override
        public Faults faults(WindowTally tally) {
            return tally.faults(subject);
        }
    }

    /**
     * A subject in a segment.
     *
     * @param all the subject in all traffic
     * @param dimension the index of the dimension in the layout
     * @param value the code of the dimension's value
     * @param place the segment
     */
    record InSegment(InAll all, int dimension, int value, Segment place) implements Valued {

        @Override
        public Kind kind() {
            return all.kind();
        }

        @Override
        public String name() {
            return all.name();
        }

        @Override
        public int subject() {
            return all.subject();
        }

        @Override
        public Optional<Segment> segment() {
            return Optional.of(place);
        }

        @Override
        public long[] counts(WindowTally tally) {
            return tally.evidence(subject(), dimension, value);
        }

        @Override
        public Faults faults(WindowTally tally) {
            return tally.faults(subject(), dimension, value);
        }
    }

    /**
     * How the traffic divides over the values of an attribute: the mix of people is data too.
     *
     * @param name the dimension
     * @param dimension its index in the layout
     */
    record Mix(String name, int dimension) implements Distributed {

        @Override
        public Kind kind() {
            return Kind.MIX;
        }

        @Override
        public long[] counts(WindowTally tally) {
            return tally.mix(dimension);
        }
    }

    /** What turned out to be true, of the predictions with a label. */
    record Labels() implements Distributed {

        @Override
        public Kind kind() {
            return Kind.LABEL;
        }

        @Override
        public String name() {
            return "label";
        }

        /** By class. */
        @Override
        public long[] counts(WindowTally tally) {
            OutcomeTable table = tally.outcomes().orElseThrow();
            long[] counts = new long[table.subject().codes()];
            for (int label = 0; label < counts.length; label++) {
                counts[label] = Arrays.stream(table.byScore(label)).sum();
            }
            return counts;
        }
    }

    /** What was decided and what turned out to be true, together. */
    record Confusion() implements Distributed {

        @Override
        public Kind kind() {
            return Kind.METRIC;
        }

        @Override
        public String name() {
            return "confusion";
        }

        /** By decision, and by label within. */
        @Override
        public long[] counts(WindowTally tally) {
            OutcomeTable table = tally.outcomes().orElseThrow();
            int classes = table.subject().codes();
            long[] counts = new long[classes * classes];
            for (int cell = 0; cell < counts.length; cell++) {
                counts[cell] = table.count(cell / classes, cell % classes);
            }
            return counts;
        }
    }

    /** By how much predicted numbers are above or below what turned out to be true. */
    record Errors() implements Distributed {

        @Override
        public Kind kind() {
            return Kind.METRIC;
        }

        @Override
        public String name() {
            return "error";
        }

        @Override
        public long[] counts(WindowTally tally) {
            return tally.errors().orElseThrow().byError();
        }
    }

    /** How far predicted numbers are from what turned out to be true. */
    record ErrorSizes() implements Distributed {

        @Override
        public Kind kind() {
            return Kind.METRIC;
        }

        @Override
        public String name() {
            return "absolute_error";
        }

        @Override
        public long[] counts(WindowTally tally) {
            return tally.errors().orElseThrow().bySize();
        }
    }

    /** The traffic itself. */
    record Traffic() implements Target {

        @Override
        public Kind kind() {
            return Kind.TRAFFIC;
        }

        @Override
        public String name() {
            return "traffic";
        }
    }

    /**
     * A metric of performance.
     *
     * @param name its name
     * @param segment where, empty for all traffic
     */
    record Metric(String name, Optional<Segment> segment) implements Target {

        @Override
        public Kind kind() {
            return Kind.METRIC;
        }
    }

    /**
     * A metric of a group of people.
     *
     * @param name the metric's name
     * @param attribute the attribute, or attributes joined by {@code |}
     * @param group its value, empty for all groups together
     * @param comparator the group that it is compared with, empty where the metric is the group's own
     */
    record Group(String name, String attribute, Optional<String> group, Optional<String> comparator) implements Target {

        @Override
        public Kind kind() {
            return Kind.GROUP;
        }
    }

    /** The subjects of a layout in all traffic. */
    static List<InAll> inAll(Layout layout) {
        List<InAll> targets = new ArrayList<>();
        for (int i = 0; i < layout.subjects().size(); i++) {
            Subject subject = layout.subjects().get(i);
            targets.add(new InAll(Kind.valueOf(subject.source().name()), subject.name(), i));
        }
        return targets;
    }

    /** The subjects of a layout in every segment. */
    static List<InSegment> inSegments(Layout layout) {
        List<InSegment> targets = new ArrayList<>();
        for (int d = 0; d < layout.dimensions().size(); d++) {
            Dimension dimension = layout.dimensions().get(d);
            for (int value = 0; value < dimension.values().size(); value++) {
                Segment segment = new Segment(dimension.name(), dimension.label(value));
                for (InAll all : inAll(layout)) {
                    targets.add(new InSegment(all, d, value, segment));
                }
            }
        }
        return targets;
    }

    /** The mix of every dimension of a layout. */
    static List<Mix> mixes(Layout layout) {
        List<Mix> targets = new ArrayList<>();
        for (int d = 0; d < layout.dimensions().size(); d++) {
            targets.add(new Mix(layout.dimensions().get(d).name(), d));
        }
        return targets;
    }
}
