package io.plimsoll.detectors.check;

import io.plimsoll.detectors.change.Adwin;
import io.plimsoll.detectors.change.ChangeDetector;
import io.plimsoll.detectors.change.Dialect;

/**
 * {@link Adwin}: whether the older and the newer panes have another mean. Falls shorten its window without being told.
 *
 * @param delta its confidence, in (0, 1); the smaller the less it says
 */
public record AdwinCheck(double delta) implements ChangeCheck {

    /** MOA's. */
    public static final AdwinCheck STANDARD = new AdwinCheck(Adwin.DEFAULT_DELTA);

    /**
     * @throws IllegalArgumentException if the confidence is outside
     */
    public AdwinCheck {
        if (!(0 < delta && delta < 1)) {
            throw new IllegalArgumentException("delta is between 0 and 1, not " + delta);
        }
    }

    @Override
    public String name() {
        return "adwin";
    }

    @Override
    public ChangeDetector detector() {
        return new Adwin(Dialect.MOA, delta, true);
    }
}
