package io.plimsoll.detectors.evidence;

/** A weighted family of Dirichlet alternatives, which adds ln(w_j DM(c; a_j)) of each member to a sum. */
interface Alternatives {
    /**
     * @param counts observed counts per bin
     * @param scale what a count is worth: 1/φ
     * @param total the worth of all counts
     */
    void addTo(LogSum sum, long[] counts, double scale, double total);
}
