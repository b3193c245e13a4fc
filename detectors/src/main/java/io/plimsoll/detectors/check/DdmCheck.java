package io.plimsoll.detectors.check;

import io.plimsoll.detectors.change.ChangeDetector;
import io.plimsoll.detectors.change.Ddm;
import io.plimsoll.detectors.change.Dialect;

/** {@link Ddm}: whether the mean has risen by three of its standard deviations over its least. */
public record DdmCheck() implements ChangeCheck {

    /** It has no parameters. */
    public static final DdmCheck STANDARD = new DdmCheck();

    @Override
    public String name() {
        return "ddm";
    }

    @Override
    public ChangeDetector detector() {
        return new Ddm(Dialect.MOA);
    }
}
