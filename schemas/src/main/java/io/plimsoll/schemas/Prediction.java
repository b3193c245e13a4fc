package io.plimsoll.schemas;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a model answered; at least one of the four. Binary: {@code score} and/or {@code decision}. Multiclass:
 * {@code scores} and/or {@code decision}. Regression: {@code value}.
 *
 * @param score the probability of the positive class, in [0, 1]
 * @param decision the class that was decided
 * @param scores the probability of every class, each in [0, 1]
 * @param value the predicted number
 */
@Wire
public record Prediction(
        @Nullable Double score,
        @Nullable String decision,
        @Nullable Map<String, Double> scores,
        @Nullable Double value) {
    /** @throws WireException if it says nothing or a figure is out of its limits */
    public Prediction {
        Require.share("score", score);
        Require.nameIfAny("decision", decision);
        scores = Require.mapIfAny("scores", scores);
        Require.finite("value", value);
        boolean silent = score == null && decision == null && scores == null && value == null;
        Require.that(!silent, "prediction", "must have a score, scores, a decision or a value");
        if (scores != null) {
            Require.that(!scores.isEmpty(), "scores", "must name a class");
            Require.shares("scores", scores.values());
        }
    }
}
