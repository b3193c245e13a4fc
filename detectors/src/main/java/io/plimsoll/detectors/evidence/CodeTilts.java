package io.plimsoll.detectors.evidence;

import java.util.Arrays;

/**
 * How a categorical distribution usually moves: one code b gains a share ε of everything, q = (1−ε)p + ε·1_b, or loses
 * half of its own, p_b halved and the rest scaled up; equal weights over codes and moves.
 *
 * <p>All gains of one ε differ in one code only, so they share a sum. Of the losses the others scale with p_b; their sums are
 * a smooth function of that scale, which {@link Nodes} tells from its values at N scales, N ≤ T and some 10. For B codes of
 * which T are tilted an evaluation costs 3(B + 2T) + NB + 2T terms.
 */
final class CodeTilts implements Alternatives {
    private static final double[] GAINS = {0.03, 0.1, 0.3};
    private static final int MOVES = GAINS.length + 1;

    private final double[] shares;
    private final int[] codes;
    private final double concentration;
    private final double[] offsets; // code by code: the gains, then the loss
    private final Nodes rests; // what the concentration is of the others where a code loses

    /**
     * @param shares p, the reference distribution over all codes
     * @param codes those that are tilted
     * @param weight of all tilts together
     * @param concentration A of each
     */
    CodeTilts(double[] shares, int[] codes, double weight, double concentration) {
        this.shares = shares;
        this.codes = codes;
        this.concentration = concentration;
        this.offsets = new double[codes.length * MOVES];
        this.rests = Nodes.of(Arrays.stream(codes).mapToDouble(this::rest).toArray());
        // ln B(a) of each tilt is what it gives for no counts at all.
        Evaluation nothing = new Evaluation(new long[shares.length], 0, 0);
        double logWeight = StrictMath.log(weight / offsets.length);
        for (int j = 0; j < offsets.length; j++) {
            offsets[j] = logWeight - nothing.logBeta(j);
        }
    }

    @Override
    public void addTo(LogSum sum, long[] counts, double scale, double total) {
        Evaluation evaluation = new Evaluation(counts, scale, total);
        for (int j = 0; j < offsets.length; j++) {
            sum.add(offsets[j] + evaluation.logBeta(j));
        }
    }

    /** By what the shares of the others are multiplied where a code loses half of its own. */
    private double rest(int code) {
        return concentration / (1 - shares[code] / 2);
    }

    /** ln B(a_j + c) of every tilt j for one vector of counts. */
    private final class Evaluation {
        private final long[] counts;
        private final double scale;
        private final double whole;
        private final double inverse;
        private final double log;
        private final double[] gainSums = new double[GAINS.length];
        private final double[] lossSums = new double[rests.at().length];

        Evaluation(long[] counts, double scale, double total) {
            this.counts = counts;
            this.scale = scale;
            whole = concentration + total;
            inverse = 1 / whole;
            log = NaturalLog.of(whole);
            for (int gain = 0; gain < GAINS.length; gain++) {
                gainSums[gain] = sum(concentration * (1 - GAINS[gain]));
            }
            for (int node = 0; node < lossSums.length; node++) {
                lossSums[node] = sum(rests.at()[node]);
            }
        }

        double logBeta(int tilt) {
            int code = codes[tilt / MOVES];
            int move = tilt % MOVES;
            return LogBeta.whole(shares.length, whole, log)
                    + (move < GAINS.length ? gain(code, move) : loss(tilt / MOVES));
        }

        private double gain(int code, int move) {
            double rest = concentration * (1 - GAINS[move]);
            double more = concentration * GAINS[move];
            return gainSums[move] - part(code, rest, 0) + part(code, rest, more);
        }

        private double loss(int tilted) {
            int code = codes[tilted];
            double rest = rest(code);
            return rests.value(tilted, lossSums) - part(code, rest, 0) + part(code, rest / 2, 0);
        }

        private double sum(double factor) {
            double sum = 0;
            for (int k = 0; k < shares.length; k++) {
                sum += part(k, factor, 0);
            }
            return sum;
        }

        private double part(int code, double factor, double more) {
            return LogBeta.part(shares[code] * factor + more + counts[code] * scale, inverse, log);
        }
    }
}
