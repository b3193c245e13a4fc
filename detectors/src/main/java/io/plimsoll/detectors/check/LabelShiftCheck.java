package io.plimsoll.detectors.check;

/**
 * Whether the share of positives is likely to have moved while labels are missing, by
 * {@link io.plimsoll.detectors.evidence.LabelShift}.
 *
 * <p>What is certain is the distance between the interval of the live share and that of the reference's. An estimate is not
 * the truth: it warns at most.
 *
 * @param warning from which certain move on it is a warning; a smaller one is a notice
 */
public record LabelShiftCheck(double warning) implements Check {

    /** What a policy leaves unsaid: a warning from 5 points on. */
    public static final LabelShiftCheck STANDARD = new LabelShiftCheck(0.05);

    /**
     * @throws IllegalArgumentException if the move is negative or no number
     */
    public LabelShiftCheck {
        WarnsAtMost.from(warning);
    }

    @Override
    public String name() {
        return "label_shift";
    }

    @Override
    public Family family() {
        return Family.PERFORMANCE;
    }
}
