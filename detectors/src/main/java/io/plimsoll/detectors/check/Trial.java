package io.plimsoll.detectors.check;

import io.plimsoll.detectors.tally.PairTable;
import java.util.Optional;

/** How a candidate is compared with the version that acts. */
public sealed interface Trial {

    /** The version whose decisions are carried out. */
    Arm acting();

    /** The version that may take over. */
    Arm candidate();

    /**
     * The candidate answers the same requests, and its decisions are not carried out.
     *
     * @param acting the version whose decisions are carried out
     * @param candidate the version that answers beside it
     * @param pairs the requests that both answered and whose labels had time to come; empty where they are not counted, so that
     *     the two are compared as wholes, by wider intervals
     */
    record Shadow(Arm acting, Arm candidate, Optional<PairTable> pairs) implements Trial {}

    /**
     * Each request goes to one version, drawn by lot: canary, A/B, A/B/C.
     *
     * @param acting the champion
     * @param candidate the canary or challenger
     * @param declared how traffic should be split, where it is declared
     */
    record Split(Arm acting, Arm candidate, Optional<DeclaredSplit> declared) implements Trial {}
}
