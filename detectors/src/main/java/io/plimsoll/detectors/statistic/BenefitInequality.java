package io.plimsoll.detectors.statistic;

import java.util.OptionalDouble;

/**
 * How unequally a decision's benefit is spread: generalized entropy of b = decision − label + 1, which is 2 for whoever got
 * it undeserved, 1 for a right decision, 0 for whoever was wrongly refused.
 *
 * <p>Over people it mixes unfairness between and within groups; {@link #between} gives every member the group's mean
 * benefit, and so only the part between groups. 0 = all alike. Undefined without anybody, or where nobody has a benefit.
 *
 * @see <a href="https://doi.org/10.1145/3219819.3220046">Speicher et al., A unified approach to quantifying algorithmic
 *     unfairness (2018)</a>
 */
public enum BenefitInequality {
    /** Theil's index: the mean of (b/μ) ln(b/μ), with 0 ln 0 = 0. */
    THEIL {
        @Override
        double term(double relative) {
            return relative == 0 ? 0 : relative * StrictMath.log(relative);
        }
    },
    /** GE(2): the mean of ((b/μ)² − 1)/2, half the squared coefficient of variation. */
    GENERALIZED_ENTROPY {
        @Override
        double term(double relative) {
            return (relative * relative - 1) / 2;
        }
    };

    /** What somebody with this benefit relative to the mean adds. */
    abstract double term(double relative);

    /** Over people. */
    public OptionalDouble of(Confusion confusion) {
        double mean = meanBenefit(confusion);
        if (!(mean > 0)) {
            return OptionalDouble.empty();
        }
        long right = confusion.truePositives() + confusion.trueNegatives();
        double sum = confusion.falsePositives() * term(2 / mean)
                + right * term(1 / mean)
                + confusion.falseNegatives() * term(0);
        return OptionalDouble.of(sum / confusion.total());
    }

    /** Between groups; groups without a label do not count. */
    public OptionalDouble between(Groups groups) {
        Confusion everybody = groups.everybody().labelled();
        double mean = meanBenefit(everybody);
        if (!(mean > 0)) {
            return OptionalDouble.empty();
        }
        double sum =
                groups.pool().labelled().total() * relativeTerm(groups.pool().labelled(), mean);
        for (Outcomes group : groups.outcomes().values()) {
            sum += group.labelled().total() * relativeTerm(group.labelled(), mean);
        }
        return OptionalDouble.of(sum / everybody.total());
    }

    private double relativeTerm(Confusion group, double mean) {
        return group.total() == 0 ? 0 : term(meanBenefit(group) / mean);
    }

    /** NaN, which is no benefit, without anybody. */
    private static double meanBenefit(Confusion confusion) {
        long benefit = 2 * confusion.falsePositives() + confusion.truePositives() + confusion.trueNegatives();
        return (double) benefit / confusion.total();
    }
}
