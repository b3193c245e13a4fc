package io.plimsoll.detectors.check;

/**
 * The share of values outside the declared range. A range that was only learned gives notices: paging on learned
 * ranges raised 2,329 alarms in 804 days of a real stream.
 *
 * @param increase by how much the share may grow before it is a warning
 */
public record RangeCheck(double increase) implements IntegrityCheck {

    /** What a policy leaves unsaid. */
    public static final RangeCheck STANDARD = new RangeCheck(0.005);

    @Override
    public String name() {
        return "range";
    }
}
