package io.plimsoll.detectors.check;

/**
 * The share of values whose level the reference never held.
 *
 * @param increase by how much the share may grow before it is a warning
 */
public record UnseenCheck(double increase) implements IntegrityCheck {

    /** What a policy leaves unsaid. */
    public static final UnseenCheck STANDARD = new UnseenCheck(0.005);

    @Override
    public String name() {
        return "unseen";
    }
}
