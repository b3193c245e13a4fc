package io.plimsoll.detectors.evidence;

import java.util.Arrays;
import java.util.List;

/**
 * How many times more than independent draws the counts of a reference vary between its own panes: φ.
 *
 * <p>Hours and days differ, and evidence that ignores it "alarms" every day for not being like every other. φ = X² /
 * χ²₀.₁(df) where Pearson's homogeneity test of the panes' counts has p &lt; 0.01, else 1; X² = Σ (o − e)²/e over panes
 * and occupied bins, df = (panes − 1)(occupied bins − 1). Dividing by the lower 10% quantile, not by df, errs on the
 * quiet side. Panes under 20 rows are left out; under 4 panes φ is unknown, and whoever reports must say so.
 *
 * <p>It is a correction, not a guarantee: days that resemble their neighbours still raise false alarms. Source: Rao and
 * Scott (1981), doi:10.1080/01621459.1981.10477633 (the design effect of clustered counts).
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
    record Estimated(double factor, double chiSquare, int degreesOfFreedom, double pValue) implements DesignEffect {}

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
        List<long[]> enough = panes.stream()
                .filter(pane -> Arrays.stream(pane).sum() >= MINIMUM_ROWS)
                .toList();
        return enough.size() < MINIMUM_PANES
                ? new Unknown(enough.size())
                : Homogeneity.of(enough).designEffect();
    }

    /** The largest of several pane sizes (the policy's window, 1 day, 7 days); unknown when each of them is. */
    static DesignEffect largestOf(List<List<long[]>> partitions) {
        DesignEffect largest = new Unknown(0);
        for (List<long[]> panes : partitions) {
            largest = larger(largest, of(panes));
        }
        return largest;
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
