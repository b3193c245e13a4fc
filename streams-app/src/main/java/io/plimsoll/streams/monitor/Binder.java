package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.tally.CategoricalSubject;
import io.plimsoll.detectors.tally.Layout;
import io.plimsoll.detectors.tally.Levels;
import io.plimsoll.detectors.tally.Observation;
import io.plimsoll.detectors.tally.OutcomeSubject;
import io.plimsoll.detectors.tally.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Puts an event into the terms of a layout.
 *
 * <p>Events of one producer name their fields in the same order, so the places of the names are remembered from event to
 * event and found again by comparing instances; only an event of another shape looks its names up.
 */
final class Binder {

    private static final int NOWHERE = -1;
    private static final double MICROS_PER_MILLI = 1000;

    private final Layout layout;
    private final Observation observation;
    private final Subject[] subjects;

    /** By subject; none where it is a number. */
    private final @Nullable Levels[] levels;

    private final int score;
    private final int decision;
    private final int value;
    private final @Nullable OutcomeSubject outcome;
    private final boolean countsErrors;

    /** What is said of probabilities, nothing where what they cost is not counted. */
    private final boolean countsScores;

    private final @Nullable ScoredClasses scoredClasses;
    private final Shape features;
    private final Shape segments;
    private final Attribute[] attributes;
    private final int[] sourceOf;
    private final Slicing[] slicings;
    private final int[] codes;

    /** Where the sources of attributes stand in the event at hand. */
    private final Fields[] sourceFields;

    private final int[] sourceEntries;
    private final Numeral numeral = new Numeral();

    Binder(Layout layout, Policy policy) {
        this.layout = layout;
        this.observation = new Observation(layout);
        this.subjects = layout.subjects().toArray(Subject[]::new);
        this.levels = layout.subjects().stream().map(Binder::levels).toArray(Levels[]::new);
        this.score = indexOf(Subject.Source.SCORE);
        this.decision = indexOf(Subject.Source.DECISION);
        this.value = indexOf(Subject.Source.VALUE);
        this.outcome = layout.outcome().orElse(null);
        this.countsErrors = layout.errors().isPresent();
        boolean isBinary = outcome != null && outcome.isBinary();
        this.countsScores = layout.countsLosses() && isBinary;
        this.scoredClasses =
                layout.countsLosses() && outcome != null && !isBinary ? new ScoredClasses(outcome.classes()) : null;
        Map<String, Attribute> byName = AttributeCatalogue.of(layout.dimensions(), policy.derive());
        this.attributes = byName.values().toArray(Attribute[]::new);
        Map<String, Integer> sources = new LinkedHashMap<>();
        byName.values().forEach(attribute -> sources.putIfAbsent(attribute.source(), sources.size()));
        this.sourceOf = byName.values().stream()
                .mapToInt(attribute -> sources.get(attribute.source()))
                .toArray();
        this.features = new Shape(featureIndex(), sources);
        this.segments = new Shape(Map.of(), sources);
        this.slicings = slicings(new ArrayList<>(byName.keySet()));
        this.codes = new int[attributes.length];
        this.sourceFields = new Fields[sources.size()];
        this.sourceEntries = new int[sources.size()];
    }

    Layout layout() {
        return layout;
    }

    /** The event in terms of the layout; overwritten by the next one. */
    Observation bind(Prediction event) {
        observation.clear();
        java.util.Arrays.fill(sourceEntries, NOWHERE);
        bindFeatures(event.features);
        bindSegments(event.segments);
        bindPrediction(event);
        bindDimensions();
        if (event.hasLatency()) {
            observation.latencyMicros((long) (event.latencyMillis() * MICROS_PER_MILLI));
        }
        return observation;
    }

    private void bindFeatures(Fields fields) {
        features.fit(fields);
        for (int entry = 0; entry < fields.size(); entry++) {
            int subject = features.subjectOf(entry);
            if (subject != NOWHERE) {
                bind(subject, fields, entry);
            }
        }
        for (int i = 0; i < features.sources(); i++) {
            int entry = features.entryOfSource(i);
            locate(features.sourceOf(entry), fields, entry);
        }
    }

    /** An attribute among the segments is taken before a feature of the same name. */
    private void bindSegments(Fields fields) {
        segments.fit(fields);
        for (int i = 0; i < segments.sources(); i++) {
            int entry = segments.entryOfSource(i);
            locate(segments.sourceOf(entry), fields, entry);
        }
    }

    private void locate(int source, Fields fields, int entry) {
        sourceFields[source] = fields;
        sourceEntries[source] = entry;
    }

    private void bind(int subject, Fields fields, int entry) {
        Levels known = levels[subject];
        if (known == null) {
            bindNumber(subject, fields, entry);
        } else {
            bindLevel(subject, known, fields, entry);
        }
    }

    private void bindNumber(int subject, Fields fields, int entry) {
        Fields.Kind kind = fields.kind(entry);
        if (kind == Fields.Kind.NUMBER) {
            observation.number(subject, fields.number(entry));
        } else if (kind == Fields.Kind.NULL) {
            observation.missing(subject);
        } else {
            observation.wrongType(subject);
        }
    }

    private void bindLevel(int subject, Levels known, Fields fields, int entry) {
        Fields.Kind kind = fields.kind(entry);
        if (kind == Fields.Kind.TEXT) {
            observation.level(subject, known.code(fields.chars(), fields.start(entry), fields.length(entry)));
        } else if (kind == Fields.Kind.NULL) {
            observation.missing(subject);
        } else if (kind == Fields.Kind.OTHER) {
            observation.wrongType(subject);
        } else {
            observation.level(subject, numeral.level(fields, entry, known, NOWHERE));
        }
    }

    private void bindPrediction(Prediction event) {
        if (score != NOWHERE && event.hasScore()) {
            observation.number(score, event.score());
        }
        if (value != NOWHERE && event.hasValue()) {
            observation.number(value, event.value());
        }
        if (decision != NOWHERE && event.hasDecision()) {
            Levels known = Objects.requireNonNull(levels[decision]);
            observation.level(decision, known.code(event.decision.array(), 0, event.decision.length()));
        }
        if (outcome != null) {
            bindOutcome(outcome, event);
        }
        if (countsErrors && event.hasValue()) {
            observation.error(event.value(), event.isLabelled() ? LabelNumber.of(event.label) : Double.NaN);
        }
    }

    /** After the score: the outcome is counted by it. */
    private void bindOutcome(OutcomeSubject classes, Prediction event) {
        if (countsScores && event.hasScore()) {
            observation.probability(event.score());
        }
        if (scoredClasses != null) {
            scoredClasses.bind(event.scores, observation);
        }
        observation.outcome(
                event.hasDecision() ? code(classes, event.decision) : classes.none(),
                event.isLabelled() ? code(classes, event.label) : classes.none());
    }

    private static int code(OutcomeSubject classes, Text text) {
        return classes.classes().code(text.array(), 0, text.length());
    }

    private void bindDimensions() {
        for (int i = 0; i < attributes.length; i++) {
            int source = sourceOf[i];
            codes[i] = sourceEntries[source] == NOWHERE
                    ? Attribute.MISSING
                    : attributes[i].code(sourceFields[source], sourceEntries[source], numeral);
        }
        for (int dimension = 0; dimension < slicings.length; dimension++) {
            observation.dimension(dimension, slicings[dimension].value(codes));
        }
    }

    private static @Nullable Levels levels(Subject subject) {
        return subject instanceof CategoricalSubject categorical ? categorical.levels() : null;
    }

    private int indexOf(Subject.Source source) {
        for (int i = 0; i < subjects.length; i++) {
            if (subjects[i].source() == source) {
                return i;
            }
        }
        return NOWHERE;
    }

    private Map<String, Integer> featureIndex() {
        Map<String, Integer> index = new HashMap<>();
        for (int i = 0; i < subjects.length; i++) {
            if (subjects[i].source() == Subject.Source.FEATURE) {
                index.put(subjects[i].name(), i);
            }
        }
        return index;
    }

    private Slicing[] slicings(List<String> names) {
        return layout.dimensions().stream()
                .map(dimension -> Slicing.of(dimension, names, attributes))
                .toArray(Slicing[]::new);
    }

    /** The places of the names of the last event, by entry. */
    private static final class Shape {

        private final Map<String, Integer> subjects;
        private final Map<String, Integer> sources;
        private String[] names = new String[0];
        private int[] subjectOf = new int[0];
        private int[] sourceOf = new int[0];
        private int[] entriesOfSources = new int[0];
        private int size = NOWHERE;
        private int entriesWithSource;

        Shape(Map<String, Integer> subjects, Map<String, Integer> sources) {
            this.subjects = subjects;
            this.sources = sources;
        }

        int subjectOf(int entry) {
            return subjectOf[entry];
        }

        int sourceOf(int entry) {
            return sourceOf[entry];
        }

        /** The number of entries that attributes are made from. */
        int sources() {
            return entriesWithSource;
        }

        /** The i-th entry that an attribute is made from. */
        int entryOfSource(int i) {
            return entriesOfSources[i];
        }

        void fit(Fields fields) {
            if (!fits(fields)) {
                learn(fields);
            }
        }

        @SuppressWarnings("ReferenceEquality") // The point: readers give the same instance for the same name.
        private boolean fits(Fields fields) {
            if (fields.size() != size) {
                return false;
            }
            for (int entry = 0; entry < size; entry++) {
                if (fields.name(entry) != names[entry]) {
                    return false;
                }
            }
            return true;
        }

        private void learn(Fields fields) {
            size = fields.size();
            if (names.length < size) {
                names = new String[size];
                subjectOf = new int[size];
                sourceOf = new int[size];
                entriesOfSources = new int[size];
            }
            entriesWithSource = 0;
            for (int entry = 0; entry < size; entry++) {
                names[entry] = fields.name(entry);
                subjectOf[entry] = subjects.getOrDefault(names[entry], NOWHERE);
                sourceOf[entry] = sources.getOrDefault(names[entry], NOWHERE);
                if (sourceOf[entry] != NOWHERE) {
                    entriesOfSources[entriesWithSource++] = entry;
                }
            }
        }
    }
}
