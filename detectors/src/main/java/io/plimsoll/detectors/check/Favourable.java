package io.plimsoll.detectors.check;

import io.plimsoll.detectors.tally.FavourableSide;
import io.plimsoll.detectors.tally.OutcomeSubject;
import java.util.Optional;
import java.util.Set;

/** Which decisions are good for the person: parity and opportunity are about them. */
public sealed interface Favourable {

    /** The positive class of a binary model. */
    Classes POSITIVE = new Classes(Set.of(OutcomeSubject.POSITIVE));

    /** The other class of a binary model: not to be taken for a fraud. */
    Classes NEGATIVE = new Classes(Set.of(OutcomeSubject.NEGATIVE));

    /** Of a model that predicts numbers the side of a threshold; empty of classes. */
    Optional<FavourableSide> side();

    /**
     * Some of the classes.
     *
     * @param codes the codes of the classes
     */
    record Classes(Set<Integer> codes) implements Favourable {

        /** A copy is kept. */
        public Classes {
            codes = Set.copyOf(codes);
        }

        /** Whether a class is good for the person. */
        public boolean includes(int code) {
            return codes.contains(code);
        }

        @Override
        public Optional<FavourableSide> side() {
            return Optional.empty();
        }
    }

    /**
     * The numbers on one side of a threshold.
     *
     * @param of the side
     */
    record Numbers(FavourableSide of) implements Favourable {

        @Override
        public Optional<FavourableSide> side() {
            return Optional.of(of);
        }
    }
}
