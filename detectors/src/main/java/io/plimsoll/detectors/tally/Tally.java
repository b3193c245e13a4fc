package io.plimsoll.detectors.tally;

/**
 * Counts that form a commutative group under {@link #add}.
 *
 * <p>The law, for tallies a, b, c of the same layout and the empty tally 0:
 *
 * <ul>
 *   <li>(a + b) + c = a + (b + c) and a + b = b + a: deltas merge in any order, over any partitioning;
 *   <li>a + 0 = a;
 *   <li>(a + b) − b = a: what was counted can be taken back exactly.
 * </ul>
 *
 * <p>Tallies are mutable accumulators and not safe for use by several threads at once.
 *
 * @param <T> the implementing type
 */
public interface Tally<T extends Tally<T>> {

    /**
     * Adds the counts of another tally to this one.
     *
     * @throws IllegalArgumentException if the other tally has another layout
     */
    void add(T other);

    /**
     * Takes the counts of another tally away from this one.
     *
     * @throws IllegalArgumentException if the other tally has another layout
     */
    void subtract(T other);

    /** Whether this is the neutral element: every count is zero. */
    boolean isEmpty();

    /** An independent tally with the same counts. */
    T copy();
}
