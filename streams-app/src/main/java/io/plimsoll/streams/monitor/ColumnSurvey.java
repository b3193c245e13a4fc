package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.statistic.StandardDeviation;
import io.plimsoll.detectors.tally.ErrorSubject;
import io.plimsoll.detectors.tally.Levels;
import io.plimsoll.detectors.tally.OutcomeSubject;
import io.plimsoll.detectors.tally.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;

/** Learns the subjects of a reference: which columns there are, of which kind, with which values. */
final class ColumnSurvey {

    /** A table of all pairs of more classes than this would outweigh all else; further ones are "other". */
    private static final int MOST_CLASSES = 50;

    private final Policy policy;
    private final Map<String, Column> features = new LinkedHashMap<>();
    private final Map<String, Column> attributes = new LinkedHashMap<>();
    private final Column score = new Column();
    private final Column decision = new Column();
    private final Column value = new Column();
    private final Column label = new Column();
    private final ErrorSurvey errors = new ErrorSurvey();
    private boolean hasClassScores;
    private long rows;

    ColumnSurvey(Policy policy) {
        this.policy = policy;
    }

    void add(Prediction row) {
        rows++;
        hasClassScores |= row.scores.size() > 0;
        addAll(features, row.features);
        addAll(attributes, row.segments);
        if (row.hasScore()) {
            score.add(row.score());
        }
        if (row.hasDecision()) {
            decision.add(row.decision.toString());
        }
        if (row.hasValue()) {
            value.add(row.value());
        }
        if (row.isLabelled()) {
            label.add(row.label.toString());
            errors.add(row);
        }
    }

    /** The classes that decisions and labels name, empty where nothing is decided between classes. */
    Optional<OutcomeSubject> outcome() {
        return switch (policy.task()) {
            case BINARY ->
                policy.positive()
                        .map(positive -> new OutcomeSubject(new Levels(List.of(positive), false), !score.isEmpty()));
            case MULTICLASS -> Optional.of(new OutcomeSubject(new Levels(classes(), false), hasClassScores));
            case REGRESSION -> Optional.empty();
        };
    }

    /** How errors are counted, empty where no numbers are predicted or no row has a label. */
    Optional<ErrorSubject> errors() {
        return policy.task() == Policy.Task.REGRESSION ? errors.subject(policy.favourableSide()) : Optional.empty();
    }

    private List<String> classes() {
        TreeSet<String> classes = new TreeSet<>(decision.sortedLevels());
        classes.addAll(label.sortedLevels());
        return classes.stream().limit(MOST_CLASSES).toList();
    }

    long rows() {
        return rows;
    }

    /** The subjects: the features in the order in which they came, then score, decision and value where there are any. */
    List<Subject> subjects() {
        List<Subject> subjects = new ArrayList<>();
        features.forEach((name, column) -> {
            if (!policy.feature(name).ignore()) {
                subjects.add(column.subject(
                        name, Subject.Source.FEATURE, policy.feature(name).range()));
            }
        });
        addPrediction(subjects, Subject.Source.SCORE, score);
        addPrediction(subjects, Subject.Source.DECISION, decision);
        addPrediction(subjects, Subject.Source.VALUE, value);
        return subjects;
    }

    /** The standard deviation of a subject's finite values. */
    OptionalDouble spread(Subject subject) {
        Column column = column(subject);
        double[] finite = column.finite();
        return column.isNumeric() && finite.length > 0
                ? OptionalDouble.of(StandardDeviation.of(finite))
                : OptionalDouble.empty();
    }

    /** The values of a feature or attribute, as levels, in lexicographic order. */
    List<String> levels(String attribute) {
        Column column = attributes.getOrDefault(attribute, features.get(attribute));
        return column == null ? List.of() : column.sortedLevels();
    }

    private Column column(Subject subject) {
        return switch (subject.source()) {
            case FEATURE -> features.getOrDefault(subject.name(), new Column());
            case SCORE -> score;
            case DECISION -> decision;
            case VALUE -> value;
        };
    }

    private static void addPrediction(List<Subject> subjects, Subject.Source source, Column column) {
        if (!column.isEmpty()) {
            String name = source.name().toLowerCase(java.util.Locale.ROOT);
            subjects.add(column.subject(name, source, Optional.empty()));
        }
    }

    private static void addAll(Map<String, Column> columns, Fields fields) {
        for (int entry = 0; entry < fields.size(); entry++) {
            columns.computeIfAbsent(fields.name(entry), name -> new Column()).add(fields, entry);
        }
    }
}
