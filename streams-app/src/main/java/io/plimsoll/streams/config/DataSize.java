package io.plimsoll.streams.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of bytes as people write it: {@code 512KB}, {@code 4MB}. As Kafka counts them, a KB has 1,024 bytes and an MB
 * 1,024 KB.
 *
 * @param bytes how many, from 1 to the largest array of Java, because each size here limits one record
 */
public record DataSize(int bytes) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,10})(B|KB|MB|GB)");
    private static final Map<String, Long> UNITS = Map.of("B", 1L, "KB", 1L << 10, "MB", 1L << 20, "GB", 1L << 30);
    private static final String RULE = "must be a whole number and a unit up to 2 GB, such as 512KB or 4MB";

    /** @throws InvalidSetting if it is nothing */
    public DataSize {
        InvalidSetting.require(bytes > 0, "", RULE);
    }

    /** @throws InvalidSetting if the text is no size */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static DataSize parse(String text) {
        Matcher matcher = FORM.matcher(text);
        InvalidSetting.require(matcher.matches(), "", RULE);
        long bytes = Long.parseLong(matcher.group(1)) * UNITS.getOrDefault(matcher.group(2), 0L);
        InvalidSetting.require(bytes <= Integer.MAX_VALUE, "", RULE);
        return new DataSize((int) bytes);
    }

    /** So many MB. */
    public static DataSize ofMegabytes(int megabytes) {
        return new DataSize(Math.multiplyExact(megabytes, 1 << 20));
    }

    /** In the largest unit that holds it exactly. */
    @Override
    public String toString() {
        if (bytes % (1 << 20) == 0) {
            return (bytes >> 20) + "MB";
        }
        return bytes % (1 << 10) == 0 ? (bytes >> 10) + "KB" : bytes + "B";
    }
}
