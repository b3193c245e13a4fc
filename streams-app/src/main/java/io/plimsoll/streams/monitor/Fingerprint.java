package io.plimsoll.streams.monitor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A short hash of what was added, in the order in which it was added: the first 64 bits of its SHA-256. */
public final class Fingerprint {

    private static final int BYTES = 8;

    private final MessageDigest digest;

    /** Begins with nothing. */
    public Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /** Adds a text, and an end mark so that "ab", "c" is not "a", "bc". */
    public Fingerprint add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds bytes and an end mark. */
    public Fingerprint add(byte[] bytes) {
        digest.update(bytes);
        digest.update((byte) 0);
        return this;
    }

    /** The hash so far, sixteen hexadecimal digits; ends the fingerprint. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }
}
