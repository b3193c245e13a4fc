package io.plimsoll.detectors.tally;

import java.util.List;

/**
 * A way to slice the traffic: by an attribute, or by the intersection of several, with the values that the reference holds.
 *
 * @param attributes the attributes
 * @param values for each slice, in the order of their codes, the value of each attribute
 */
public record Dimension(List<String> attributes, List<List<String>> values) {

    private static final String JOINT = "|";

    /**
     * Copies are kept.
     *
     * @throws IllegalArgumentException if a slice has not one value for each attribute
     */
    public Dimension {
        attributes = List.copyOf(attributes);
        values = values.stream().map(List::copyOf).toList();
        for (List<String> slice : values) {
            if (slice.size() != attributes.size()) {
                throw new IllegalArgumentException(
                        "a slice by " + attributes.size() + " attributes has " + slice.size() + " values");
            }
        }
    }

    /** A dimension of one attribute. */
    public static Dimension of(String attribute, List<String> values) {
        return new Dimension(List.of(attribute), values.stream().map(List::of).toList());
    }

    /** The attributes, joined by {@code |}. */
    public String name() {
        return String.join(JOINT, attributes);
    }

    /** The values of a slice, joined by {@code |}. */
    public String label(int value) {
        return String.join(JOINT, values.get(value));
    }

    /** The code of a value that the reference never held. */
    public int unseen() {
        return values.size();
    }

    /** The code where an event lacks the attribute. */
    public int missing() {
        return values.size() + 1;
    }
}
