package io.plimsoll.streams.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {

    /** What java.time takes besides: seconds left out, years of more digits, offsets with seconds, a bare point. */
    private static final Pattern GRAMMAR = Pattern.compile(
            "\\d{4}-\\d\\d-\\d\\d[Tt ]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)", Pattern.DOTALL);

    private final Rfc3339 rfc3339 = new Rfc3339();

    @ParameterizedTest
    @CsvSource({
        "1985-04-12T23:20:50.52Z, 482196050520",
        "1996-12-19T16:39:57-08:00, 851042397000",
        "1937-01-01T12:00:27.87+00:20, -1041337172130",
        "1990-12-31T23:59:60Z, 662687999000",
        "1990-12-31T15:59:60-08:00, 662687999000",
        "1970-01-01t00:00:00z, 0",
        "1970-01-01 00:00:00-00:00, 0",
        "1970-01-01T00:00:00.00000000000000000001Z, 0",
        "1969-12-31T23:59:59.99999999999999999999Z, -1",
        "2000-02-29T00:00:00+23:59, 951696060000",
        "0000-02-29T00:00:00Z, -62162121600000",
        "9999-12-31T23:59:59.999Z, 253402300799999"
    })
    void shouldReadTheTimesOfTheStandard(String text, long millis) throws RefusedException {
        assertThat(millis(text)).isEqualTo(millis);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2024",
                "2024-03-01",
                "2024-03-01T00:00Z",
                "2024-03-01T00:00:00",
                "2024-03-01T24:00:00Z",
                "2024-13-01T00:00:00Z",
                "2024-00-01T00:00:00Z",
                "2024-04-31T00:00:00Z",
                "1900-02-29T00:00:00Z",
                "2024-03-01T00:60:00Z",
                "2024-03-01T00:00:60Z",
                "2024-03-01T23:59:60+01:00",
                "2024-03-01T00:00:61Z",
                "2024-03-01T00:00:00.Z",
                "2024-03-01T00:00:00,5Z",
                "2024-03-01T00:00:00+24:00",
                "2024-03-01T00:00:00+0100",
                "2024-03-01T00:00:00+01",
                "2024-03-01T00:00:00ZZ",
                "2024-03-01T00:00:00Z ",
                " 2024-03-01T00:00:00Z",
                "12024-03-01T00:00:00Z",
                "-2024-03-01T00:00:00Z",
                "2024-3-1T00:00:00Z",
                "٢٠٢٤-03-01T00:00:00Z",
                "2024-03-01_00:00:00Z",
                "20240301T000000Z"
            })
    void shouldRefuseWhatTheStandardDoesNotKnow(String text) {
        assertThatThrownBy(() -> millis(text))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.refusal()).isEqualTo(new Refusal(Reason.TIME_UNREADABLE, EventField.TIME)));
    }

    @Test
    void shouldAgreeWithJavaTimeInEveryWeekOfTenThousandYears() throws RefusedException {
        long first = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond() / 86_400;
        long last = Instant.parse("9999-12-31T00:00:00Z").getEpochSecond() / 86_400;
        for (long day = first; day <= last; day += 7) {
            Instant instant = Instant.ofEpochSecond(day * 86_400 + 1);
            assertThat(millis(instant.toString())).isEqualTo(instant.toEpochMilli());
        }
    }

    @Test
    void shouldAgreeWithJavaTimeOnSeededTimes() throws RefusedException {
        Random random = new Random(3339);
        for (int i = 0; i < 50_000; i++) {
            long second = random.nextLong(-62_000_000_000L, 253_000_000_000L);
            Instant instant = Instant.ofEpochSecond(second, random.nextInt(1_000_000_000));
            ZoneOffset offset = ZoneOffset.ofTotalSeconds(60 * random.nextInt(-18 * 60, 18 * 60 + 1));
            String text = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSSxxx")
                    .format(OffsetDateTime.ofInstant(instant, offset));
            String cut = text.substring(0, 20) + text.substring(20, 21 + random.nextInt(9)) + text.substring(29);
            assertThat(millis(cut)).as(cut).isEqualTo(Instant.parse(cut).toEpochMilli());
        }
    }

    @Test
    void shouldAgreeWithJavaTimeOnSeededMutations() {
        Random random = new Random(5424);
        String alphabet = "0123456789-:.TtZz+ 69";
        int valid = 0;
        for (int i = 0; i < 100_000; i++) {
            StringBuilder text = new StringBuilder("2024-02-29T23:59:59.123+02:00");
            for (int change = random.nextInt(4); change >= 0; change--) {
                text.setCharAt(random.nextInt(text.length()), alphabet.charAt(random.nextInt(alphabet.length())));
            }
            Optional<Long> expected = javaTime(text.toString());
            valid += expected.isPresent() ? 1 : 0;
            assertThat(ours(text.toString())).as(text.toString()).isEqualTo(expected);
        }
        assertThat(valid).isBetween(10_000, 90_000);
    }

    private Optional<Long> ours(String text) {
        try {
            return Optional.of(millis(text));
        } catch (RefusedException e) {
            return Optional.empty();
        }
    }

    private static Optional<Long> javaTime(String text) {
        if (!GRAMMAR.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(parsed(text.toUpperCase(java.util.Locale.ROOT).replace(' ', 'T')));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** java.time knows no offsets beyond 18 hours: the difference is taken by hand. It takes 24:00:00, the RFC does not. */
    private static long parsed(String text) {
        if (text.startsWith("24", 11)) {
            throw new DateTimeException("24:00");
        }
        int sign = Math.max(text.lastIndexOf('+'), text.lastIndexOf('-', text.length()));
        if (sign <= 10) {
            return utc(text);
        }
        int hours = Integer.parseInt(text.substring(sign + 1, sign + 3));
        int minutes = Integer.parseInt(text.substring(sign + 4));
        if (hours > 23 || minutes > 59) {
            throw new DateTimeException("offset");
        }
        int offset = text.charAt(sign) == '-' ? -(hours * 60 + minutes) : hours * 60 + minutes;
        boolean leap = text.startsWith("60", 17);
        long millis =
                utc((leap ? text.substring(0, 17) + "59" + text.substring(19, sign) : text.substring(0, sign)) + "Z")
                        - offset * 60_000L;
        if (leap && Math.floorMod(millis, 86_400_000L) < 86_399_000L) {
            throw new DateTimeException("no leap second there");
        }
        return millis;
    }

    private static long utc(String text) {
        return Instant.parse(text).toEpochMilli();
    }

    private long millis(String text) throws RefusedException {
        String padded = "#" + text + "9";
        return rfc3339.epochMillis(padded.toCharArray(), 1, text.length());
    }
}
