package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.tally.ClassScores;

/** What is remembered of a prediction, in the codes of its series' layout. */
public interface WaitingAnswer extends ClassScores {

    /** Event time, milliseconds since the epoch. */
    long time();

    /** The cell of the score on its grid, negative without a score. */
    int scoreCell();

    /** The class that was decided, negative without a decision. */
    int decision();

    /** The number that was predicted, or a binary model's score, to 24 bits; NaN without one. */
    @Override
    double predictedValue();

    /** The code of a segment dimension. */
    int segment(int dimension);
}
