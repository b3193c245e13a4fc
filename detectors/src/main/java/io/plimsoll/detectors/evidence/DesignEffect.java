package io.plimsoll.detectors.evidence;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * How many times more than independent draws the counts of a reference vary between its own panes: φ.
 *
 * <p>Hours and days differ, and evidence that ignores it "alarms" every day for not being like every other. Dividing every
 * count by φ makes of n rows the n/φ independent ones that say as much.
 *
 * <p>{@link #of} is φ on the average over all bins: X² / χ²₀.₁(df) where Pearson's homogeneity test of the panes' counts has
 * p &lt; 0.01, else 1; X² = Σ (o − e)²/e over panes and occupied bins, df = (panes − 1)(occupied bins − 1). Dividing by the
 * lower 10% quantile, not by df, errs on the quiet side.
 *
 * <p>{@link #ofNumeric} and {@link #ofCategorical} are what evidence is divided by: the largest over the pane sizes of that
 * average and of the same figure for each contrast Σ_b u_b c_b that evidence tilts along, X²_u / χ²₀.₁(panes − 1) with X²_u =
 * Σ m_i (μ_i − μ)²/σ² the excess of the panes' mean weights: the share of every bin, of a number also its location and its
 * scale. Each is tested at 1% after Bonferroni. Why: X²/df is the mean of the design effects of the B − 1 directions (Rao and
 * Scott), but days differ along one or two of them. Day means that differ by 0.15 sd, at 400 rows a day, have φ = 9.6 along
 * location and 1.95 on the average, and it is 9.6 that the evidence for a moved mean meets. A price that wanders (elec2) has
 * 29 on the average and 103 along location: 2,688 rows of it are worth 26.
 *
 * <p>Panes under 20 rows are left out; under 4 panes φ is unknown, and whoever reports must say so. It is a correction, not a
 * guarantee: days that differ by less than the reference can tell, or that resemble their neighbours over more than a week,
 * still raise false alarms. φ belongs to panes of the reference's size; live panes with many more rows meet more of it.
 *
 * <p>Source: Rao and Scott (1981), doi:10.1080/01621459.1981.10477633: design effects of clustered counts, the eigenvalues of
 * their covariance over the multinomial one; X² divided by the largest is conservative in every direction, by their mean only
 * on the average.
 */
public sealed interface DesignEffect {
    /** Fewer panes leave φ unknown. */
    int MINIMUM_PANES = 4;

    /** Panes with fewer rows are left out. */
    long MINIMUM_ROWS = 20;

    /** The factor to divide counts by: φ, or 1 where it is unknown. */
    double factor();

    /**
     * @param factor φ ≥ 1
     * @param chiSquare X²
     * @param degreesOfFreedom at least 0
     * @param pValue of homogeneity; 1 when there is one occupied bin
     */
    record Estimated(double factor, double chiSquare, int degreesOfFreedom, double pValue) implements DesignEffect {
        Estimated atLeast(double least) {
            return least > factor ? new Estimated(least, chiSquare, degreesOfFreedom, pValue) : this;
        }
    }

    /**
     * Too few panes to tell.
     *
     * @param panes that had enough rows
     */
    record Unknown(int panes) implements DesignEffect {
        @Override
        public double factor() {
            return 1;
        }
    }

    /**
     * From the panes of one partition of the reference.
     *
     * @param panes counts per bin for each pane, all of the same length; for a rate {k, n − k}
     */
    static DesignEffect of(List<long[]> panes) {
        return among(panes, enough -> 1);
    }

    /** Of a rate: the largest of several pane sizes (the policy's window, 1 day, 7 days); unknown when each of them is. */
    static DesignEffect ofRate(List<List<long[]>> partitions) {
        return largest(partitions, DesignEffect::of);
    }

    /** Of a categorical distribution: the largest of several pane sizes, and of the shares of its levels. */
    static DesignEffect ofCategorical(List<List<long[]>> partitions) {
        return largest(
                partitions,
                panes -> among(panes, enough -> WorstContrast.ofLevels(enough).factor()));
    }

    /**
     * Of a numeric distribution: the largest of several pane sizes, and of location, scale and the shares of its bins, which
     * are in the number's order.
     */
    static DesignEffect ofNumeric(List<List<long[]>> partitions) {
        return largest(
                partitions,
                panes -> among(panes, enough -> WorstContrast.ofOrdered(enough).factor()));
    }

    private static DesignEffect among(List<long[]> panes, ToDoubleFunction<List<long[]>> leastFactor) {
        List<long[]> enough = panes.stream()
                .filter(pane -> Arrays.stream(pane).sum() >= MINIMUM_ROWS)
                .toList();
        return enough.size() < MINIMUM_PANES
                ? new Unknown(enough.size())
                : Homogeneity.of(enough).designEffect().atLeast(leastFactor.applyAsDouble(enough));
    }

    private static DesignEffect largest(List<List<long[]>> partitions, Function<List<long[]>, DesignEffect> effect) {
        return partitions.stream().map(effect).reduce(new Unknown(0), DesignEffect::larger);
    }

    private static DesignEffect larger(DesignEffect one, DesignEffect other) {
        if (one instanceof Unknown few && other instanceof Unknown many) {
            return many.panes() > few.panes() ? many : few;
        }
        if (one instanceof Unknown || other instanceof Unknown) {
            return one instanceof Unknown ? other : one;
        }
        return other.factor() > one.factor() ? other : one;
    }
}
