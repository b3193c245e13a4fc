package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.Rate;
import io.plimsoll.detectors.tally.CategoricalSubject;
import io.plimsoll.detectors.tally.Faults;
import io.plimsoll.detectors.tally.NumericSubject;
import io.plimsoll.detectors.tally.Observation;
import io.plimsoll.detectors.tally.Subject;
import java.util.Arrays;
import java.util.Optional;

/** The ways in which a subject's value can be wrong, as shares of the values that could be. */
public enum Fault {
    /** Null, absent or NaN, among all events. */
    MISSING("missing") {
        @Override
        public Rate rate(Faults faults) {
            return new Rate(faults.missing(), faults.events());
        }

        @Override
        boolean appliesTo(Subject subject) {
            return true;
        }
    },
    /** Of another kind than the reference's, among all events. */
    WRONG_TYPE("type") {
        @Override
        public Rate rate(Faults faults) {
            return new Rate(faults.wrongType(), faults.events());
        }

        @Override
        boolean appliesTo(Subject subject) {
            return true;
        }
    },
    /** Outside the declared or learned range, among the values that are there. */
    OUT_OF_RANGE("range") {
        @Override
        public Rate rate(Faults faults) {
            return new Rate(faults.outOfRange(), faults.present());
        }

        @Override
        boolean appliesTo(Subject subject) {
            return subject instanceof NumericSubject;
        }
    },
    /** A level that the reference never held, among the values that are there. */
    UNSEEN("unseen") {
        @Override
        public Rate rate(Faults faults) {
            return new Rate(faults.unseen(), faults.present());
        }

        @Override
        boolean appliesTo(Subject subject) {
            return subject instanceof CategoricalSubject categorical
                    && !categorical.levels().pooled();
        }
    };

    private final String check;

    Fault(String check) {
        this.check = check;
    }

    /** The name of the check that asks about it. */
    public String check() {
        return check;
    }

    /** What is wrong with an event's value of a subject, of one that is {@linkplain Observation#nextFault at fault}. */
    public static Fault of(Observation event, int subject) {
        if (event.isMissing(subject)) {
            return MISSING;
        }
        if (event.isOutOfRange(subject)) {
            return OUT_OF_RANGE;
        }
        return event.isUnseen(subject) ? UNSEEN : WRONG_TYPE;
    }

    /** The share of values with this fault. */
    public abstract Rate rate(Faults faults);

    abstract boolean appliesTo(Subject subject);

    /** The fault that a check of this name asks about; empty of another check. */
    static Optional<Fault> of(String check) {
        return Arrays.stream(values())
                .filter(fault -> fault.check.equals(check))
                .findFirst();
    }
}
