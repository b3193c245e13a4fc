package io.plimsoll.detectors.statistic;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;

/**
 * Two groups compared within strata (days, panes), then averaged: what remains of a difference of rates when the mix of the
 * strata is held fast.
 *
 * <p>With a of n in the group and c of m in the other, N = n + m, summed over the strata: ratio Σ(a·m/N)/Σ(c·n/N),
 * difference Σ((a·m − c·n)/N)/Σ(n·m/N). A stratum in which one group is missing says nothing and drops out. Without this,
 * a group that happens to come on days when few are selected looks discriminated against: daily ratios of 1 pool to .77
 * (Simpson's paradox).
 *
 * @param strata one pair for each stratum
 * @see <a href="https://doi.org/10.1093/jnci/22.4.719">Mantel and Haenszel (1959)</a>
 * @see <a href="https://doi.org/10.1111/j.2517-6161.1951.tb00088.x">Simpson (1951)</a>
 */
public record MantelHaenszel(List<Stratum> strata) {

    /**
     * Both groups in one stratum.
     *
     * @param group the share of the group
     * @param other the share of the group it is compared with
     */
    public record Stratum(Share group, Share other) {
        private boolean isInformative() {
            return group.isDefined() && other.isDefined();
        }

        private double size() {
            return (double) group.whole() + other.whole();
        }
    }

    /** Copies. */
    public MantelHaenszel {
        strata = List.copyOf(strata);
    }

    /** The common ratio; empty where no stratum holds both groups, or the other group has no success in any such one. */
    public OptionalDouble ratio() {
        double numerator = 0;
        double denominator = 0;
        for (Stratum stratum : strata) {
            if (stratum.isInformative()) {
                numerator += (double) stratum.group.part() * stratum.other.whole() / stratum.size();
                denominator += (double) stratum.other.part() * stratum.group.whole() / stratum.size();
            }
        }
        return denominator == 0 ? OptionalDouble.empty() : OptionalDouble.of(numerator / denominator);
    }

    /** The common difference; empty where no stratum holds both groups. */
    public OptionalDouble difference() {
        double numerator = 0;
        double weight = 0;
        for (Stratum stratum : strata) {
            if (stratum.isInformative()) {
                double n = stratum.group.whole();
                double m = stratum.other.whole();
                numerator += (stratum.group.part() * m - stratum.other.part() * n) / stratum.size();
                weight += n * m / stratum.size();
            }
        }
        return weight == 0 ? OptionalDouble.empty() : OptionalDouble.of(numerator / weight);
    }

    /** Both groups over all strata. */
    public Stratum pooled() {
        return new Stratum(
                strata.stream().map(Stratum::group).reduce(new Share(0, 0), Share::plus),
                strata.stream().map(Stratum::other).reduce(new Share(0, 0), Share::plus));
    }

    /** The ratio of the pooled rates; empty where it is undefined. */
    public OptionalDouble pooledRatio() {
        return comparison().map(TwoProportions::ratio).orElseGet(OptionalDouble::empty);
    }

    /** The difference of the pooled rates; empty where it is undefined. */
    public OptionalDouble pooledDifference() {
        return comparison()
                .map(TwoProportions::difference)
                .map(OptionalDouble::of)
                .orElseGet(OptionalDouble::empty);
    }

    private Optional<TwoProportions> comparison() {
        Stratum all = pooled();
        return TwoProportions.of(all.group.part(), all.group.whole(), all.other.part(), all.other.whole());
    }

    /**
     * Whether the pooled and the common ratio disagree about a limit: then the mix decides, not the treatment. An undefined
     * one disagrees with nothing.
     *
     * @param allowed whether a ratio is within the limit
     */
    public boolean ratioDependsOnMix(DoublePredicate allowed) {
        return disagree(pooledRatio(), ratio(), allowed);
    }

    /** The same for the differences. */
    public boolean differenceDependsOnMix(DoublePredicate allowed) {
        return disagree(pooledDifference(), difference(), allowed);
    }

    private static boolean disagree(OptionalDouble pooled, OptionalDouble common, DoublePredicate allowed) {
        return pooled.isPresent()
                && common.isPresent()
                && allowed.test(pooled.getAsDouble()) != allowed.test(common.getAsDouble());
    }
}
