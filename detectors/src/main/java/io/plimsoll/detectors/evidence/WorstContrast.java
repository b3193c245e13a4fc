package io.plimsoll.detectors.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The design effect of the contrast in which the panes of a reference differ most, among those that evidence tilts along: the
 * share of every bin or level and, of a number, location and scale. See {@link DesignEffect} for why.
 *
 * <p>Named contrasts, not the largest eigenvalue of the residuals: that picks its direction after the noise, and with few
 * panes it is several times too large where nothing differs.
 *
 * <p>A contrast counts where its test is significant at 1% after Bonferroni over the contrasts. A bin that expects fewer than
 * 5 rows a pane has no share of its own to test: its X² is not a χ².
 */
final class WorstContrast {
    private static final double LEAST_EXPECTED = 5;

    private final List<long[]> panes;
    private final long[] totals;
    private final double[] shares;
    private final List<Contrast> contrasts = new ArrayList<>();

    private WorstContrast(List<long[]> panes) {
        this.panes = panes;
        this.totals = totals(panes);
        double rows = Arrays.stream(totals).sum();
        this.shares = Arrays.stream(totals).mapToDouble(count -> count / rows).toArray();
    }

    /** Of bins without an order. */
    static WorstContrast ofLevels(List<long[]> panes) {
        WorstContrast worst = new WorstContrast(panes);
        worst.addBins();
        return worst;
    }

    /** Of bins in the order of a number. */
    static WorstContrast ofOrdered(List<long[]> panes) {
        WorstContrast worst = new WorstContrast(panes);
        BinScores scores = new BinScores(EffectiveReference.of(worst.totals, 1).shares());
        worst.contrasts.add(new Contrast(scores.location()));
        worst.contrasts.add(new Contrast(scores.scale()));
        worst.addBins();
        return worst;
    }

    private void addBins() {
        for (int bin = 0; bin < totals.length; bin++) {
            if (totals[bin] >= LEAST_EXPECTED * panes.size()) {
                contrasts.add(Contrast.ofBin(bin, totals.length));
            }
        }
    }

    /** φ ≥ 1; 1 where no contrast is significant. */
    double factor() {
        double significance = Homogeneity.SIGNIFICANT / Math.max(1, contrasts.size());
        return contrasts.stream()
                .map(contrast -> contrast.homogeneity(panes, shares))
                .mapToDouble(homogeneity -> homogeneity.factor(significance))
                .reduce(1, Math::max);
    }

    private static long[] totals(List<long[]> panes) {
        long[] totals = new long[panes.get(0).length];
        for (long[] pane : panes) {
            for (int bin = 0; bin < totals.length; bin++) {
                totals[bin] += pane[bin];
            }
        }
        return totals;
    }
}
