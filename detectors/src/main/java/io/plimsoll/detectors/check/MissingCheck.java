package io.plimsoll.detectors.check;

/**
 * The share of events that lack a value.
 *
 * @param increase by how much the share may grow before it is a warning
 */
public record MissingCheck(double increase) implements IntegrityCheck {

    /** What a policy leaves unsaid. */
    public static final MissingCheck STANDARD = new MissingCheck(0.02);

    @Override
    public String name() {
        return "missing";
    }
}
