package io.plimsoll.detectors.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects weighted distributions until they become {@link DirichletAlternatives}. */
final class Mixture {
    private final List<Double> weights = new ArrayList<>();
    private final List<double[]> shares = new ArrayList<>();

    void add(double weight, double[] distribution) {
        weights.add(weight);
        shares.add(distribution);
    }

    DirichletAlternatives withConcentration(double concentration) {
        double[] same = new double[weights.size()];
        Arrays.fill(same, concentration);
        double[] each = weights.stream().mapToDouble(Double::doubleValue).toArray();
        return new DirichletAlternatives(each, same, shares.toArray(double[][]::new));
    }
}
