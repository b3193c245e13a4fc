package io.plimsoll.schemas;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one check says about one subject over one span. Nulls are written: a figure that is null is undefined here.
 *
 * @param check the check's name: psi, ks, missing, accuracy, demographic_parity_ratio, …
 * @param family what it is about
 * @param subject what was checked
 * @param span how much time it judges
 * @param value the statistic, as the field defines it
 * @param corrected the value without the noise of finite samples
 * @param lower the one-sided 95% lower bound, or the lower end of the interval
 * @param upper the upper end of the interval
 * @param compared what was held against which threshold, or null if nothing was
 * @param n the rows that it rests on
 * @param logE the natural logarithm of the evidence against "nothing moved"
 * @param verdict the answer
 * @param reason why it is insufficient, or what else a reader must know
 * @param mde the smallest effect that would have been found with power 0.8
 * @param limited whether anything follows from it; false of a figure that is only shown, which the policy does not limit; null
 *     of a finding that is older than this field: it may
 * @param until where the time that it judges ends, if that is before the end of the window, or of the decision's, that tells of
 *     it: what needs labels is told when they had time to come; null if it ends there
 */
@WireWithNulls
public record Finding(
        String check,
        Family family,
        Subject subject,
        Span span,
        @Nullable Double value,
        @Nullable Double corrected,
        @Nullable Double lower,
        @Nullable Double upper,
        @Nullable Compared compared,
        @Nullable Long n,
        @Nullable Double logE,
        Verdict verdict,
        @Nullable String reason,
        @Nullable Double mde,
        @Nullable Boolean limited,
        @WireTime @Nullable Instant until) {
    /** The longest reason, in characters. */
    public static final int LONGEST_REASON = 1_024;

    /** @throws WireException naming the field that is missing or out of its limits */
    public Finding {
        Require.name("check", check);
        Require.present("family", family);
        Require.present("subject", subject);
        Require.present("span", span);
        Require.finite("value", value);
        Require.finite("corrected", corrected);
        Require.finite("lower", lower);
        Require.finite("upper", upper);
        Require.count("n", n);
        Require.finite("logE", logE);
        boolean insufficient = Require.present("verdict", verdict) == Verdict.INSUFFICIENT;
        Require.that(!insufficient || reason != null, "reason", "is missing: an insufficient finding says why");
        Require.textIfAny("reason", reason, LONGEST_REASON);
        Require.finite("mde", mde);
    }

    /** Of time that ends with the window, of which it is not said whether it is limited. */
    public Finding(
            String check,
            Family family,
            Subject subject,
            Span span,
            @Nullable Double value,
            @Nullable Double corrected,
            @Nullable Double lower,
            @Nullable Double upper,
            @Nullable Compared compared,
            @Nullable Long n,
            @Nullable Double logE,
            Verdict verdict,
            @Nullable String reason,
            @Nullable Double mde) {
        this(
                check, family, subject, span, value, corrected, lower, upper, compared, n, logE, verdict, reason, mde,
                null, null);
    }

    /** Which figure of a finding a threshold is held against. */
    public enum Figure implements WireName {
        /** The value without noise. */
        CORRECTED,
        /** The lower bound. */
        LOWER,
        /** The value itself. */
        VALUE;

        /** The constant that a word of the wire stands for; see {@link WireName#parse}. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static Figure of(String wire) {
            return WireName.parse("name", values(), wire);
        }
    }

    /**
     * The comparison that made the verdict.
     *
     * @param name which figure
     * @param value the figure, or null if undefined
     * @param threshold the limit it was held against
     */
    @WireWithNulls
    public record Compared(Figure name, @Nullable Double value, Double threshold) {
        /** @throws WireException naming the field that is missing or not finite */
        public Compared {
            Require.present("name", name);
            Require.finite("value", value);
            Require.finite("threshold", Require.present("threshold", threshold));
        }
    }
}
