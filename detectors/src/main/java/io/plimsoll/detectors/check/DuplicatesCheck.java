package io.plimsoll.detectors.check;

/**
 * The share of events that repeat an earlier one.
 *
 * @param increase by how much the share may grow before it is a warning
 */
public record DuplicatesCheck(double increase) implements IntegrityCheck {

    /** What a policy leaves unsaid. */
    public static final DuplicatesCheck STANDARD = new DuplicatesCheck(0.02);

    @Override
    public String name() {
        return "duplicates";
    }
}
