package io.plimsoll.schemas;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length of time as policies write it: a whole number and one unit, {@code 200ms}, {@code 30s}, {@code 10m},
 * {@code 6h}, {@code 1d}, {@code 2w}. A day is 24 hours and a week 7 days, always: windows are counted from the epoch.
 *
 * <p>It is kept as it was written: {@code 7d} and {@code 1w} last equally long and are not equal. Compare
 * {@link #toDuration()} where the length matters.
 *
 * @param amount how many units, 0 or more
 * @param unit the unit
 */
public record PolicyDuration(long amount, Unit unit) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,15})(ms|s|m|h|d|w)");

    /** The units, shortest first. */
    public enum Unit {
        /** Milliseconds, for latencies. */
        MS(1),
        /** Seconds. */
        S(1_000),
        /** Minutes. */
        M(60_000),
        /** Hours. */
        H(3_600_000),
        /** Days of 24 hours. */
        D(86_400_000),
        /** Weeks of 7 days. */
        W(604_800_000);

        private final long millis;

        Unit(long millis) {
            this.millis = millis;
        }
    }

    /** @throws WireException if the amount is negative or the length does not fit into milliseconds */
    public PolicyDuration {
        Require.that(amount >= 0, "duration", "must not be negative");
        Require.that(amount <= Long.MAX_VALUE / unit.millis, "duration", "is too long for the clock");
    }

    /**
     * Reads {@code 10m}.
     *
     * @throws WireException quoting the text, if it is no duration
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static PolicyDuration parse(String text) {
        Matcher matcher = FORM.matcher(text);
        Require.that(
                matcher.matches(), "duration", quoted(text) + " must be a whole number and ms, s, m, h, d or w: 10m");
        return new PolicyDuration(Long.parseLong(matcher.group(1)), unit(matcher.group(2)));
    }

    /**
     * A length in the longest unit up to days that holds it exactly: 86,400 s is {@code 1d}, 90 s is {@code 90s}.
     *
     * @throws WireException if it is negative or no whole number of milliseconds
     */
    public static PolicyDuration of(Duration length) {
        long millis = length.toMillis();
        boolean whole = length.equals(Duration.ofMillis(millis));
        Require.that(whole, "duration", "must be a whole number of milliseconds");
        Unit unit = Arrays.stream(Unit.values())
                .filter(candidate -> candidate != Unit.W && millis % candidate.millis == 0 && millis != 0)
                .reduce(Unit.MS, (shorter, longer) -> longer);
        return new PolicyDuration(millis / unit.millis, unit);
    }

    /** The same length for {@code java.time}. */
    public Duration toDuration() {
        return Duration.ofMillis(toMillis());
    }

    /** The length in milliseconds, exact. */
    public long toMillis() {
        return amount * unit.millis;
    }

    /** As on the wire. */
    @Override
    @JsonValue
    public String toString() {
        return amount + unit.name().toLowerCase(Locale.ROOT);
    }

    private static Unit unit(String symbol) {
        return Unit.valueOf(symbol.toUpperCase(Locale.ROOT));
    }

    /** Long rubbish is not repeated in full. */
    private static String quoted(String text) {
        return "\"" + (text.length() <= 40 ? text : text.substring(0, 40) + "…") + "\"";
    }
}
