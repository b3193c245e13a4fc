package io.plimsoll.detectors.evidence;

/** Alternatives with a parameter vector each; what does not depend on the counts is computed once. */
final class DirichletAlternatives implements Alternatives {
    private final int bins;
    private final double[] parameters; // alternative by alternative
    private final double[] totals;
    private final double[] offsets; // ln w_j − ln B(a_j)

    /**
     * @param weights w_j &gt; 0
     * @param concentrations Σ_k a_jk
     * @param shares a_jk / Σ_k a_jk: a distribution over the bins for each alternative
     */
    DirichletAlternatives(double[] weights, double[] concentrations, double[][] shares) {
        bins = shares[0].length;
        parameters = new double[weights.length * bins];
        totals = concentrations.clone();
        offsets = new double[weights.length];
        for (int j = 0; j < weights.length; j++) {
            double[] vector = scaled(shares[j], concentrations[j]);
            System.arraycopy(vector, 0, parameters, j * bins, bins);
            offsets[j] = StrictMath.log(weights[j]) - LogBeta.of(vector);
        }
    }

    private static double[] scaled(double[] share, double concentration) {
        double[] vector = share.clone();
        for (int k = 0; k < vector.length; k++) {
            vector[k] *= concentration;
        }
        return vector;
    }

    @Override
    public void addTo(LogSum sum, long[] counts, double scale, double total) {
        for (int j = 0; j < totals.length; j++) {
            sum.add(logTerm(j, counts, scale, total));
        }
    }

    /** ln(w_j DM(c; a_j)) of one alternative. */
    double logTerm(int alternative, long[] counts, double scale, double total) {
        return offsets[alternative] + logBeta(alternative, counts, scale, totals[alternative] + total);
    }

    private double logBeta(int alternative, long[] counts, double scale, double whole) {
        double inverse = 1 / whole;
        double log = NaturalLog.of(whole);
        double sum = LogBeta.whole(bins, whole, log);
        int at = alternative * bins;
        for (long count : counts) {
            sum += LogBeta.part(parameters[at++] + count * scale, inverse, log);
        }
        return sum;
    }
}
