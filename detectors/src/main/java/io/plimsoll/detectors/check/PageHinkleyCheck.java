package io.plimsoll.detectors.check;

import io.plimsoll.detectors.change.ChangeDetector;
import io.plimsoll.detectors.change.Dialect;
import io.plimsoll.detectors.change.PageHinkley;

/**
 * {@link PageHinkley}: whether what panes err more than the mean so far adds up.
 *
 * @param threshold how much that is, positive, in error rates: 0.5 are ten panes that err 5 points more
 */
public record PageHinkleyCheck(double threshold) implements ChangeCheck {

    /** Of rates; the 50 that libraries have is for thousands of single errors. */
    public static final PageHinkleyCheck STANDARD = new PageHinkleyCheck(0.5);

    /**
     * @throws IllegalArgumentException if the threshold is not positive
     */
    public PageHinkleyCheck {
        if (!(threshold > 0)) {
            throw new IllegalArgumentException("threshold is positive, not " + threshold);
        }
    }

    @Override
    public String name() {
        return "page_hinkley";
    }

    @Override
    public ChangeDetector detector() {
        return new PageHinkley(Dialect.MOA, threshold);
    }
}
