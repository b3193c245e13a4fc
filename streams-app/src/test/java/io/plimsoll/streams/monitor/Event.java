package io.plimsoll.streams.monitor;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An event as a test writes it down: a prediction, or a label.
 *
 * @param id the request's id
 * @param model the model
 * @param version its version
 * @param role its role
 * @param time milliseconds since the epoch
 * @param features the values by name: Double, String, Boolean, null, or anything else for what cannot be counted
 * @param segments the same of the attributes
 * @param score the score, if there is one
 * @param value the number that was predicted, if there is one
 * @param scores the scores of classes, if there are any
 * @param answer of a prediction the decision, of a label what turned out to be true
 * @param isLabel whether it is a label; then only id, model, time and answer mean something
 */
public record Event(
        String id,
        String model,
        String version,
        Role role,
        long time,
        Map<String, @Nullable Object> features,
        Map<String, @Nullable Object> segments,
        OptionalDouble score,
        OptionalDouble value,
        Map<String, Double> scores,
        Optional<String> answer,
        boolean isLabel) {

    /** A champion's event without features. */
    public static Event of(String id, String model, String version, long time) {
        return new Event(
                id,
                model,
                version,
                Role.CHAMPION,
                time,
                Map.of(),
                Map.of(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Map.of(),
                Optional.empty(),
                false);
    }

    /** A label. */
    public static Event label(String id, String model, String label, long time) {
        Event event = of(id, model, "", time);
        return new Event(
                id,
                model,
                "",
                event.role,
                time,
                event.features,
                event.segments,
                event.score,
                event.value,
                event.scores,
                Optional.of(label),
                true);
    }

    /** With what was predicted. */
    public Event deciding(double withScore, String decision) {
        return new Event(
                id,
                model,
                version,
                role,
                time,
                features,
                segments,
                OptionalDouble.of(withScore),
                value,
                scores,
                Optional.of(decision),
                false);
    }

    /** With the probability of every class. */
    public Event scoring(Map<String, Double> byClass) {
        return new Event(id, model, version, role, time, features, segments, score, value, byClass, answer, isLabel);
    }

    /** With the number that was predicted. */
    public Event predicting(double number) {
        return new Event(
                id,
                model,
                version,
                role,
                time,
                features,
                segments,
                score,
                OptionalDouble.of(number),
                scores,
                answer,
                isLabel);
    }

    /** With a feature more. */
    public Event with(String feature, @Nullable Object value) {
        return new Event(
                id,
                model,
                version,
                role,
                time,
                and(features, feature, value),
                segments,
                score,
                this.value,
                scores,
                answer,
                isLabel);
    }

    /** With an attribute more. */
    public Event in(String attribute, @Nullable Object value) {
        return new Event(
                id,
                model,
                version,
                role,
                time,
                features,
                and(segments, attribute, value),
                score,
                this.value,
                scores,
                answer,
                isLabel);
    }

    /** In another role. */
    public Event as(Role other) {
        return new Event(id, model, version, other, time, features, segments, score, value, scores, answer, isLabel);
    }

    private static Map<String, @Nullable Object> and(
            Map<String, @Nullable Object> all, String name, @Nullable Object value) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(all);
        more.put(name, value);
        return more;
    }

    /** Overwrites a prediction, as a decoder does. */
    public Prediction into(Prediction prediction) {
        prediction.clear();
        prediction.id.set(id);
        prediction.model.set(model);
        prediction.version.set(version);
        prediction.role(role);
        prediction.time(time);
        features.forEach((name, value) -> add(prediction.features, name, value));
        segments.forEach((name, value) -> add(prediction.segments, name, value));
        score.ifPresent(prediction::score);
        value.ifPresent(prediction::value);
        new TreeMap<>(scores).forEach((name, score) -> add(prediction.scores, name, score));
        answer.ifPresent(decision -> {
            prediction.decision.set(decision);
            prediction.decided();
        });
        return prediction;
    }

    /** Overwrites a label, as a decoder does. */
    public ObservedLabel into(ObservedLabel label) {
        label.clear();
        label.id.set(id);
        label.model.set(model);
        label.text.set(answer.orElseThrow());
        label.time(time);
        return label;
    }

    /** A decoder gives the same instance for the same name, and so do the literals of a test. */
    private static void add(Fields fields, String name, @Nullable Object value) {
        if (value == null) {
            fields.addNull(name.intern());
        } else if (value instanceof Number number) {
            fields.addNumber(name.intern(), number.doubleValue());
        } else if (value instanceof Boolean truth) {
            fields.addBoolean(name.intern(), truth);
        } else if (value instanceof String text) {
            fields.addText(name.intern(), text.toCharArray(), 0, text.length());
        } else {
            fields.addOther(name.intern());
        }
    }
}
