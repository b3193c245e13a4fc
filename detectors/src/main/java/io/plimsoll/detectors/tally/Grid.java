package io.plimsoll.detectors.tally;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Bins of the real line: k strictly increasing finite edges make the k + 1 right-closed cells (−∞, e₁], (e₁, e₂], …,
 * (e_k, +∞]. Minus infinity falls in the first cell, plus infinity in the last.
 *
 * <p>Two coarser sets of bins are unions of cells: the deciles, in which the population stability index is usually told,
 * and the evidence bins, in which Plimsoll decides. A value that is a bin of its own, {v}, is the right-closed cell
 * (nextDown(v), v]: there is no other double in it.
 *
 * <p>Edges come from the reference alone and never change. With joint edges one outlier among the live values moves
 * every bin and, with it, every distance.
 */
public final class Grid {

    private static final int BUCKETS = 1024;

    private static final int MOST_EDGES = Character.MAX_VALUE;

    /** So few edges of a bucket are passed one by one: most hold none or one, and the processor guesses that. */
    private static final int FEW_EDGES = 4;

    private final double[] edges;
    private final int[] evidenceCuts;
    private final int[] decileCuts;
    private final int[] evidenceOf;
    private final int[] decileOf;

    private final double lowest;
    private final double highest;
    private final double bucketsPerUnit;

    /** By bucket. Characters, since the grids of all features of all versions share the processor's cache. */
    private final char[] firstEdge;

    private final boolean crowded;

    private Grid(double[] edges, int[] evidenceCuts, int[] decileCuts) {
        this.edges = requireIncreasing(edges);
        this.evidenceCuts = evidenceCuts;
        this.decileCuts = decileCuts;
        this.evidenceOf = coarsening(evidenceCuts, edges.length);
        this.decileOf = coarsening(decileCuts, edges.length);
        this.lowest = edges.length == 0 ? Double.POSITIVE_INFINITY : edges[0];
        this.highest = edges.length == 0 ? Double.POSITIVE_INFINITY : edges[edges.length - 1];
        this.bucketsPerUnit = bucketsPerUnit(edges);
        this.firstEdge = firstEdges();
        this.crowded =
                IntStream.range(0, BUCKETS).anyMatch(bucket -> firstEdge[bucket + 1] - firstEdge[bucket] > FEW_EDGES);
    }

    /**
     * A grid on given edges.
     *
     * @param edges finite, strictly increasing
     * @param evidenceCuts indices into {@code edges}, increasing: the edges that part evidence bins
     * @param decileCuts indices into {@code edges}, increasing: the edges that part deciles
     * @throws IllegalArgumentException if edges or cuts are not increasing, not finite or out of bounds, or over 65,535
     */
    public static Grid of(double[] edges, int[] evidenceCuts, int[] decileCuts) {
        return new Grid(edges.clone(), evidenceCuts.clone(), decileCuts.clone());
    }

    /** The number of cells, one more than there are edges. */
    public int cells() {
        return edges.length + 1;
    }

    /** The number of evidence bins. */
    public int evidenceBins() {
        return evidenceCuts.length + 1;
    }

    /** The number of decile bins, at most ten. */
    public int decileBins() {
        return decileCuts.length + 1;
    }

    /** A copy of the edges. */
    public double[] edges() {
        return edges.clone();
    }

    /** The upper edge of a cell that is not the last. */
    public double edge(int cell) {
        return edges[cell];
    }

    /** A copy of the indices of the edges that part evidence bins. */
    public int[] evidenceCuts() {
        return evidenceCuts.clone();
    }

    /** A copy of the indices of the edges that part deciles. */
    public int[] decileCuts() {
        return decileCuts.clone();
    }

    /** The evidence bin that a cell belongs to. */
    public int evidenceBin(int cell) {
        return evidenceOf[cell];
    }

    /**
     * The cell of a value: the number of edges below it.
     *
     * @param value any number but NaN
     */
    public int cell(double value) {
        if (value <= lowest) {
            return 0;
        }
        if (value > highest) {
            return edges.length;
        }
        int bucket = bucket(value);
        int edge = crowded ? search(value, firstEdge[bucket], firstEdge[bucket + 1]) : firstEdge[bucket];
        while (edges[edge] < value) {
            edge++;
        }
        return edge;
    }

    /** The counts of the cells added up into evidence bins. */
    public long[] toEvidenceBins(long[] counts) {
        return fold(counts, evidenceOf, evidenceBins());
    }

    /** The counts of the cells added up into deciles. */
    public long[] toDeciles(long[] counts) {
        return fold(counts, decileOf, decileBins());
    }

    private static long[] fold(long[] counts, int[] binOf, int bins) {
        long[] folded = new long[bins];
        for (int cell = 0; cell < counts.length; cell++) {
            folded[binOf[cell]] += counts[cell];
        }
        return folded;
    }

    /**
     * Floating-point subtraction and multiplication are monotone, so an edge in a lower bucket than the value's lies
     * below the value, and one in a higher bucket above: only edges of the same bucket need be compared.
     */
    private int bucket(double value) {
        return Math.min(BUCKETS - 1, (int) ((value - lowest) * bucketsPerUnit));
    }

    /** An edge that no edge below the value comes after, or few. */
    private int search(double value, int from, int to) {
        int low = from;
        int high = to;
        while (high - low > FEW_EDGES) {
            int middle = (low + high) >>> 1;
            if (edges[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private char[] firstEdges() {
        char[] first = new char[BUCKETS + 1];
        for (double edge : edges) {
            first[bucket(edge) + 1]++;
        }
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            first[bucket + 1] += first[bucket];
        }
        return first;
    }

    /** Zero, which puts all edges into one bucket, where the range overflows or is too narrow to divide. */
    private static double bucketsPerUnit(double[] edges) {
        if (edges.length < 2) {
            return 0;
        }
        double perUnit = BUCKETS / (edges[edges.length - 1] - edges[0]);
        return Double.isFinite(perUnit) && perUnit * (edges[edges.length - 1] - edges[0]) < 2 * BUCKETS ? perUnit : 0;
    }

    private static int[] coarsening(int[] cuts, int edges) {
        int[] binOf = new int[edges + 1];
        int bin = 0;
        for (int cell = 0; cell <= edges; cell++) {
            binOf[cell] = bin;
            if (cell < edges && bin < cuts.length && cuts[bin] == cell) {
                bin++;
            }
        }
        if (bin != cuts.length) {
            throw new IllegalArgumentException("cuts must be increasing indices of the " + edges + " edges");
        }
        return binOf;
    }

    private static double[] requireIncreasing(double[] edges) {
        if (edges.length > MOST_EDGES) {
            throw new IllegalArgumentException(edges.length + " edges are more than " + MOST_EDGES);
        }
        for (int i = 0; i < edges.length; i++) {
            if (!Double.isFinite(edges[i]) || (i > 0 && edges[i - 1] >= edges[i])) {
                throw new IllegalArgumentException(
                        "edge " + i + " of " + edges.length + " must be finite and greater than the one before it");
            }
        }
        return edges;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Grid that
                && Arrays.equals(edges, that.edges)
                && Arrays.equals(evidenceCuts, that.evidenceCuts)
                && Arrays.equals(decileCuts, that.decileCuts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(edges);
    }

    @Override
    public String toString() {
        return "Grid of " + cells() + " cells, " + evidenceBins() + " evidence bins";
    }
}
