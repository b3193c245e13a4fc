package io.plimsoll.detectors.evidence;

/**
 * Evidence that counts c do not come from the distribution that a reference with counts r came from.
 *
 * <p>An e-value: without drift its mean over samples and over references drawn alike is at most about 1, so
 * P(E ≥ 1/a) ≤ a. It is a test martingale in the number of counts of a run with a fixed start: looking after every pane
 * costs nothing (Ville's inequality; Ramdas, Grünwald, Vovk and Shafer 2023, doi:10.1214/23-STS894).
 *
 * <pre>
 * E = [½ mean_K DM(c; K p) + ½ Σ_j w_j DM(c; A q_j)] / DM(c; r + ½)
 * DM(c; a) = B(a + c) / B(a),  A = n + B/2,  p = (r + ½)/A,  K ∈ {10, 30, 100, 300, 1000, 3000}, K ≤ n/2
 * </pre>
 *
 * <p>The first half is for moves of any shape, the q_j for the usual ones (see {@link #ofNumeric}, {@link
 * #ofCategorical}); the denominator carries the reference's own uncertainty. With a design effect φ every count, of
 * reference and window, is worth 1/φ: n and K's limit follow. Counts only: order within the run plays no part.
 *
 * <p>Differs from peers: a p-value (scipy, Evidently) speaks of one look at one window and takes a reference of 10,000
 * rows for the truth, which turns 5% into 61% a week.
 */
public sealed interface DriftEvidence permits PreparedReference, InsufficientReference {
    /** Fewer effective rows than this, n/φ, and a reference supports no evidence. */
    int MINIMUM_ROWS = 20;

    /**
     * For bins in the order of a numeric feature: tilts by the bins' normal scores z of location, q ∝ p e^{θz} with θ =
     * ±{.1, .2, .4, .8, 1.6} (weight .60), of scale, q ∝ p e^{θv} with v the mean of z² − 1 and θ = ±{.1, .2, .35} (.25),
     * and of the tails, q = (1−ε)p + ε·1_b in the first and the last bin with ε ∈ {.03, .1} (.15).
     *
     * @param reference counts per evidence bin, at least one bin
     * @param designEffect φ ≥ 1
     */
    static DriftEvidence ofNumeric(long[] reference, double designEffect) {
        EffectiveReference effective = EffectiveReference.of(reference, designEffect);
        return effective.isSufficient()
                ? PreparedReference.of(
                        effective,
                        known -> NumericTilts.of(known.shares(), PreparedReference.HALF, known.concentration()))
                : effective.insufficient();
    }

    /**
     * For categories: tilts of one code each, of the 100 most frequent levels and of every collective code; it gains,
     * q = (1−ε)p + ε·1_b with ε ∈ {.03, .1, .3}, or loses half of p_b to the others in proportion; equal weights.
     *
     * @param reference counts per code: first the levels, then the collective codes ("rare", "unseen")
     * @param levels how many codes are levels
     * @param designEffect φ ≥ 1
     */
    static DriftEvidence ofCategorical(long[] reference, int levels, double designEffect) {
        EffectiveReference effective = EffectiveReference.of(reference, designEffect);
        int[] codes = TiltedCodes.of(reference, levels);
        return effective.isSufficient()
                ? PreparedReference.of(
                        effective,
                        known -> new CodeTilts(known.shares(), codes, PreparedReference.HALF, known.concentration()))
                : effective.insufficient();
    }
}
