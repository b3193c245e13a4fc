package io.plimsoll.detectors.evidence;

/** Reference counts as what they are worth: r/φ, and the distribution p = (r/φ + ½)/A that they smooth to. */
final class EffectiveReference {
    private static final double SMOOTHING = 0.5;

    private final long[] counts;
    private final double designEffect;
    private final long rows;

    private EffectiveReference(long[] counts, double designEffect) {
        this.counts = counts;
        this.designEffect = designEffect;
        this.rows = sum(counts);
    }

    static EffectiveReference of(long[] counts, double designEffect) {
        if (counts.length == 0) {
            throw new IllegalArgumentException("a reference needs at least one bin");
        }
        if (!(designEffect >= 1 && designEffect <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("a design effect is at least 1 and finite, not " + designEffect);
        }
        return new EffectiveReference(counts.clone(), designEffect);
    }

    private static long sum(long[] counts) {
        long sum = 0;
        for (long count : counts) {
            if (count < 0) {
                throw new IllegalArgumentException("a reference has no negative counts");
            }
            sum += count;
        }
        return sum;
    }

    int bins() {
        return counts.length;
    }

    double designEffect() {
        return designEffect;
    }

    /** n/φ. */
    double size() {
        return rows / designEffect;
    }

    boolean isSufficient() {
        return size() >= DriftEvidence.MINIMUM_ROWS;
    }

    InsufficientReference insufficient() {
        return new InsufficientReference(rows, designEffect);
    }

    /** A = n/φ + B/2. */
    double concentration() {
        return size() + SMOOTHING * counts.length;
    }

    /** p: the mean of the reference's distribution under Jeffreys' prior; A p = r/φ + ½. */
    double[] shares() {
        double[] shares = new double[counts.length];
        for (int k = 0; k < shares.length; k++) {
            shares[k] = (counts[k] / designEffect + SMOOTHING) / concentration();
        }
        return shares;
    }
}
