package io.plimsoll.detectors.tally;

/**
 * What the probabilities of one prediction cost once its label is known, in whole numbers: the cells of a {@link LossTable}.
 *
 * <pre>
 * │ cases │ Σ(s − y) │ Σb │ Σb² │ Σl │ Σl² │
 * </pre>
 */
final class LossCells {

    /** The number of cells. */
    static final int CELLS = 6;

    static final int CASES = 0;
    static final int EXCESS = 1;
    static final int SQUARED = 2;
    static final int SQUARES_OF_SQUARED = 3;
    static final int LOGARITHMIC = 4;
    static final int SQUARES_OF_LOGARITHMIC = 5;

    /** So that one certain error costs 34.5 and not everything. */
    private static final double CLIP = 1e-15;

    private LossCells() {}

    /**
     * What one case adds to the cells.
     *
     * @param label a code, or none
     * @param into overwritten
     * @return false, and nothing is written, of a prediction without a label or without probabilities
     */
    static boolean of(OutcomeSubject subject, ClassScores scores, int label, long[] into) {
        if (label == subject.none()) {
            return false;
        }
        return subject.isBinary() ? ofBinary(scores, label, into) : ofSeveral(scores, label, into);
    }

    private static boolean ofBinary(ClassScores scores, int label, long[] into) {
        double score = scores.predictedValue();
        if (Double.isNaN(score)) {
            return false;
        }
        boolean positive = label == OutcomeSubject.POSITIVE;
        double excess = positive ? score - 1 : score;
        put(excess, excess * excess, positive ? score : 1 - score, into);
        return true;
    }

    /** Brier's score is the sum over all classes; a class that is not named has no chance. */
    private static boolean ofSeveral(ClassScores scores, int label, long[] into) {
        if (scores.classes() == 0) {
            return false;
        }
        double squares = 0;
        for (int i = 0; i < scores.classes(); i++) {
            double probability = ProbabilityCode.probability(scores.classScore(i));
            squares += probability * probability;
        }
        double ofTruth = ProbabilityCode.probability(scores.classScore(label));
        put(0, StrictMath.max(0, squares - 2 * ofTruth + 1), ofTruth, into);
        return true;
    }

    private static void put(double excess, double squared, double ofTruth, long[] into) {
        double logarithmic = -StrictMath.log(StrictMath.max(CLIP, StrictMath.min(1 - CLIP, ofTruth)));
        into[CASES] = 1;
        into[EXCESS] = fixed(excess, LossTable.SCALE);
        into[SQUARED] = fixed(squared, LossTable.SCALE);
        into[SQUARES_OF_SQUARED] = fixed(squared * squared, LossTable.SCALE);
        into[LOGARITHMIC] = fixed(logarithmic, LossTable.SCALE_OF_LOGARITHMS);
        into[SQUARES_OF_LOGARITHMIC] = fixed(logarithmic * logarithmic, LossTable.SCALE_OF_LOGARITHMS);
    }

    private static long fixed(double value, int scale) {
        return (long) StrictMath.rint(StrictMath.scalb(value, scale));
    }
}
