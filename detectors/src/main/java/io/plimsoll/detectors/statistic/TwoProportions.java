package io.plimsoll.detectors.statistic;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Two independent shares p₁ = k₁/n₁ and p₂ = k₂/n₂, compared once: what readers of a report know.
 *
 * <p>For one look at the data; decisions are made with anytime-valid sets.
 *
 * @param k1 0 … n₁
 * @param n1 over 0
 * @param k2 0 … n₂
 * @param n2 over 0
 */
public record TwoProportions(long k1, long n1, long k2, long n2) {

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if a share has no denominator or is outside [0, 1]
     */
    public TwoProportions {
        if (n1 <= 0 || n2 <= 0 || k1 < 0 || k2 < 0 || k1 > n1 || k2 > n2) {
            throw new IllegalArgumentException(k1 + " of " + n1 + ", " + k2 + " of " + n2);
        }
    }

    /** p₁ − p₂. */
    public double difference() {
        return p1() - p2();
    }

    /** p₁/p₂; empty where p₂ = 0. */
    public OptionalDouble ratio() {
        return k2 == 0 ? OptionalDouble.empty() : OptionalDouble.of(p1() / p2());
    }

    /** √(p₁(1−p₁)/n₁ + p₂(1−p₂)/n₂), Wald's standard error of the difference. */
    public double standardError() {
        return StrictMath.sqrt(p1() * (1 - p1()) / n1 + p2() * (1 - p2()) / n2);
    }

    /** z = (p₁ − p₂)/√(p(1−p)(1/n₁ + 1/n₂)), p the pooled share; empty where p is 0 or 1. */
    public OptionalDouble pooledZ() {
        if (k1 + k2 == 0 || k1 + k2 == n1 + n2) {
            return OptionalDouble.empty();
        }
        double pooled = (double) (k1 + k2) / (n1 + n2);
        return OptionalDouble.of(difference() / StrictMath.sqrt(pooled * (1 - pooled) * (1.0 / n1 + 1.0 / n2)));
    }

    /** Two-sided p-value of {@link #pooledZ()}; empty with it. */
    public OptionalDouble pooledP() {
        OptionalDouble z = pooledZ();
        return z.isPresent() ? OptionalDouble.of(Normal.twoSided(z.getAsDouble())) : z;
    }

    /**
     * Newcombe's hybrid score interval of p₁ − p₂ (his method 10), from the two Wilson intervals (l₁, u₁), (l₂, u₂):
     * lower d − √((p₁−l₁)² + (u₂−p₂)²), upper d + √((u₁−p₁)² + (p₂−l₂)²).
     *
     * @param confidence two-sided, in (0, 1)
     * @return an interval within [−1, 1]
     * @see <a href="https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8%3C873::AID-SIM779%3E3.0.CO;2-I">Newcombe, Interval
     *     estimation for the difference between independent proportions (1998)</a>
     */
    public Interval newcombe(double confidence) {
        Interval first = ProportionInterval.WILSON.compute((double) k1, (double) n1, confidence);
        Interval second = ProportionInterval.WILSON.compute((double) k2, (double) n2, confidence);
        double below = StrictMath.hypot(p1() - first.lower(), second.upper() - p2());
        double above = StrictMath.hypot(first.upper() - p1(), p2() - second.lower());
        return new Interval(difference() - below, difference() + above);
    }

    /** Two-sided p-value of Fisher's exact test of p₁ = p₂. */
    public double fisherP() {
        return new FisherExact(k1, n1, k2, n2).twoSided();
    }

    /**
     * The same from counts of which a denominator may be 0.
     *
     * @return empty where one is
     */
    public static Optional<TwoProportions> of(long k1, long n1, long k2, long n2) {
        return n1 == 0 || n2 == 0 ? Optional.empty() : Optional.of(new TwoProportions(k1, n1, k2, n2));
    }

    private double p1() {
        return (double) k1 / n1;
    }

    private double p2() {
        return (double) k2 / n2;
    }
}
