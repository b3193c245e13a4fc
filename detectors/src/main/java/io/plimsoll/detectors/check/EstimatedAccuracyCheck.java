package io.plimsoll.detectors.check;

/**
 * Whether accuracy is likely to have fallen while labels are missing, by {@link io.plimsoll.detectors.evidence.Cbpe}.
 *
 * <p>What is certain is the loss beyond what chance and the calibration explain; see
 * {@link io.plimsoll.detectors.evidence.CbpeShift}. An estimate is not the truth: it warns at most.
 *
 * @param warning from which certain loss on it is a warning; a smaller one is a notice
 */
public record EstimatedAccuracyCheck(double warning) implements Check {

    /** What a policy leaves unsaid: a warning from 1 point on. */
    public static final EstimatedAccuracyCheck STANDARD = new EstimatedAccuracyCheck(0.01);

    /**
     * @throws IllegalArgumentException if the loss is negative or no number
     */
    public EstimatedAccuracyCheck {
        WarnsAtMost.from(warning);
    }

    @Override
    public String name() {
        return "estimated_accuracy";
    }

    @Override
    public Family family() {
        return Family.PERFORMANCE;
    }
}
