package io.plimsoll.detectors.check;

/**
 * Concept drift: whether more predictions turn out to be wrong than of the reference.
 *
 * <p>Whether the share grew is decided from the counts; the effect is by how much it is, for certain, above the reference's:
 * Wilson's lower bound less the reference's share.
 *
 * @param ladder from which increase on how severe it is
 */
public record ErrorRateCheck(Ladder ladder) implements IncreaseCheck {

    /** What a policy leaves unsaid: a warning from 1 point more on, an error from 3, critical from 10. */
    public static final ErrorRateCheck STANDARD = new ErrorRateCheck(new Ladder(0.01, 0.03, 0.10));

    @Override
    public String name() {
        return "error_rate";
    }

    @Override
    public Family family() {
        return Family.PERFORMANCE;
    }
}
