package io.plimsoll.streams.forward;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Shows a receiver that a request comes from here and is not an old one sent again:
 * {@code Plimsoll-Signature: t=SECONDS,v1=HEX}, where HEX is HMAC-SHA256 over {@code SECONDS.BODY} (RFC 2104). The receiver
 * computes the same, compares in constant time, and refuses a time that is minutes away.
 */
final class Signature {

    static final String HEADER = "Plimsoll-Signature";

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    Signature(String secret) {
        key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** The header of a body that is sent now. */
    String of(byte[] body, Instant now) {
        long seconds = now.getEpochSecond();
        return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(digest(seconds, body));
    }

    private byte[] digest(long seconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((seconds + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException("every Java has " + ALGORITHM, never);
        }
    }
}
