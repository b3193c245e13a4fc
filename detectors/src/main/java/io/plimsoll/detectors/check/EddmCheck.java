package io.plimsoll.detectors.check;

import io.plimsoll.detectors.change.ChangeDetector;
import io.plimsoll.detectors.change.Dialect;
import io.plimsoll.detectors.change.Eddm;

/** {@link Eddm}, which knows right and wrong only: a pane is wrong whose error rate is above the mean of those before. */
public record EddmCheck() implements ChangeCheck {

    /** It has no parameters. */
    public static final EddmCheck STANDARD = new EddmCheck();

    @Override
    public String name() {
        return "eddm";
    }

    @Override
    public ChangeDetector detector() {
        return new Eddm(Dialect.MOA);
    }

    @Override
    public double value(double rate, double mean) {
        return rate > mean ? 1 : 0;
    }
}
