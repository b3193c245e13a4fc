package io.plimsoll.detectors.evidence;

import io.plimsoll.detectors.statistic.Quantiles;
import io.plimsoll.detectors.tally.Grid;
import java.util.Arrays;
import java.util.TreeSet;

/**
 * The grid of a numeric subject, from the finite values of its reference.
 *
 * <p>Its edges are the quantiles (type 7) at i/250, the deciles among them, and whatever the evidence bins need. The
 * evidence bins are the deciles, but a value that holds over 1/20 of the reference, and every value of a subject with at
 * most 20 distinct ones, is an atom: a bin of its own, {v}, with the gaps between atoms as bins too. Beside atoms the
 * deciles are those of the other values. Right-closed deciles alone hide what falls just below an atom, a constant that
 * begins to move.
 */
public final class ReferenceGrid {

    private static final int FINE = 250;
    private static final int DECILES = 10;
    private static final int FEW_VALUES = 20;
    private static final int ATOM_SHARE = 20;

    private ReferenceGrid() {}

    /**
     * The grid of a sample.
     *
     * @param finite the finite values, in any order; may be empty, which gives a single cell
     */
    public static Grid of(double[] finite) {
        if (finite.length == 0) {
            return Grid.of(new double[0], new int[0], new int[0]);
        }
        double[] sorted = sorted(finite);
        double[] deciles = quantiles(sorted, DECILES);
        double[] evidence = evidenceEdges(sorted);
        double[] edges = union(quantiles(sorted, FINE), deciles, evidence);
        return Grid.of(edges, indices(edges, evidence), indices(edges, deciles));
    }

    /** Adding 0.0 makes −0 and 0, which are equal, one value: sorting and searching tell them apart. */
    private static double[] sorted(double[] finite) {
        return Arrays.stream(finite).map(value -> value + 0.0).sorted().toArray();
    }

    /** Between values further apart than the largest double no quantile can be interpolated; it is left out. */
    private static double[] quantiles(double[] sorted, int groups) {
        return Arrays.stream(Quantiles.edges(sorted, groups))
                .filter(Double::isFinite)
                .map(edge -> edge + 0.0)
                .toArray();
    }

    private static double[] evidenceEdges(double[] sorted) {
        double[] atoms = atoms(sorted);
        TreeSet<Double> edges = new TreeSet<>();
        for (double atom : atoms) {
            // The cell (nextDown(v), v] holds v alone. The lowest double has nothing below it.
            if (atom > -Double.MAX_VALUE) {
                edges.add(Math.nextDown(atom));
            }
            edges.add(atom);
        }
        double[] rest = Arrays.stream(sorted)
                .filter(value -> Arrays.binarySearch(atoms, value) < 0)
                .toArray();
        if (rest.length > 0) {
            Arrays.stream(quantiles(rest, DECILES)).forEach(edges::add);
        }
        return edges.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[] atoms(double[] sorted) {
        double[] distinct = Arrays.stream(sorted).distinct().toArray();
        if (distinct.length <= FEW_VALUES) {
            return distinct;
        }
        return Arrays.stream(distinct)
                .filter(value -> (long) ATOM_SHARE * occurrences(sorted, value) > sorted.length)
                .toArray();
    }

    private static int occurrences(double[] sorted, double value) {
        return firstAbove(sorted, value) - firstAbove(sorted, Math.nextDown(value));
    }

    private static int firstAbove(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double[] union(double[]... all) {
        return Arrays.stream(all)
                .flatMapToDouble(Arrays::stream)
                .sorted()
                .distinct()
                .toArray();
    }

    private static int[] indices(double[] edges, double[] chosen) {
        return Arrays.stream(chosen)
                .mapToInt(edge -> Arrays.binarySearch(edges, edge))
                .toArray();
    }
}
