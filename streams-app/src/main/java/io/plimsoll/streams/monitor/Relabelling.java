package io.plimsoll.streams.monitor;

/** Is told how labels change what is known of waiting predictions. */
@FunctionalInterface
public interface Relabelling {

    /** Stands for no label. */
    int NO_LABEL = -1;

    /**
     * The code of a label that is a number: its bits to 24 digits. No number has those of {@link #NO_LABEL}.
     *
     * @param label finite
     */
    static int codeOf(double label) {
        return Float.floatToIntBits((float) label);
    }

    /** The number of a code, NaN for no label. */
    static double numberOf(int code) {
        return code == NO_LABEL ? Double.NaN : Float.intBitsToFloat(code);
    }

    /**
     * The label of a prediction changes.
     *
     * @param series the series in which the prediction was counted, the same instance for the same series
     * @param answer the prediction; overwritten afterwards
     * @param from the code of the label that it had, or {@link #NO_LABEL}
     * @param to the code of the label that it has now, or {@link #NO_LABEL}
     * @param since when that became known, milliseconds since the epoch
     */
    void relabel(Series series, WaitingAnswer answer, int from, int to, long since);
}
