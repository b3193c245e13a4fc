package io.plimsoll.streams.monitor;

/** The part that a model version plays when it answers a request. */
public enum Role {
    /** Its decisions are carried out; the one that the others are compared with. */
    CHAMPION,
    /** Its decisions are carried out for a share of the requests, to see whether it can become champion. */
    CANARY,
    /** Its decisions are carried out for a share of the requests, in a lasting comparison. */
    CHALLENGER,
    /** It answers the champion's requests too, but its decisions are not carried out. */
    SHADOW;

    /** Whether the version's decisions are carried out. */
    public boolean serves() {
        return this != SHADOW;
    }
}
