package io.plimsoll.streams.wire;

import io.plimsoll.schemas.ReferenceProfile;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A reference profile that is kept to be read again: as an object it takes some megabytes, as compressed JSON a fiftieth.
 *
 * @param model the model
 * @param version the version
 * @param message the profile
 */
record KeptProfile(String model, String version, Compressed message) {

    static KeptProfile of(ReferenceProfile profile) {
        return new KeptProfile(profile.model(), profile.version(), Compressed.of(Json.bytes(profile)));
    }

    /** The key of its message. */
    String key() {
        return model + "|" + version;
    }

    /** The profile, read anew. */
    ReferenceProfile profile() {
        try {
            return Json.MESSAGES.readValue(message.json(), ReferenceProfile.class);
        } catch (IOException never) {
            throw new UncheckedIOException("a profile that was read cannot be read again", never);
        }
    }
}
