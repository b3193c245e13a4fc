package io.plimsoll.detectors.change;

/** Reads a stream of numbers and says when its mean has changed. */
public sealed interface ChangeDetector permits Adwin, Ddm, Eddm, HddmA, HddmW, PageHinkley {

    /**
     * Takes the next value. After a CHANGE the detector starts afresh with the following one, where the class does not say
     * otherwise.
     *
     * @param value finite, in the range that the class names
     * @return the state after this value
     */
    ChangeState update(double value);
}
