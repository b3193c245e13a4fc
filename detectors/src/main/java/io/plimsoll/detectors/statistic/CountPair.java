package io.plimsoll.detectors.statistic;

/**
 * Two count vectors over the same cells: reference counts r with n = Σr, current counts c with m = Σc.
 *
 * <p>Reads them as the distributions p = r/n and q = c/m. The arrays are not copied: they are the caller's, and must not
 * change while the pair is in use.
 */
public final class CountPair {
    private final long[] reference;
    private final long[] current;
    private final long n;
    private final long m;

    private CountPair(long[] reference, long[] current) {
        this.reference = reference;
        this.current = current;
        this.n = total(reference);
        this.m = total(current);
    }

    /**
     * Pairs two count vectors.
     *
     * @throws IllegalArgumentException if the lengths differ or a count is negative
     */
    public static CountPair of(long[] reference, long[] current) {
        if (reference.length != current.length) {
            throw new IllegalArgumentException(
                    "different numbers of cells: " + reference.length + " and " + current.length);
        }
        return new CountPair(reference, current);
    }

    /** The sum of counts, each of which is checked to be at least 0. */
    static long total(long[] counts) {
        long total = 0;
        for (long count : counts) {
            if (count < 0) {
                throw new IllegalArgumentException("negative count: " + count);
            }
            total += count;
        }
        return total;
    }

    /** Number of cells, empty ones included. */
    public int cells() {
        return reference.length;
    }

    /** Number of cells that hold something on at least one side. */
    public int occupied() {
        int occupied = 0;
        for (int i = 0; i < reference.length; i++) {
            occupied += isEmpty(i) ? 0 : 1;
        }
        return occupied;
    }

    /** Number of cells that the reference occupies: the B of the {@linkplain NoiseLaw noise law}. */
    public int referenceOccupied() {
        int occupied = 0;
        for (long count : reference) {
            occupied += count > 0 ? 1 : 0;
        }
        return occupied;
    }

    /** Whether a side holds nothing at all, so that no distance is defined. */
    public boolean hasEmptySide() {
        return n == 0 || m == 0;
    }

    /** n, the reference's total. */
    public long n() {
        return n;
    }

    /** m, the current total. */
    public long m() {
        return m;
    }

    /** rᵢ, the reference's count in cell i. */
    public long r(int i) {
        return reference[i];
    }

    /** cᵢ, the current count in cell i. */
    public long c(int i) {
        return current[i];
    }

    /** pᵢ = rᵢ/n. */
    public double p(int i) {
        return (double) reference[i] / n;
    }

    /** qᵢ = cᵢ/m. */
    public double q(int i) {
        return (double) current[i] / m;
    }

    /** Whether cell i is empty on both sides. */
    boolean isEmpty(int i) {
        return reference[i] == 0 && current[i] == 0;
    }
}
