package io.plimsoll.streams.serde;

import io.plimsoll.streams.monitor.Fields;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The names that objects of one kind have had, to find the string of a name without making one. Senders write the same
 * names in the same order: each remembers which came after it, and is found there by one comparison of bytes.
 *
 * <p>Bounded: when there are {@value #MOST} names all are forgotten. Only plain ASCII names are learned.
 */
final class KnownNames {

    private static final int MOST = 4_096;
    private static final int MASK = 4 * MOST - 1;
    private static final int LONGEST_RUN = 32;

    private final Name first = new Name("", new byte[0]);
    private @Nullable Name[] table = new Name[MASK + 1];
    private int size;
    private Name last = first;
    private int stamp;

    /** A name, its bytes with the quotes, and what came after it the last time. */
    private static final class Name {
        private final String name;
        private final byte[] quoted;
        private @Nullable Name next;
        private int stamp;

        Name(String name, byte[] quoted) {
            this.name = name;
            this.quoted = quoted;
        }
    }

    /** Begins an object. */
    void begin() {
        last = first;
        stamp++;
    }

    /** Takes a name and the colon after it; null if it is not known, was there before, or no colon follows. */
    @Nullable
    String take(AsciiJson json) {
        Name expected = last.next;
        Name name = expected != null && json.takeQuoted(expected.quoted) ? expected : find(json);
        if (name == null || name.stamp == stamp || !json.take(':')) {
            return null;
        }
        name.stamp = stamp;
        last.next = name;
        last = name;
        return name.name;
    }

    /** Learns the names of an object that was read otherwise. */
    void learn(Fields fields) {
        for (int entry = 0; entry < fields.size(); entry++) {
            if (isPlain(fields.name(entry))) {
                learn(fields.name(entry));
            }
        }
    }

    private @Nullable Name find(AsciiJson json) {
        if (!json.takeText()) {
            return null;
        }
        int slot = slot(json.bytes(), json.start(), json.length());
        for (int run = 0; run < LONGEST_RUN; run++) {
            Name name = table[(slot + run) & MASK];
            if (name == null || isNamed(name, json.bytes(), json.start(), json.length())) {
                return name;
            }
        }
        return null;
    }

    private void learn(String name) {
        byte[] quoted = ('"' + name + '"').getBytes(StandardCharsets.US_ASCII);
        if (size == MOST) {
            Arrays.fill(table, null);
            size = 0;
            first.next = null;
        }
        int slot = slot(quoted, 1, name.length());
        for (int run = 0; run < LONGEST_RUN; run++) {
            int place = (slot + run) & MASK;
            Name known = table[place];
            if (known == null) {
                table[place] = new Name(name, quoted);
                size++;
                return;
            }
            if (known.name.equals(name)) {
                return;
            }
        }
    }

    private static boolean isNamed(Name name, byte[] bytes, int start, int length) {
        return name.quoted.length == length + 2
                && Arrays.equals(name.quoted, 1, length + 1, bytes, start, start + length);
    }

    private static int slot(byte[] bytes, int start, int length) {
        int hash = length;
        for (int i = start; i < start + length; i++) {
            hash = hash * 31 + bytes[i];
        }
        return ((hash * 0x9E3779B9) >>> 12) & MASK;
    }

    private static boolean isPlain(String name) {
        return name.chars().allMatch(unit -> unit >= ' ' && unit < 0x80 && unit != '"' && unit != '\\');
    }
}
