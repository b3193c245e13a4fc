package io.plimsoll.detectors.evidence;

import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.function.Function;

/**
 * A reference made ready once to judge any number of windows: p, A, the alternatives and all log-gammas that do not
 * depend on the window. Immutable, safe to share between threads.
 *
 * <p>Of the many segments of a model few are ever looked at closer than {@link #upperBound}, and the alternatives are nine
 * tenths of what a reference takes on the heap. They are made when they are asked for, and last for the runs of one close:
 * making them costs about as much as asking them once.
 */
public final class PreparedReference implements DriftEvidence {
    static final double HALF = 0.5;
    private static final double[] CONCENTRATIONS = {10, 30, 100, 300, 1000, 3000};

    private final EffectiveReference effective;
    private final Function<EffectiveReference, Alternatives> tilts;
    private final double scale;
    private final DirichletAlternatives reference;
    private volatile WeakReference<Mixed> mixed = new WeakReference<>(null);

    private PreparedReference(EffectiveReference effective, Function<EffectiveReference, Alternatives> tilts) {
        this.effective = effective;
        this.tilts = tilts;
        this.scale = 1 / effective.designEffect();
        this.reference = new DirichletAlternatives(
                new double[] {1}, new double[] {effective.concentration()}, new double[][] {effective.shares()});
    }

    static PreparedReference of(EffectiveReference effective, Function<EffectiveReference, Alternatives> tilts) {
        return new PreparedReference(effective, tilts);
    }

    private Mixed alternatives() {
        Mixed kept = mixed.get();
        if (kept != null) {
            return kept;
        }
        Mixed made = new Mixed(anyShape(effective), tilts.apply(effective));
        mixed = new WeakReference<>(made);
        return made;
    }

    /** ½ mean_K DM(c; K p), K ≤ n/(2φ). */
    private static Alternatives anyShape(EffectiveReference effective) {
        double[] concentrations = Arrays.stream(CONCENTRATIONS)
                .filter(k -> k <= effective.size() / 2)
                .toArray();
        double[] weights = new double[concentrations.length];
        double[][] shares = new double[concentrations.length][];
        Arrays.fill(weights, HALF / weights.length);
        Arrays.fill(shares, effective.shares());
        return new DirichletAlternatives(weights, concentrations, shares);
    }

    /** How many bins a window must have. */
    public int bins() {
        return effective.bins();
    }

    /**
     * ln E of a window or run; 0 for one without rows.
     *
     * @param counts per bin, as those of the reference
     */
    public double logE(long[] counts) {
        double total = total(counts);
        if (total == 0) {
            return 0;
        }
        LogSum sum = new LogSum();
        Mixed alternatives = alternatives();
        alternatives.anyShape.addTo(sum, counts, scale, total);
        alternatives.tilts.addTo(sum, counts, scale, total);
        return sum.value() - reference.logTerm(0, counts, scale, total);
    }

    /**
     * A bound that ln E cannot pass, at a thirteenth of the price of ln E: no mixture of distributions makes the counts
     * likelier than their own shares do, so ln E ≤ Σ c ln(c/m) − ln DM(c; r + ½). Who only asks whether ln E reaches
     * some level need not compute it where this does not.
     */
    public double upperBound(long[] counts) {
        double total = total(counts);
        return total == 0 ? 0 : logLikelihood(counts, total) - reference.logTerm(0, counts, scale, total);
    }

    private double logLikelihood(long[] counts, double total) {
        double sum = 0;
        for (long count : counts) {
            if (count > 0) {
                sum += count * scale * NaturalLog.of(count * scale / total);
            }
        }
        return sum;
    }

    private double total(long[] counts) {
        if (counts.length != bins()) {
            throw new IllegalArgumentException(counts.length + " counts for " + bins() + " bins");
        }
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        return total * scale;
    }

    /** All alternatives: half of them of any shape, half of the usual ones. */
    private record Mixed(Alternatives anyShape, Alternatives tilts) {}
}
