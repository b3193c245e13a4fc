package io.plimsoll.streams.topology;

import io.plimsoll.streams.monitor.Fingerprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an instance says of the definitions that it took last: with the offset up to which it has read a topic of definitions
 * it commits, as the metadata of that offset, the hash of each message that is in force, or that it was refused.
 *
 * <pre>credit=0123456789abcdef fraud=refused old=retired</pre>
 *
 * @param newestFirst the messages, the newest first
 */
public record Attestation(List<Entry> newestFirst) {

    /** Of nothing. */
    public static final Attestation NONE = new Attestation(List.of());

    /** A broker takes 4,096 bytes unless told otherwise. */
    private static final int LONGEST = 4_000;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._|-]{1,201}");
    private static final String REFUSED = "refused";
    private static final String RETIRED = "retired";

    /** A copy is kept. */
    public Attestation {
        newestFirst = List.copyOf(newestFirst);
    }

    /**
     * What became of a message.
     *
     * @param key its key
     * @param state the hash of the message in force, {@code refused} or {@code retired}
     */
    public record Entry(String key, String state) {

        /** Whether the message was refused. */
        public boolean isRefused() {
            return state.equals(REFUSED);
        }

        @Override
        public String toString() {
            return key + "=" + state;
        }
    }

    /** The hash of a message in force; of a tombstone a word. */
    public static String hash(byte @Nullable [] message) {
        return message == null ? RETIRED : new Fingerprint().add(message).toString();
    }

    /** With another message. */
    Attestation with(String key, byte @Nullable [] message, boolean good) {
        List<Entry> entries = new ArrayList<>();
        if (NAME.matcher(key).matches()) {
            entries.add(new Entry(key, good ? hash(message) : REFUSED));
        }
        newestFirst.stream().filter(entry -> !entry.key().equals(key)).forEach(entries::add);
        return new Attestation(entries).shortened();
    }

    private Attestation shortened() {
        int length = 0;
        int kept = 0;
        while (kept < newestFirst.size()
                && (length += newestFirst.get(kept).toString().length() + 1) <= LONGEST) {
            kept++;
        }
        return new Attestation(newestFirst.subList(0, kept));
    }

    /** What became of the last message of a key, if it is among the newest. */
    public Optional<Entry> of(String key) {
        return newestFirst.stream().filter(entry -> entry.key().equals(key)).findFirst();
    }

    /** As one line. */
    public String text() {
        return String.join(" ", newestFirst.stream().map(Entry::toString).toList());
    }

    /** What {@link #text} wrote; what is not of that form is left out. */
    public static Attestation read(@Nullable String text) {
        List<Entry> entries = new ArrayList<>();
        for (String part : text == null ? new String[0] : text.split(" ", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                entries.add(new Entry(part.substring(0, equals), part.substring(equals + 1)));
            }
        }
        return new Attestation(entries);
    }
}
