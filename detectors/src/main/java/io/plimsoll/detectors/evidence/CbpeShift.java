package io.plimsoll.detectors.evidence;

import java.util.Optional;

/**
 * The expected accuracy against the reference's own: is the change larger than chance and calibration explain?
 *
 * @param estimate the accuracy that {@link Cbpe} expects
 * @param reference the accuracy of the labelled reference
 * @param noise √Σp(1 − p)/n of the window
 * @param calibrationError of the probabilities
 */
public record CbpeShift(double estimate, double reference, double noise, double calibrationError) {
    /** Standard deviations of the noise that are still chance. */
    public static final double DEVIATIONS = 3;

    /**
     * Of a window.
     *
     * @param referenceAccuracy in [0, 1]
     * @return empty without predictions
     */
    public static Optional<CbpeShift> of(Cbpe cbpe, Cbpe.Decisions decisions, double referenceAccuracy) {
        return decisions.total() == 0
                ? Optional.empty()
                : Optional.of(new CbpeShift(
                        cbpe.expected(decisions).accuracy().orElseThrow(),
                        referenceAccuracy,
                        cbpe.noise(decisions).orElseThrow(),
                        cbpe.calibrationError(decisions).orElseThrow()));
    }

    /** estimate − reference. */
    public double change() {
        return estimate - reference;
    }

    /** What a change must exceed: {@value #DEVIATIONS} noise + calibration error. */
    public double threshold() {
        return DEVIATIONS * noise + calibrationError;
    }

    /** Whether to warn: a loss beyond the threshold. A gain is no reason to. */
    public boolean isLoss() {
        return -change() > threshold();
    }
}
