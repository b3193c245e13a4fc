package io.plimsoll.detectors.statistic;

import java.util.Optional;

/**
 * Wald's sequential probability ratio test of a Bernoulli rate: H₀ p = p₀ against H₁ p = p₁.
 *
 * <p>The log likelihood ratio gains ln(p₁/p₀) for each success and ln((1−p₁)/(1−p₀)) for each failure. H₁ is accepted when
 * it first reaches ln((1−β)/α), H₀ when it first falls to ln(β/(1−α)). The errors are then at most some α and β, apart from
 * the overshoot.
 *
 * @param p0 rate under H₀, in (0, 1)
 * @param p1 rate under H₁, in (0, 1), not p₀; it may be smaller
 * @param alpha chance of accepting H₁ under H₀, in (0, 1)
 * @param beta chance of accepting H₀ under H₁, in (0, 1 − α)
 * @see <a href="https://doi.org/10.1214/aoms/1177731118">Wald, Sequential tests of statistical hypotheses (1945)</a>
 */
public record SequentialProbabilityRatioTest(double p0, double p1, double alpha, double beta) {

    /** Which hypothesis was accepted. */
    public enum Hypothesis {
        /** p = p₀. */
        H0,
        /** p = p₁. */
        H1
    }

    /**
     * The end of a test.
     *
     * @param index position, from 0, of the outcome that ended it
     * @param accepted the hypothesis
     * @param logLikelihoodRatio at that position
     */
    public record Stop(int index, Hypothesis accepted, double logLikelihoodRatio) {}

    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if one is outside its range
     */
    public SequentialProbabilityRatioTest {
        if (!isInside(p0) || !isInside(p1) || p0 == p1 || !isInside(alpha) || !isInside(beta) || alpha + beta >= 1) {
            throw new IllegalArgumentException(
                    "p0 = " + p0 + ", p1 = " + p1 + ", alpha = " + alpha + ", beta = " + beta);
        }
    }

    private static boolean isInside(double probability) {
        return probability > 0 && probability < 1;
    }

    /** ln((1−β)/α). */
    public double upper() {
        return StrictMath.log((1 - beta) / alpha);
    }

    /** ln(β/(1−α)). */
    public double lower() {
        return StrictMath.log(beta / (1 - alpha));
    }

    /**
     * Runs the test over outcomes in their order.
     *
     * @param outcomes true for a success
     * @return where it ended; empty if it needs more outcomes
     */
    public Optional<Stop> run(boolean[] outcomes) {
        double success = StrictMath.log(p1 / p0);
        double failure = StrictMath.log((1 - p1) / (1 - p0));
        double sum = 0;
        for (int i = 0; i < outcomes.length; i++) {
            sum += outcomes[i] ? success : failure;
            if (sum >= upper() || sum <= lower()) {
                return Optional.of(new Stop(i, sum >= upper() ? Hypothesis.H1 : Hypothesis.H0, sum));
            }
        }
        return Optional.empty();
    }
}
