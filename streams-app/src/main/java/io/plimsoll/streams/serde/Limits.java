package io.plimsoll.streams.serde;

/**
 * What a record may be at most.
 *
 * @param bytes of the value; 4 MiB by default
 * @param depth of nested objects and arrays; 32 by default, where the contract needs 3 and an envelope 1 more
 * @param features in an event, likewise segments and classes; 10,000 by default
 * @param textLength of a feature's text, in UTF-16 units; a longer one is no countable value. 4,096 by default
 */
public record Limits(int bytes, int depth, int features, int textLength) {

    /** The limits of the contract. */
    public static final Limits CONTRACT = new Limits(4 << 20, 32, 10_000, 4_096);

    /** @throws IllegalArgumentException if a limit is not positive */
    public Limits {
        if (Math.min(Math.min(bytes, depth), Math.min(features, textLength)) < 1) {
            throw new IllegalArgumentException("limits: must be positive");
        }
    }
}
