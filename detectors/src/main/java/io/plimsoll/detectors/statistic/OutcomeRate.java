package io.plimsoll.detectors.statistic;

/** The rates of binary {@link Outcomes}: each a count of a count, and so decided with the sets for rates. */
public enum OutcomeRate {
    /** Decided 1, of all: the only one that needs no label. */
    SELECTION_RATE {
        @Override
        public Share of(Outcomes outcomes) {
            return outcomes.selectionRate();
        }
    },
    /** Right, of the labelled. */
    ACCURACY {
        @Override
        public Share of(Outcomes outcomes) {
            return outcomes.labelled().accuracy();
        }
    },
    /** Decided 1, of those with label 1: the true positive rate. */
    RECALL {
        @Override
        public Share of(Outcomes outcomes) {
            return outcomes.labelled().recall();
        }
    },
    /** Decided 0, of those with label 0: the true negative rate. */
    SPECIFICITY {
        @Override
        public Share of(Outcomes outcomes) {
            return outcomes.labelled().specificity();
        }
    },
    /** Decided 1, of those with label 0. */
    FALSE_POSITIVE_RATE {
        @Override
        public Share of(Outcomes outcomes) {
            return outcomes.labelled().falsePositiveRate();
        }
    },
    /** Decided 0, of those with label 1. */
    FALSE_NEGATIVE_RATE {
        @Override
        public Share of(Outcomes outcomes) {
            return outcomes.labelled().falseNegativeRate();
        }
    },
    /** Label 1, of those decided 1: the positive predictive value. */
    PRECISION {
        @Override
        public Share of(Outcomes outcomes) {
            return outcomes.labelled().precision();
        }
    },
    /** Label 0, of those decided 0. */
    NEGATIVE_PREDICTIVE_VALUE {
        @Override
        public Share of(Outcomes outcomes) {
            return outcomes.labelled().negativePredictiveValue();
        }
    };

    /** The counts of this rate. */
    public abstract Share of(Outcomes outcomes);

    /** Whether it is computed from labels. */
    public boolean needsLabels() {
        return this != SELECTION_RATE;
    }
}
