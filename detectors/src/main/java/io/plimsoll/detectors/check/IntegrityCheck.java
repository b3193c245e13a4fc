package io.plimsoll.detectors.check;

/**
 * A share of faulty values that should not grow.
 *
 * <p>Whether it grew is decided from the counts; the effect is by how much it is, for certain, above what the reference
 * had, or above the share that the policy declares as normal.
 */
public sealed interface IntegrityCheck extends IncreaseCheck
        permits MissingCheck, UnseenCheck, RangeCheck, WrongTypeCheck, DuplicatesCheck {

    /** By how much the share may grow before it is a warning; three times that is an error, ten times critical. */
    double increase();

    @Override
    default Family family() {
        return Family.INTEGRITY;
    }

    @Override
    default Ladder ladder() {
        return new Ladder(increase(), 3 * increase(), 10 * increase());
    }
}
