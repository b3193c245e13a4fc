package io.plimsoll.detectors.check;

/**
 * A part of the traffic.
 *
 * @param dimension an attribute, or attributes joined by {@code |}
 * @param value its value, or values joined by {@code |}
 */
public record Segment(String dimension, String value) {

    @Override
    public String toString() {
        return dimension + "=" + value;
    }
}
