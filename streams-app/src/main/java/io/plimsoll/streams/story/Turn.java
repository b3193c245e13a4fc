package io.plimsoll.streams.story;

/**
 * Something that goes another way for some days.
 *
 * @param days on which it does
 * @param change to an applicant
 */
record Turn(Days days, Change change) {

    /** A change of an applicant. */
    @FunctionalInterface
    interface Change {
        Applicant of(Applicant applicant, int day, Draws draws);
    }

    Applicant apply(Applicant applicant, int day, Draws draws) {
        return days.contain(day) ? change.of(applicant, day, draws) : applicant;
    }

    /** A change that meets a share of the applicants. */
    static Change sometimes(double share, Change change) {
        return (applicant, day, draws) -> draws.happens(share) ? change.of(applicant, day, draws) : applicant;
    }
}
