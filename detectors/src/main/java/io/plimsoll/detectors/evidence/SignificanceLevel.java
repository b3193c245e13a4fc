package io.plimsoll.detectors.evidence;

/** The share α of runs in which a guarantee may fail. */
final class SignificanceLevel {
    private SignificanceLevel() {}

    /** ln(1/α): the log-evidence that refutes. */
    static double logThreshold(double alpha) {
        if (!(0 < alpha && alpha < 1)) {
            throw new IllegalArgumentException("a significance level lies between 0 and 1, not " + alpha);
        }
        return -StrictMath.log(alpha);
    }
}
