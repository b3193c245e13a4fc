package io.plimsoll.detectors.statistic;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;

/**
 * Means of two groups compared within strata, then averaged, as {@link MantelHaenszel} does it with shares: with sums a and c
 * over n and m cases, N = n + m, ratio Σ(a·m/N)/Σ(c·n/N), difference Σ((a·m − c·n)/N)/Σ(n·m/N).
 *
 * @param strata one pair for each stratum; where one group is missing the stratum drops out
 */
public record StratifiedMeans(List<Stratum> strata) {

    /**
     * Both groups in one stratum.
     *
     * @param sum over the group
     * @param cases of the group
     * @param otherSum over the group it is compared with
     * @param otherCases of that group
     */
    public record Stratum(double sum, double cases, double otherSum, double otherCases) {
        private double weight() {
            return cases * otherCases / (cases + otherCases);
        }

        private boolean isInformative() {
            return cases > 0 && otherCases > 0;
        }

        private Stratum plus(Stratum more) {
            return new Stratum(
                    sum + more.sum, cases + more.cases, otherSum + more.otherSum, otherCases + more.otherCases);
        }
    }

    /** Copies. */
    public StratifiedMeans {
        strata = List.copyOf(strata);
    }

    /** The difference that remains when the mix of the strata is held fast; empty where no stratum holds both groups. */
    public OptionalDouble difference() {
        double difference = 0;
        double weight = 0;
        for (Stratum stratum : strata) {
            if (stratum.isInformative()) {
                difference += stratum.weight() * (stratum.sum / stratum.cases - stratum.otherSum / stratum.otherCases);
                weight += stratum.weight();
            }
        }
        return weight == 0 ? OptionalDouble.empty() : OptionalDouble.of(difference / weight);
    }

    /** The ratio likewise; empty also where the other group's sum is 0. */
    public OptionalDouble ratio() {
        double numerator = 0;
        double denominator = 0;
        for (Stratum stratum : strata) {
            if (stratum.isInformative()) {
                numerator += stratum.weight() * stratum.sum / stratum.cases;
                denominator += stratum.weight() * stratum.otherSum / stratum.otherCases;
            }
        }
        return denominator == 0 ? OptionalDouble.empty() : OptionalDouble.of(numerator / denominator);
    }

    private StratifiedMeans pooled() {
        return new StratifiedMeans(
                strata.stream().reduce(Stratum::plus).map(List::of).orElse(List.of()));
    }

    /**
     * Whether the pooled and the common difference disagree about a limit: then the mix decides, not the treatment. An
     * undefined one disagrees with nothing.
     */
    public boolean differenceDependsOnMix(DoublePredicate allowed) {
        return disagree(pooled().difference(), difference(), allowed);
    }

    /** The same for the ratios. */
    public boolean ratioDependsOnMix(DoublePredicate allowed) {
        return disagree(pooled().ratio(), ratio(), allowed);
    }

    private static boolean disagree(OptionalDouble pooled, OptionalDouble common, DoublePredicate allowed) {
        return pooled.isPresent()
                && common.isPresent()
                && allowed.test(pooled.getAsDouble()) != allowed.test(common.getAsDouble());
    }
}
