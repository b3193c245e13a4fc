package io.plimsoll.detectors.check;

import io.plimsoll.detectors.change.ChangeDetector;
import io.plimsoll.detectors.change.Dialect;
import io.plimsoll.detectors.change.HddmA;

/** {@link HddmA}: an abrupt rise. */
public record HddmACheck() implements ChangeCheck {

    /** It has no parameters. */
    public static final HddmACheck STANDARD = new HddmACheck();

    @Override
    public String name() {
        return "hddm_a";
    }

    @Override
    public ChangeDetector detector() {
        return new HddmA(Dialect.MOA);
    }
}
