package io.plimsoll.streams.monitor;

/** Is told how labels, and other versions' answers to the same requests, change what is known of waiting predictions. */
public interface Joins extends Relabelling {

    /**
     * A request has been answered by a champion and by a shadow; the pair has no label yet.
     *
     * @param pair overwritten afterwards
     */
    void pair(WaitingPair pair);

    /** A label that was held is too old for the prediction that came for it. */
    void expired();

    /**
     * The label of a pair changes.
     *
     * @param pair overwritten afterwards
     * @param from the code of the label that it had, or {@link #NO_LABEL}
     * @param to the code of the label that it has now, or {@link #NO_LABEL}
     * @param since when that became known, milliseconds since the epoch
     */
    void relabel(WaitingPair pair, int from, int to, long since);
}
