package io.plimsoll.detectors.evidence;

/**
 * The ratio p₁/p₂ of two rates, from 0 to ∞ (the contrast of the four-fifths rule).
 *
 * <p>"p₁/p₂ ≥ ρ" is refuted when BB(k₁,n₁) BB(k₂,n₂) / sup_{p₁ ≥ ρp₂} L ≥ 1/α. Where k₁/n₁ ≥ ρ k₂/n₂ the sup is the
 * unrestricted one; else it lies on p₁ = ρq, q the smaller root of aq² + bq + c, a = ρ(n₁+n₂), b = −(ρn₁+k₁+n₂+ρk₂),
 * c = k₁+k₂. Without a success on either side every ratio remains possible: [0, ∞].
 */
public final class RatioSet extends JointSet {
    private final Rate first;
    private final Rate second;
    private final double logMixture;

    /** Of the first rate to the second. */
    public RatioSet(Rate first, Rate second) {
        this.first = first;
        this.second = second;
        this.logMixture = first.logMarginal() + second.logMarginal();
    }

    @Override
    double logMixture() {
        return logMixture;
    }

    @Override
    double logUnrestricted() {
        return first.maximumLogLikelihood() + second.maximumLogLikelihood();
    }

    @Override
    double logSupremumAt(double ratio) {
        if (ratio == Double.POSITIVE_INFINITY) {
            return first.maximumLogLikelihood() + second.logLikelihood(0);
        }
        double q = secondRateAt(ratio);
        return first.logLikelihood(StrictMath.min(1, ratio * q)) + second.logLikelihood(q);
    }

    /** The most likely p₂ given p₁ = ρp₂: the root in the form that does not cancel. */
    private double secondRateAt(double ratio) {
        double a = ratio * (first.trials() + second.trials());
        double minusB = ratio * (first.trials() + second.successes()) + first.successes() + second.trials();
        double c = first.successes() + second.successes();
        double root = StrictMath.sqrt(StrictMath.max(0, minusB * minusB - 4 * a * c));
        return StrictMath.min(StrictMath.min(1, 1 / ratio), 2 * c / (minusB + root));
    }

    @Override
    double estimate() {
        double numerator = first.successes() * second.trials();
        double denominator = second.successes() * first.trials();
        return numerator == 0 && denominator == 0 ? 1 : numerator / denominator;
    }

    @Override
    boolean hasTrials() {
        return first.trials() > 0 && second.trials() > 0;
    }

    @Override
    double atPosition(double position) {
        return position / (1 - position);
    }

    @Override
    double positionOf(double ratio) {
        return ratio == Double.POSITIVE_INFINITY ? 1 : ratio / (1 + ratio);
    }
}
