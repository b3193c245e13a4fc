package io.plimsoll.detectors.check;

/**
 * The share of events whose value is of another kind than the reference's.
 *
 * @param increase by how much the share may grow before it is a warning
 */
public record WrongTypeCheck(double increase) implements IntegrityCheck {

    /** What a policy leaves unsaid. */
    public static final WrongTypeCheck STANDARD = new WrongTypeCheck(0.005);

    @Override
    public String name() {
        return "type";
    }
}
