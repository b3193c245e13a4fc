package io.plimsoll.streams.files;

import io.plimsoll.streams.monitor.Prediction;

/** The figures of a prediction, each within its limits. */
final class Answer {

    private Answer() {}

    static void score(double score, Prediction into) throws MalformedException {
        if (!(score >= 0 && score <= 1)) {
            throw new MalformedException("expected a score from 0 to 1");
        }
        into.score(score);
    }

    static void value(double value, Prediction into) throws MalformedException {
        if (!Double.isFinite(value)) {
            throw new MalformedException("expected a finite number");
        }
        into.value(value);
    }

    static void latency(double millis, Prediction into) throws MalformedException {
        if (!(millis >= 0 && Double.isFinite(millis))) {
            throw new MalformedException("expected milliseconds, 0 or more");
        }
        into.latencyMillis(millis);
    }

    /** Requires that the model answered anything at all. */
    static void require(Prediction prediction) throws MalformedException {
        boolean answered = prediction.hasScore()
                || prediction.hasDecision()
                || prediction.hasValue()
                || prediction.scores.size() > 0;
        if (!answered) {
            throw new MalformedException("no answer of the model; expected a score, a decision or a value");
        }
    }
}
