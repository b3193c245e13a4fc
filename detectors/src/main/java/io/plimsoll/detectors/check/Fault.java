package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.Rate;
import io.plimsoll.detectors.tally.CategoricalSubject;
import io.plimsoll.detectors.tally.Faults;
import io.plimsoll.detectors.tally.NumericSubject;
import io.plimsoll.detectors.tally.Subject;
import java.util.Optional;

/** The ways in which a subject's value can be wrong, as shares of the values that could be. */
public enum Fault {
    /** Null, absent or NaN, among all events. */
    MISSING {
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
    WRONG_TYPE {
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
    OUT_OF_RANGE {
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
    UNSEEN {
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

    /** The share of values with this fault. */
    public abstract Rate rate(Faults faults);

    abstract boolean appliesTo(Subject subject);

    /** The fault that a check of this name asks about; empty of another check. */
    static Optional<Fault> of(String check) {
        return switch (check) {
            case "missing" -> Optional.of(MISSING);
            case "type" -> Optional.of(WRONG_TYPE);
            case "range" -> Optional.of(OUT_OF_RANGE);
            case "unseen" -> Optional.of(UNSEEN);
            default -> Optional.empty();
        };
    }
}
