package io.plimsoll.streams.ops.view;

import io.plimsoll.schemas.Finding;
import io.plimsoll.schemas.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What a window says of one name.
 *
 * @param verdict the answer
 * @param value the statistic, to seven digits; null if undefined, as are the others
 * @param lower the lower end of its interval
 * @param upper the upper end of its interval
 * @param threshold the limit that it was held against
 */
public record Figure(
        Verdict verdict,
        @Nullable Float value,
        @Nullable Float lower,
        @Nullable Float upper,
        @Nullable Float threshold) {

    static Figure of(Finding finding) {
        Finding.Compared compared = finding.compared();
        return new Figure(
                finding.verdict(),
                single(finding.value()),
                single(finding.lower()),
                single(finding.upper()),
                compared == null ? null : single(compared.threshold()));
    }

    private static @Nullable Float single(@Nullable Double number) {
        return number == null ? null : number.floatValue();
    }

    /** How bad it is, from 0; what could not be judged is not what is worst. */
    public int rank() {
        return verdict == Verdict.INSUFFICIENT ? 0 : 1 + Severities.rank(verdict);
    }

    /** The same figures with another answer. */
    Figure judged(Verdict other) {
        return new Figure(other, value, lower, upper, threshold);
    }
}
