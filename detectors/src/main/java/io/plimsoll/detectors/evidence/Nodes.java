package io.plimsoll.detectors.evidence;

import java.util.Arrays;

/**
 * Where a smooth function is evaluated so that its values at many points follow: at the points themselves where they are few,
 * else at the Chebyshev nodes of their range, between which a polynomial tells them to the last digits.
 *
 * <p>The function must be analytic but on the negative axis and at 0, as ln Γ is. On a range [l, h] of positive numbers with
 * x = (h + l)/(h − l) the error of n nodes then shrinks like ρ⁻ⁿ with ρ = x + √(x² − 1), and n is chosen so that ρ⁻ⁿ is under
 * 1e-18. Points within a tenth of each other need 12 nodes, the widest range here, a factor of 2, needs 24.
 *
 * @param at the nodes
 * @param weights of each node, for each point: its value is the weighted sum
 * @see <a href="https://doi.org/10.1137/S0036144502417715">Berrut and Trefethen, Barycentric Lagrange interpolation, SIAM
 *     Review 46 (2004)</a>
 */
record Nodes(double[] at, double[][] weights) {

    private static final double NEGLIGIBLE = 1e-18;

    /**
     * Those of some points.
     *
     * @param points positive, in any order
     */
    static Nodes of(double[] points) {
        double lowest = Arrays.stream(points).min().orElse(1);
        double highest = Arrays.stream(points).max().orElse(1);
        int enough = enough(lowest, highest);
        double[] at = enough < points.length ? chebyshev(enough, lowest, highest) : points.clone();
        return new Nodes(
                at, Arrays.stream(points).mapToObj(point -> weights(point, at)).toArray(double[][]::new));
    }

    /** The value at a point, of values at the nodes. */
    double value(int point, double[] values) {
        double[] weight = weights[point];
        double sum = 0;
        for (int node = 0; node < weight.length; node++) {
            sum += weight[node] * values[node];
        }
        return sum;
    }

    private static int enough(double lowest, double highest) {
        if (lowest == highest) {
            return 1;
        }
        double x = (highest + lowest) / (highest - lowest);
        double rho = x + StrictMath.sqrt(x * x - 1);
        return (int) StrictMath.ceil(-StrictMath.log(NEGLIGIBLE) / StrictMath.log(rho)) + 1;
    }

    private static double[] chebyshev(int count, double lowest, double highest) {
        double[] nodes = new double[count];
        for (int node = 0; node < count; node++) {
            double angle = (2 * node + 1) * StrictMath.PI / (2 * count);
            nodes[node] = (lowest + highest) / 2 + (highest - lowest) / 2 * StrictMath.cos(angle);
        }
        return nodes;
    }

    /** The barycentric weights, those of Chebyshev's nodes of the first kind; a point on a node has its value. */
    private static double[] weights(double point, double[] nodes) {
        double[] weights = new double[nodes.length];
        double sum = 0;
        for (int node = 0; node < nodes.length; node++) {
            double distance = point - nodes[node];
            if (distance == 0) {
                double[] itself = new double[nodes.length];
                itself[node] = 1;
                return itself;
            }
            double sine = StrictMath.sin((2 * node + 1) * StrictMath.PI / (2 * nodes.length));
            weights[node] = (node % 2 == 0 ? sine : -sine) / distance;
            sum += weights[node];
        }
        for (int node = 0; node < nodes.length; node++) {
            weights[node] /= sum;
        }
        return weights;
    }
}
