package io.plimsoll.detectors.evidence;

import io.plimsoll.detectors.statistic.ConfusionMatrix;
import io.plimsoll.detectors.statistic.Interval;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The share of one of several classes among live cases without labels, by black box shift estimation: {@link LabelShift} for
 * more than two classes. If only the shares of the classes moved, live decisions are q = Cπ, C_ij = P(decided i | class j) of
 * the labelled reference, so π = C⁻¹q.
 *
 * <p><b>Interval</b>, asymptotic: with row r of C⁻¹, the live part of the variance is that of r by the decisions, Σq_i r_i² −
 * (Σq_i r_i)² a case, by {@link AsymptoticSequence}; beside it as slack three standard errors of the reference's part,
 * Σ_j π_j²/n_j·(Σ_i C_ij r_i² − (Σ_i C_ij r_i)²), for the reference does not grow.
 *
 * <p><b>Separation</b>: the least ‖Cδ‖₁/‖δ‖₁ of any move δ between classes; of two classes that is |TPR − FPR|. Under {@value
 * LabelShift#LEAST_SEPARATION} the quotient is mostly noise: nothing is refuted, the value is absent.
 *
 * @param inverse of the reference
 * @param decided how many live cases were decided to be of each class
 * @param index of the class
 * @param weight of a live case, 1/φ
 * @see LabelShift
 */
public record ClassShift(Inverse inverse, long[] decided, int index, double weight) implements Estimate {

    private static final double DEVIATIONS_OF_REFERENCE = 3;

    /** C of a labelled reference and, where its decisions tell the classes apart, its inverse. Immutable. */
    public static final class Inverse {
        private final double[][] rates;
        private final double[][] inverse;
        private final double[] labelled;
        private final double separation;

        private Inverse(double[][] rates, double[][] inverse, double[] labelled, double separation) {
            this.rates = rates;
            this.inverse = inverse;
            this.labelled = labelled;
            this.separation = separation;
        }

        /**
         * Of a reference. A class without labels is told apart from no other.
         */
        public static Inverse of(ConfusionMatrix matrix) {
            int classes = matrix.classes();
            double[][] rates = new double[classes][classes];
            double[] labelled = new double[classes];
            for (int label = 0; label < classes; label++) {
                labelled[label] = (double) matrix.labelled(label);
                for (int decision = 0; decision < classes && labelled[label] > 0; decision++) {
                    rates[decision][label] = matrix.count(decision, label) / labelled[label];
                }
            }
            DecompositionSolver solver = new LUDecomposition(new Array2DRowRealMatrix(rates)).getSolver();
            return solver.isNonSingular()
                    ? of(rates, solver.getInverse(), labelled)
                    : new Inverse(rates, new double[0][0], labelled, 0);
        }

        private static Inverse of(double[][] rates, RealMatrix inverse, double[] labelled) {
            return new Inverse(rates, inverse.getData(), labelled, 1 / largestStretch(inverse.getData()));
        }

        /** Moves from one class to another are the corners of all moves: max ‖C⁻¹(e_a − e_b)‖₁/2. */
        private static double largestStretch(double[][] inverse) {
            double largest = 0;
            for (int a = 0; a < inverse.length; a++) {
                for (int b = 0; b < a; b++) {
                    double stretch = 0;
                    for (double[] row : inverse) {
                        stretch += StrictMath.abs(row[a] - row[b]) / 2;
                    }
                    largest = StrictMath.max(largest, stretch);
                }
            }
            return largest;
        }

        /** How well decisions tell the classes apart, from 0 to 1. */
        public double separation() {
            return separation;
        }

        private boolean isSeparated() {
            return separation >= LabelShift.LEAST_SEPARATION;
        }

        private double share(int index, double[] decisions) {
            double share = 0;
            for (int i = 0; i < decisions.length; i++) {
                share += inverse[index][i] * decisions[i];
            }
            return share;
        }

        /** What one case adds to the share of a class when it is decided by these chances. */
        private double variance(int index, double[] chances) {
            double square = 0;
            for (int i = 0; i < chances.length; i++) {
                square += inverse[index][i] * inverse[index][i] * chances[i];
            }
            double mean = share(index, chances);
            return StrictMath.max(0, square - mean * mean);
        }

        /** The standard error that the share has because the reference is finite. */
        private double error(int index, double[] decisions) {
            double variance = 0;
            for (int label = 0; label < labelled.length; label++) {
                double share = clipped(share(label, decisions));
                variance += share * share * variance(index, column(label)) / labelled[label];
            }
            return StrictMath.sqrt(variance);
        }

        private double[] column(int label) {
            return Arrays.stream(rates).mapToDouble(row -> row[label]).toArray();
        }
    }

    private static double clipped(double share) {
        return StrictMath.max(0, StrictMath.min(1, share));
    }

    @Override
    public OptionalDouble value() {
        return inverse.isSeparated() && total() > 0
                ? OptionalDouble.of(clipped(inverse.share(index, shares())))
                : OptionalDouble.empty();
    }

    private double total() {
        return (double) Arrays.stream(decided).sum();
    }

    private double[] shares() {
        double total = total();
        return Arrays.stream(decided).mapToDouble(count -> count / total).toArray();
    }

    @Override
    public Interval interval(double alpha) {
        if (value().isEmpty()) {
            return AsymptoticEstimate.SHARES;
        }
        double[] shares = shares();
        return new AsymptoticEstimate(
                        value(),
                        StrictMath.sqrt(inverse.variance(index, shares)),
                        observations(),
                        DEVIATIONS_OF_REFERENCE * inverse.error(index, shares),
                        AsymptoticEstimate.SHARES)
                .interval(alpha);
    }

    @Override
    public double observations() {
        return weight * total();
    }

    /** Live cases only: the reference does not grow. */
    @Override
    public Estimate scaled(double factor) {
        return new ClassShift(inverse, decided, index, weight * factor);
    }

    @Override
    public Insufficiency.Reason obstacle() {
        return inverse.isSeparated() ? Estimate.super.obstacle() : Insufficiency.Reason.WEAK_SEPARATION;
    }

    @Override
    public boolean isExact() {
        return false;
    }
}
