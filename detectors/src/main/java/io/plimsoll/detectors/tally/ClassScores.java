package io.plimsoll.detectors.tally;

/** The probabilities that a model gave with an answer, as they are remembered until its label comes. */
public interface ClassScores {

    /** A binary model's probability of its positive class, to 24 bits; NaN without one. */
    double predictedValue();

    /** How many classes have a probability, "other" among them: all of a model of several classes, or none. */
    int classes();

    /**
     * The probability of a class, as a {@link ProbabilityCode}.
     *
     * @param index a code of the {@link OutcomeSubject}
     */
    int classScore(int index);
}
