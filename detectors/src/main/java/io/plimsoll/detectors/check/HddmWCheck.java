package io.plimsoll.detectors.check;

import io.plimsoll.detectors.change.ChangeDetector;
import io.plimsoll.detectors.change.Dialect;
import io.plimsoll.detectors.change.HddmW;

/** {@link HddmW}: a gradual rise. */
public record HddmWCheck() implements ChangeCheck {

    /** It has no parameters. */
    public static final HddmWCheck STANDARD = new HddmWCheck();

    @Override
    public String name() {
        return "hddm_w";
    }

    @Override
    public ChangeDetector detector() {
        return new HddmW(Dialect.MOA);
    }
}
