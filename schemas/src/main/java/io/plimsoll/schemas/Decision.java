package io.plimsoll.schemas;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every recommendation must have. */
final class Decision {
    private static final int LONGEST_ID = 255;

    private Decision() {}

    static void identified(String decisionId, String model, @Nullable String supersedes) {
        id("decisionId", decisionId);
        Require.identifier("model", model);
        Require.textIfAny("supersedes", supersedes, LONGEST_ID);
    }

    static void id(String field, String decisionId) {
        Require.text(field, decisionId, LONGEST_ID);
    }

    static List<String> alertKeys(List<String> reasons) {
        List<String> copy = Require.list("reasons", reasons);
        copy.forEach(key -> Require.text("reasons", key, Alert.LONGEST_KEY));
        return copy;
    }

    static void timed(Instant issuedAt, Instant expiresAt) {
        Require.present("issuedAt", issuedAt);
        Require.that(
                !Require.present("expiresAt", expiresAt).isBefore(issuedAt),
                "expiresAt",
                "must not be before issuedAt");
    }
}
